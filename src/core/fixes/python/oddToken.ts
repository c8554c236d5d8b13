import type { PythonModule, PythonStatement } from '../../python/parsePython.js';
import { Keyword, Op, TokenKind, isCloseBracket, isOpenBracket } from '../../python/tokenKinds.js';
import { isIdentifier, tokenAtOrAfter } from '../../python/tokenReading.js';
import type { PythonTokens } from '../../python/tokens.js';

const SLASH = 47;
/** `<`, `>`, `^`, `|` have codes of their own. */
const BINARY = [Op.Other, SLASH, 60, 62, 94, 124] as const;

/** These want an operand behind them. */
const WANTS_OPERAND: ReadonlySet<number> = new Set<number>([
  ...BINARY,
  Op.Augmented,
  Op.Assign,
  Op.Walrus,
  Op.Arrow,
  Op.Dot,
  Op.Plus,
  Op.Minus,
  Op.Tilde,
  Keyword.And,
  Keyword.Or,
  Keyword.In,
  Keyword.Is,
  Keyword.Not,
  Keyword.If,
  Keyword.Elif,
  Keyword.While,
  Keyword.Assert,
  Keyword.Import,
  Keyword.Await,
  Keyword.As,
]);

/** These go on with an expression, or end it, and so cannot begin an operand. */
const NO_OPERAND: ReadonlySet<number> = new Set<number>([
  ...BINARY,
  Op.Augmented,
  Op.Assign,
  Op.Walrus,
  Op.Arrow,
  Keyword.And,
  Keyword.Or,
  Keyword.In,
  Keyword.Is,
  Keyword.If,
  Keyword.Else,
  Keyword.As,
]);

const SOFT: ReadonlySet<number> = new Set<number>([Keyword.Match, Keyword.Case, Keyword.Type]);
const STARTS: ReadonlySet<number> = new Set<number>([
  Op.Ellipsis,
  Op.Tilde,
  Keyword.Lambda,
  Keyword.Await,
  Keyword.True,
  Keyword.False,
  Keyword.NoneLiteral,
]);
const ENDS: ReadonlySet<number> = new Set<number>([
  Op.Ellipsis,
  Keyword.True,
  Keyword.False,
  Keyword.NoneLiteral,
]);

/**
 * Offset of the first token that Python cannot accept where it stands, as in `print "a"`, `>>> f()` and `def f(...)`: the
 * parser reads past such. Undefined when there is none. Not every error of an expression is found.
 */
export function oddToken(module: PythonModule): number | undefined {
  const { tokens, statements } = module;
  let atStart = true;
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kinds[i] === TokenKind.Newline) {
      atStart = true;
      continue;
    }
    if (isOdd(tokens, i, atStart)) return tokens.starts[i];
    atStart = tokens.codes[i] === Op.Semicolon;
  }
  return oddParameter(statements);
}

function isOdd(tokens: PythonTokens, i: number, atStart: boolean): boolean {
  const code = tokens.codes[i]!;
  const before = atStart ? undefined : tokens.codes[i - 1]!;
  if (before === undefined || isOpenBracket(before) || before === Op.Comma) {
    if (code === Op.Comma || (NO_OPERAND.has(code) && !mayBegin(code, before))) return true;
  }
  if (WANTS_OPERAND.has(code) && lacksOperand(tokens, i)) return true;
  if (before === undefined || !endsOperand(tokens, i - 1) || !startsOperand(tokens, i)) return false;
  if (tokens.kinds[i] === TokenKind.String && tokens.kinds[i - 1] === TokenKind.String) return false;
  return !SOFT.has(before) && !isRelativeStart(tokens, i - 1);
}

/** `if`, `else` at the start of a line; `def f(a, /)`; `a, = b` and `for a, in b`. */
function mayBegin(code: number, before: number | undefined): boolean {
  if (before === undefined) return code === Keyword.If || code === Keyword.Else;
  if (code === SLASH) return true;
  return before === Op.Comma && (code === Op.Assign || code === Keyword.In);
}

/** The dots of `from ....a import b`. */
function isRelativeStart(tokens: PythonTokens, i: number): boolean {
  let at = i;
  while (tokens.codes[at] === Op.Ellipsis || tokens.codes[at] === Op.Dot) at--;
  return at < i && tokens.codes[at] === Keyword.From;
}

function lacksOperand(tokens: PythonTokens, i: number): boolean {
  const next = i + 1;
  if (next >= tokens.count || tokens.kinds[next] === TokenKind.Newline) return true;
  const code = tokens.codes[next]!;
  const ends = isCloseBracket(code) || code === Op.Comma || code === Op.Colon || code === Op.Semicolon;
  // `def f(a, /, b)` and `lambda a, /: b`.
  if (ends && tokens.codes[i] === SLASH) return false;
  if (code === Keyword.In && tokens.codes[i] === Keyword.Not) return false;
  return ends || NO_OPERAND.has(code);
}

function endsOperand(tokens: PythonTokens, i: number): boolean {
  const kind = tokens.kinds[i];
  const code = tokens.codes[i]!;
  if (kind === TokenKind.Number || kind === TokenKind.String || isIdentifier(tokens, i)) return true;
  return ENDS.has(code) || isCloseBracket(code);
}

function startsOperand(tokens: PythonTokens, i: number): boolean {
  const kind = tokens.kinds[i];
  const code = tokens.codes[i]!;
  if (kind === TokenKind.Number || kind === TokenKind.String || isIdentifier(tokens, i)) return true;
  return STARTS.has(code) || (code === Keyword.Not && tokens.codes[i + 1] !== Keyword.In);
}

function oddParameter(statements: readonly PythonStatement[]): number | undefined {
  for (const statement of statements) {
    const found =
      (statement.kind === 'def' ? oddInHeader(statement) : undefined) ?? oddParameter(statement.body);
    if (found !== undefined) return found;
  }
  return undefined;
}

function oddInHeader({ tokens, params }: PythonStatement): number | undefined {
  if (!params) return undefined;
  let depth = 0;
  let atStart = true;
  for (
    let i = tokenAtOrAfter(tokens, params.start);
    i < tokens.count && tokens.starts[i]! < params.end;
    i++
  ) {
    const code = tokens.codes[i]!;
    const begins = isIdentifier(tokens, i) || code === Op.Star || code === Op.StarStar || code === SLASH;
    if (atStart && !begins) return tokens.starts[i];
    if (isOpenBracket(code)) depth++;
    else if (isCloseBracket(code)) depth--;
    atStart = depth === 0 && code === Op.Comma;
  }
  return undefined;
}
