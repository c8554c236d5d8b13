import type { CallSite } from '../../python/callSites.js';
import type { PythonModule } from '../../python/parsePython.js';
import type { PythonRange } from '../../python/statement.js';
import { Keyword, Op } from '../../python/tokenKinds.js';
import { statementAt, visibleUses } from '../../python/visibleUses.js';

/** How often a name is used in other ways than being called. */
export interface OtherUses {
  /** `@name` */
  decorators: number;
  /** `name.x`, `name[x]`, `x in name` */
  objects: number;
  /** `class X(name)`, `except name` */
  classes: number;
  /** Handed on: `f(name)`, `x = name` */
  values: number;
  /** `with name(...)` */
  contexts: number;
}

export function noUses(): OtherUses {
  return { decorators: 0, objects: 0, classes: 0, values: 0, contexts: 0 };
}

/** Counts them in `counts`; gives the decorators without parentheses as the calls that they are. */
export function countUses(
  module: PythonModule,
  boundNameOrDotted: string,
  scope: PythonRange,
  counts: OtherUses,
): CallSite[] {
  const { codes, starts, ends } = module.tokens;
  const found: CallSite[] = [];
  for (const { first, last } of visibleUses(module, boundNameOrDotted, scope)) {
    const start = starts[first]!;
    const statement = statementAt(module, start);
    if (!statement || statement.kind === 'import' || statement.kind === 'from') continue;
    const before = codes[first - 1];
    const after = codes[last + 1];
    const { bases, kind } = statement;
    const isDecorator = statement.decorators.some((each) => each.start < start && start < each.end);
    if (isDecorator && before === Op.At && after !== Op.OpenParen && after !== Op.Dot) {
      counts.decorators++;
      const args = [{ text: 'func' }];
      found.push({ start, end: ends[last]!, args, awaited: false, resultUsed: true });
    } else if (isDecorator && before === Op.At && after === Op.OpenParen) counts.decorators++;
    else if (after === Op.OpenParen) {
      if (before === Keyword.With) counts.contexts++;
    } else if (after === Op.Dot || after === Op.OpenBracket || before === Keyword.In) counts.objects++;
    else if (kind === 'except' || (bases && bases.start <= start && start < bases.end)) counts.classes++;
    else counts.values++;
  }
  return found;
}
