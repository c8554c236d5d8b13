import type { GrowingStatement, StatementKind } from './statement.js';
import { Keyword, Op, TokenKind, isCloseBracket, isHardKeyword, isOpenBracket } from './tokenKinds.js';
import { isIdentifier, tokenIs, tokenText } from './tokenReading.js';
import type { PythonTokens } from './tokens.js';

const COMPOUND: (StatementKind | undefined)[] = [];
COMPOUND[Keyword.Def] = 'def';
COMPOUND[Keyword.Class] = 'class';
COMPOUND[Keyword.If] = 'if';
COMPOUND[Keyword.Elif] = 'elif';
COMPOUND[Keyword.Else] = 'else';
COMPOUND[Keyword.For] = 'for';
COMPOUND[Keyword.While] = 'while';
COMPOUND[Keyword.Try] = 'try';
COMPOUND[Keyword.Except] = 'except';
COMPOUND[Keyword.Finally] = 'finally';
COMPOUND[Keyword.With] = 'with';

/** Index of the header's colon among the tokens `[from, end)`: outside brackets, not of a lambda; -1 when absent. */
export function findColon(tokens: PythonTokens, from: number, end: number): number {
  const { codes } = tokens;
  let depth = 0;
  let lambdas = 0;
  for (let i = from; i < end; i++) {
    const code = codes[i]!;
    if (isOpenBracket(code)) depth++;
    else if (isCloseBracket(code)) depth--;
    else if (depth <= 0) {
      if (code === Keyword.Lambda) lambdas++;
      else if (code === Op.Colon && --lambdas < 0) return i;
    }
  }
  // An unclosed bracket hides the colon: the last token is it, then.
  return end > from && codes[end - 1] === Op.Colon ? end - 1 : -1;
}

const NO_OPERAND: ReadonlySet<number> = new Set([
  Keyword.And,
  Keyword.As,
  Keyword.Else,
  Keyword.For,
  Keyword.If,
  Keyword.In,
  Keyword.Is,
  Keyword.Or,
]);

/** Whether the token can begin a match subject or a case pattern: rules out `match = 1`, `match.x`, `case: int`. */
function beginsOperand(tokens: PythonTokens, index: number): boolean {
  const code = tokens.codes[index]!;
  switch (tokens.kinds[index]) {
    case TokenKind.Number:
    case TokenKind.String:
      return true;
    case TokenKind.Name:
      return !NO_OPERAND.has(code);
    case TokenKind.Op:
      return (
        isOpenBracket(code) ||
        code === Op.Minus ||
        code === Op.Tilde ||
        code === Op.Star ||
        code === Op.Ellipsis
      );
    default:
      return false;
  }
}

/**
 * The kind of the statement that begins at token `first`, of a logical line that ends before token `end`. `match` and
 * `case` count only at the start of a line that can be nothing else. `owner` is the statement whose block this is.
 */
export function statementKind(
  tokens: PythonTokens,
  first: number,
  end: number,
  owner: GrowingStatement | undefined,
  atLineStart: boolean,
): StatementKind {
  const { codes, kinds } = tokens;
  if (kinds[first] !== TokenKind.Name) return 'simple';
  const word = codes[first]!;
  if (word === Keyword.None) return 'simple';
  if (word === Keyword.Import) return 'import';
  if (word === Keyword.From) return 'from';
  if (word === Keyword.Async) {
    const next = first + 1 < end ? codes[first + 1]! : 0;
    const fits = next === Keyword.Def || next === Keyword.For || next === Keyword.With;
    return fits ? COMPOUND[next]! : 'simple';
  }
  if (word === Keyword.Type) {
    const named = first + 2 < end && isIdentifier(tokens, first + 1);
    return named && (codes[first + 2] === Op.Assign || codes[first + 2] === Op.OpenBracket)
      ? 'type'
      : 'simple';
  }
  if (word === Keyword.Match) {
    if (!atLineStart || first + 2 >= end || codes[end - 1] !== Op.Colon || !beginsOperand(tokens, first + 1))
      return 'simple';
    return findColon(tokens, first + 1, end) === end - 1 ? 'match' : 'simple';
  }
  if (word === Keyword.Case) {
    if (!atLineStart || owner?.kind !== 'match' || first + 2 >= end || !beginsOperand(tokens, first + 1))
      return 'simple';
    return findColon(tokens, first + 1, end) >= 0 ? 'case' : 'simple';
  }
  return COMPOUND[word] ?? 'simple';
}

/** Index of the bracket that closes the one at `open`, or `end` when none before it does. */
export function closingBracket(tokens: PythonTokens, open: number, end: number): number {
  const { codes } = tokens;
  let depth = 0;
  for (let i = open; i < end; i++) {
    const code = codes[i]!;
    if (isOpenBracket(code)) depth++;
    else if (isCloseBracket(code) && --depth === 0) return i;
  }
  return end;
}

/** Fills in name and parameters or bases of a `def` or `class` from its header. */
export function readDefinition(statement: GrowingStatement): void {
  const { tokens, first, last } = statement;
  const { codes, starts, ends } = tokens;
  let i = first + (statement.isAsync ? 2 : 1);
  if (i > last || tokens.kinds[i] !== TokenKind.Name || isHardKeyword(codes[i]!)) return;
  statement.name = tokenText(tokens, i);
  statement.nameStart = starts[i];
  statement.nameEnd = ends[i];
  i++;
  // Type parameters: `def f[T](x)`.
  if (i <= last && codes[i] === Op.OpenBracket) i = closingBracket(tokens, i, last + 1) + 1;
  if (i > last || codes[i] !== Op.OpenParen) return;
  const close = closingBracket(tokens, i, last + 1);
  const end = close <= last ? starts[close]! : (statement.colon ?? ends[last]!);
  const inside = { start: ends[i]!, end: Math.max(ends[i]!, end) };
  if (statement.kind === 'def') statement.params = inside;
  else statement.bases = inside;
}

function isImportFailure(tokens: PythonTokens, i: number): boolean {
  return (
    tokenIs(tokens, i, 'ImportError') ||
    tokenIs(tokens, i, 'ModuleNotFoundError') ||
    tokenIs(tokens, i, 'Exception') ||
    tokenIs(tokens, i, 'BaseException')
  );
}

/** Whether an `except` header catches a failing import; a bare one does. */
export function exceptCatchesImportError({ tokens, first, last }: GrowingStatement): boolean {
  let bare = true;
  for (let i = first + 1; i <= last; i++) {
    if (tokens.kinds[i] !== TokenKind.Name) continue;
    bare = false;
    if (tokens.codes[i] === Keyword.As) break;
    if (isImportFailure(tokens, i)) return true;
  }
  return bare;
}

/** Whether a `with` header is `suppress(...)` of a failing import. */
export function withSuppressesImportError({ tokens, first, last }: GrowingStatement): boolean {
  for (let i = first + 1; i < last; i++) {
    if (tokens.codes[i + 1] !== Op.OpenParen || !tokenIs(tokens, i, 'suppress')) continue;
    const close = closingBracket(tokens, i + 1, last + 1);
    for (let j = i + 2; j < close; j++) if (isImportFailure(tokens, j)) return true;
    i = close;
  }
  return false;
}

/** What an `if` or `elif` header says of type checking: 'yes' for `TYPE_CHECKING`, 'no' for `not TYPE_CHECKING`. */
export function typeCheckingTest({ tokens, first, last }: GrowingStatement): 'yes' | 'no' | undefined {
  let seen = false;
  let not = false;
  for (let i = first + 1; i <= last; i++) {
    const code = tokens.codes[i]!;
    if (code === Keyword.Or) return undefined;
    if (code === Keyword.Not) not = true;
    else if (tokens.kinds[i] === TokenKind.Name && tokenIs(tokens, i, 'TYPE_CHECKING')) seen = true;
  }
  if (!seen) return undefined;
  return not ? 'no' : 'yes';
}
