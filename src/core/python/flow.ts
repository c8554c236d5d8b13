import { closingBracket } from './headers.js';
import type { PythonStatement } from './statement.js';
import { Keyword, Op, TokenKind, isCloseBracket, isOpenBracket } from './tokenKinds.js';
import { isIdentifier, tokenIs, tokenText } from './tokenReading.js';

/** How a place in the code is reached. The larger of two says less. */
export const Flow = {
  Reached: 0,
  /** Only if a call that never returns did return, or a context manager swallowed an error: names are bound all the same. */
  AfterExit: 1,
  /** After `return` or `raise`, or under a condition that is never true. */
  Never: 2,
} as const;
export type Flow = (typeof Flow)[keyof typeof Flow];

const EXITS: ReadonlySet<string> = new Set([
  'exit',
  'quit',
  'sys.exit',
  'os._exit',
  'os.abort',
  'os.execl',
  'os.execle',
  'os.execlp',
  'os.execlpe',
  'os.execv',
  'os.execve',
  'os.execvp',
  'os.execvpe',
  'assert_never',
  'typing.assert_never',
  'typing_extensions.assert_never',
]);

/** Functions of a module that are declared never to return: some when they are called, those that are `async` when they are awaited. */
export interface NeverReturning {
  readonly called: ReadonlySet<string>;
  readonly awaited: ReadonlySet<string>;
}

/** Whether a simple statement is the call of a function that never returns: one that is known, or one of `own`. */
export function neverReturns({ tokens, first, last }: PythonStatement, own: NeverReturning): boolean {
  const { codes } = tokens;
  if (codes[last] !== Op.CloseParen) return false;
  const isAwaited = codes[first] === Keyword.Await;
  let at = isAwaited ? first + 1 : first;
  if (!isIdentifier(tokens, at)) return false;
  let dotted = tokenText(tokens, at);
  while (codes[at + 1] === Op.Dot && isIdentifier(tokens, at + 2)) {
    at += 2;
    dotted += `.${tokenText(tokens, at)}`;
  }
  if (codes[at + 1] !== Op.OpenParen || closingBracket(tokens, at + 1, last + 1) !== last) return false;
  return EXITS.has(dotted) || own.called.has(dotted) || (isAwaited && own.awaited.has(dotted));
}

/** Whether the context managers of a `with` may swallow an error, so that what follows a `return` or `raise` inside runs. */
export function swallowsErrors({ tokens, first, last }: PythonStatement): boolean {
  for (let i = first + 1; i < last; i++) {
    if (tokens.kinds[i] !== TokenKind.Name || tokens.codes[i + 1] !== Op.OpenParen) continue;
    if (tokenIs(tokens, i, 'suppress') || tokenIs(tokens, i, 'assertRaises')) return true;
    if (tokenIs(tokens, i, 'assertRaisesRegex')) return true;
  }
  return false;
}

/** Whether a `match` is over a name, or a tuple with one: what follows it is bound even if no case lets it through. */
export function hasPlainSubject({ tokens, first, last }: PythonStatement): boolean {
  const { codes } = tokens;
  for (let i = first + 1; i < last; i++) {
    if (!isIdentifier(tokens, i)) continue;
    let end = i;
    while (codes[end + 1] === Op.Dot && isIdentifier(tokens, end + 2)) end += 2;
    const next = codes[end + 1];
    if (next === Op.Colon || next === Op.Comma || next === Op.CloseParen) return true;
    i = next === Op.OpenParen || next === Op.OpenBracket ? closingBracket(tokens, end + 1, last) : end;
  }
  return false;
}

/** The `if` of a `case` header, -1 without one, and whether its pattern fits anything. */
export function isIrrefutable({ tokens, first, last }: PythonStatement): {
  guard: number;
  irrefutable: boolean;
} {
  const { codes } = tokens;
  let guard = -1;
  let depth = 0;
  for (let i = first + 1; i < last && guard < 0; i++) {
    const code = codes[i]!;
    if (isOpenBracket(code)) depth++;
    else if (isCloseBracket(code)) depth--;
    else if (code === Keyword.If && depth === 0) guard = i;
  }
  return { guard, irrefutable: fitsAnything(first + 1, (guard < 0 ? last : guard) - 1, 0) };

  function fitsAnything(from: number, to: number, level: number): boolean {
    if (from > to || level > 20) return false;
    if (from === to) return isIdentifier(tokens, from);
    if (codes[from] === Op.OpenParen && closingBracket(tokens, from, to + 1) === to) {
      for (let i = from + 1, inner = 0; i < to; i++) {
        if (isOpenBracket(codes[i]!)) inner++;
        else if (isCloseBracket(codes[i]!)) inner--;
        else if (codes[i] === Op.Comma && inner === 0) return false;
      }
      return fitsAnything(from + 1, to - 1, level + 1);
    }
    if (codes[to - 1] === Keyword.As) return fitsAnything(from, to - 2, level + 1);
    for (let i = from, inner = 0; i <= to; i++) {
      if (isOpenBracket(codes[i]!)) inner++;
      else if (isCloseBracket(codes[i]!)) inner--;
      else if (inner === 0 && tokenText(tokens, i) === '|')
        return fitsAnything(from, i - 1, level + 1) || fitsAnything(i + 1, to, level + 1);
    }
    return false;
  }
}
