import { collectBindings } from './collectBindings.js';
import { functionBindings, type LocalKind } from './functionBindings.js';
import type { PythonModule, PythonStatement } from './parsePython.js';
import type { PythonRange } from './statement.js';
import { Keyword, Op, TokenKind, isCloseBracket, isOpenBracket } from './tokenKinds.js';
import { tokenAtOrAfter, tokenIs, tokenText } from './tokenReading.js';

/** A use of a dotted name: its first and last token, last included. */
export interface DottedUse {
  readonly first: number;
  readonly last: number;
}

/** The innermost statement around an offset, or undefined between statements. */
export function statementAt(module: PythonModule, offset: number): PythonStatement | undefined {
  let found: PythonStatement | undefined;
  for (let statements = module.statements; ;) {
    let low = 0;
    let high = statements.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (statements[middle]!.end > offset) high = middle;
      else low = middle + 1;
    }
    const next = statements[low];
    if (!next || next.start > offset) return found;
    found = next;
    statements = next.body;
  }
}

/**
 * The uses of a dotted name within `scope` (a function's range, or the whole text), as expressions that mean what the
 * scope binds its first name to: not after a dot, not where a function in between binds that name itself, not where a
 * comprehension or lambda does. Empty when the scope itself binds it by anything other than an import.
 */
export function visibleUses(module: PythonModule, dotted: string, scope: PythonRange): DottedUse[] {
  const uses = tokenUses(module, dotted.split('.'), scope);
  if (uses.length === 0) return uses;
  const name = tokenText(module.tokens, uses[0]!.first);
  const shadows = new Shadows(module, name, scope);
  return uses.filter((use) => !shadows.hides(use.first));
}

function tokenUses({ tokens }: PythonModule, parts: readonly string[], scope: PythonRange): DottedUse[] {
  const { codes, kinds, starts, count } = tokens;
  const head = parts[0]!;
  const found: DottedUse[] = [];
  for (let i = tokenAtOrAfter(tokens, scope.start); i < count && starts[i]! < scope.end; i++) {
    if (kinds[i] !== TokenKind.Name || !tokenIs(tokens, i, head) || codes[i - 1] === Op.Dot) continue;
    let last = i;
    let part = 1;
    while (part < parts.length && codes[last + 1] === Op.Dot && tokenIs(tokens, last + 2, parts[part]!)) {
      last += 2;
      part++;
    }
    if (part === parts.length) found.push({ first: i, last });
  }
  return found;
}

function onlyImports(kinds: ReadonlySet<LocalKind>): boolean {
  for (const kind of kinds) if (kind !== 'import' && kind !== 'from' && kind !== 'del') return false;
  return true;
}

class Shadows {
  private readonly byFunction = new Map<PythonStatement, boolean>();
  private readonly byStatement = new Map<PythonStatement, readonly PythonRange[]>();
  private scopeRebinds: boolean | undefined;

  constructor(
    private readonly module: PythonModule,
    private readonly name: string,
    private readonly scope: PythonRange,
  ) {}

  hides(token: number): boolean {
    const { tokens } = this.module;
    const offset = tokens.starts[token]!;
    const statement = statementAt(this.module, offset);
    if (!statement) return false;
    // The defaults and decorators of a `def` belong to what is around it: its own `function` is the one outside.
    let around = statement.function;
    for (; around && !this.isScope(around); around = around.function) {
      if (this.functionBinds(around)) return true;
    }
    return (
      this.rebinds(around) || this.local(statement).some(({ start, end }) => start <= offset && offset < end)
    );
  }

  private isScope(statement: PythonStatement): boolean {
    return statement.start === this.scope.start && statement.end === this.scope.end;
  }

  private functionBinds(definition: PythonStatement): boolean {
    let binds = this.byFunction.get(definition);
    if (binds === undefined) {
      binds = functionBindings(definition).locals.has(this.name);
      this.byFunction.set(definition, binds);
    }
    return binds;
  }

  private rebinds(definition: PythonStatement | undefined): boolean {
    if (this.scopeRebinds !== undefined) return this.scopeRebinds;
    const kinds = new Set<LocalKind>();
    if (definition)
      for (const kind of functionBindings(definition).locals.get(this.name) ?? []) kinds.add(kind);
    else {
      collectBindings(this.module.statements, (token, kind) => {
        if (kind !== 'global' && tokenIs(this.module.tokens, token, this.name)) kinds.add(kind);
      });
    }
    return (this.scopeRebinds = !onlyImports(kinds));
  }

  /** Where in a statement's header comprehensions or lambdas bind the name. */
  private local(statement: PythonStatement): readonly PythonRange[] {
    let found = this.byStatement.get(statement);
    if (!found) {
      found = localRanges(statement, this.name);
      this.byStatement.set(statement, found);
    }
    return found;
  }
}

/** The bracket around a comprehension with the name as target; the rest of the bracket after a lambda with it as parameter. */
function localRanges({ tokens, first, last }: PythonStatement, name: string): PythonRange[] {
  const { codes, starts, ends } = tokens;
  const found: PythonRange[] = [];
  const open: { at: number; from: number }[] = [];
  let binder = 0;
  for (let i = first; i <= last; i++) {
    const code = codes[i]!;
    if (isOpenBracket(code)) open.push({ at: i, from: -1 });
    else if (isCloseBracket(code)) {
      const bracket = open.pop();
      if (bracket && bracket.from >= 0) found.push({ start: bracket.from, end: ends[i]! });
    } else if (code === Keyword.For && open.length > 0) binder = code;
    else if (code === Keyword.Lambda) binder = code;
    else if (code === Keyword.In || code === Op.Colon) binder = 0;
    else if (binder !== 0 && tokens.kinds[i] === TokenKind.Name && tokenIs(tokens, i, name)) {
      const bracket = open[open.length - 1];
      const from = binder === Keyword.For && bracket ? starts[bracket.at]! : starts[i]!;
      if (bracket) bracket.from = bracket.from < 0 ? from : Math.min(bracket.from, from);
      else found.push({ start: from, end: ends[last]! });
    }
  }
  return found;
}
