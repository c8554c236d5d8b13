import type { PythonRange, PythonStatement } from './statement.js';
import { Keyword, Op, TokenKind } from './tokenKinds.js';
import { isIdentifier, tokenText } from './tokenReading.js';
import type { PythonTokens } from './tokens.js';

/** One imported name, with the name that it is bound to when `as` gives another. */
export interface PythonImportName extends PythonRange {
  readonly name: string;
  readonly asName?: string;
  readonly asStart?: number;
  readonly asEnd?: number;
}

/**
 * An import. `import a.b as c, d` gives one of these for each module, with one entry in `names` (the dotted module);
 * a `from` statement gives one with all its names. Offsets are zero-based, end exclusive.
 */
export interface PythonImport {
  readonly kind: 'import' | 'from';
  /** Leading dots of a relative import; 0 for an absolute one. */
  readonly level: number;
  /** Dotted module without leading dots; '' for `from . import x`, an empty range after the dots then. */
  readonly module: string;
  readonly moduleStart: number;
  readonly moduleEnd: number;
  readonly names: readonly PythonImportName[];
  /** `from m import *`. */
  readonly star: boolean;
  /** A failing import is caught: in a `try` body whose handler catches ImportError, or in `with suppress(ImportError)`. */
  readonly guarded: boolean;
  /** Inside `if TYPE_CHECKING`. */
  readonly typeChecking: boolean;
  /** The innermost enclosing function, or the whole text. */
  readonly scope: PythonRange;
  /** The whole import statement. */
  readonly start: number;
  readonly end: number;
  readonly statement: PythonStatement;
}

/** The entry of an import that binds a name: `b` of `import a as b`, `a` of `import a.c`. */
export function bindingIn({ kind, names }: PythonImport, name: string): PythonImportName | undefined {
  return names.find(
    (item) => (item.asName ?? (kind === 'from' ? item.name : item.name.split('.')[0])) === name,
  );
}

/** Reads `a.b.c` from token `from`, before token `end`: the text without blanks and the index after it. */
function dottedName(tokens: PythonTokens, from: number, end: number): { text: string; next: number } {
  let i = from;
  let text = '';
  while (i < end && isIdentifier(tokens, i)) {
    text += tokenText(tokens, i++);
    if (i + 1 >= end || tokens.codes[i] !== Op.Dot || !isIdentifier(tokens, i + 1)) break;
    text += '.';
    i++;
  }
  return { text, next: i };
}

/** Reads one `name [as other]` from token `from`; undefined when there is no name. */
function importName(
  tokens: PythonTokens,
  from: number,
  stop: number,
): { name: PythonImportName; next: number } | undefined {
  const { text: name, next } = dottedName(tokens, from, stop);
  if (next === from) return undefined;
  const start = tokens.starts[from]!;
  const end = tokens.ends[next - 1]!;
  if (next + 1 < stop && tokens.codes[next] === Keyword.As && isIdentifier(tokens, next + 1)) {
    const at = next + 1;
    const asName = tokenText(tokens, at);
    return {
      name: { name, start, end, asName, asStart: tokens.starts[at]!, asEnd: tokens.ends[at]! },
      next: next + 2,
    };
  }
  return { name: { name, start, end }, next };
}

/**
 * The imports of one `import` or `from` statement. What depends on the surroundings is given: whether the import is
 * guarded or for type checkers, and the scope that it binds in.
 */
export function readImports(statement: PythonStatement, around: Around): PythonImport[] {
  return statement.kind === 'import' ? plainImports(statement, around) : [fromImport(statement, around)];
}

type Around = Pick<PythonImport, 'guarded' | 'typeChecking' | 'scope'>;

function plainImports(statement: PythonStatement, { guarded, typeChecking, scope }: Around): PythonImport[] {
  const { tokens, first, last, start, end } = statement;
  const found: PythonImport[] = [];
  // Python knows no `import .a`, and pyright takes it for what it looks like.
  let level = 0;
  for (let i = first + 1; i <= last;) {
    const read = importName(tokens, i, last + 1);
    if (!read) {
      const code = tokens.codes[i++];
      level = code === Op.Dot ? level + 1 : code === Op.Ellipsis ? level + 3 : 0;
      continue;
    }
    i = read.next;
    const { name, start: moduleStart, end: moduleEnd } = read.name;
    // Written out: spreading is slow, and there are very many of these.
    found.push({
      kind: 'import',
      level,
      module: name,
      moduleStart,
      moduleEnd,
      names: [read.name],
      star: false,
      guarded,
      typeChecking,
      scope,
      start,
      end,
      statement,
    });
  }
  return found;
}

function fromImport(statement: PythonStatement, { guarded, typeChecking, scope }: Around): PythonImport {
  const { tokens, first, last, start } = statement;
  const end = last + 1;
  let i = first + 1;
  let level = 0;
  for (; i < end; i++) {
    if (tokens.codes[i] === Op.Dot) level++;
    else if (tokens.codes[i] === Op.Ellipsis) level += 3;
    else break;
  }
  const module = dottedName(tokens, i, end);
  const moduleStart = module.next > i ? tokens.starts[i]! : tokens.ends[i - 1]!;
  const moduleEnd = module.next > i ? tokens.ends[module.next - 1]! : moduleStart;
  i = module.next;
  const names: PythonImportName[] = [];
  let star = false;
  if (i < end && tokens.kinds[i] === TokenKind.Name && tokens.codes[i] === Keyword.Import) {
    for (i++; i < end;) {
      const read = importName(tokens, i, end);
      if (read) names.push(read.name);
      else if (tokens.codes[i] === Op.Star) star = true;
      i = read ? read.next : i + 1;
    }
  }
  return {
    kind: 'from',
    level,
    module: module.text,
    moduleStart,
    moduleEnd,
    names,
    star,
    guarded,
    typeChecking,
    scope,
    start,
    end: statement.end,
    statement,
  };
}
