import { closingBracket } from './headers.js';
import { isPlainString } from './literals.js';
import type { PythonModule } from './parsePython.js';
import type { PythonRange } from './statement.js';
import { Keyword, Op, TokenKind, isCloseBracket, isOpenBracket } from './tokenKinds.js';
import type { PythonTokens } from './tokens.js';
import { tokenText } from './tokenReading.js';
import { statementAt, visibleUses } from './visibleUses.js';
import { firstAbove } from '../text/firstAbove.js';

export type LiteralType =
  'str' | 'bytes' | 'int' | 'float' | 'bool' | 'None' | 'list' | 'dict' | 'tuple' | 'set';

export interface CallArgument {
  /** The value as it is written, without keyword or stars. */
  readonly text: string;
  readonly keyword?: string;
  readonly star?: '*' | '**';
  readonly literal?: LiteralType;
}

/** A call; the range is from the name to the closing parenthesis, zero-based, end exclusive. */
export interface CallSite extends PythonRange {
  readonly args: readonly CallArgument[];
  readonly awaited: boolean;
  /** False when the call is a statement of its own. */
  readonly resultUsed: boolean;
}

/**
 * The calls of a name (`f`, or dotted `m.f`) bound in `scope` (a function's range, or the whole text), in text order.
 * Where something else is bound to its first name, there are none; a call whose parenthesis never closes is left out.
 */
export function findCalls(module: PythonModule, boundNameOrDotted: string, scope: PythonRange): CallSite[] {
  const { tokens } = module;
  const { codes, starts, ends } = tokens;
  const found: CallSite[] = [];
  for (const { first, last } of visibleUses(module, boundNameOrDotted, scope)) {
    const before = codes[first - 1];
    if (codes[last + 1] !== Op.OpenParen || before === Keyword.Def || before === Keyword.Class) continue;
    const statement = statementAt(module, starts[first]!);
    const end = endOfLine(tokens, last);
    const close = closingBracket(tokens, last + 1, end);
    if (close === end) continue;
    const awaited = before === Keyword.Await;
    const begin = awaited ? first - 1 : first;
    const whole = statement?.kind === 'simple' && statement.first === begin && statement.last === close;
    const args = readArguments(tokens, last + 2, close);
    found.push({ start: starts[first]!, end: ends[close]!, args, awaited, resultUsed: !whole });
  }
  return found;
}

/** The newline token that ends the logical line of a token. */
function endOfLine(tokens: PythonTokens, token: number): number {
  return (tokens.lineFirst[firstAbove(tokens.lineFirst, token)] ?? tokens.count) - 1;
}

function readArguments(tokens: PythonTokens, from: number, close: number): CallArgument[] {
  const { codes } = tokens;
  const args: CallArgument[] = [];
  let start = from;
  let depth = 0;
  let lambdas = 0;
  for (let i = from; i <= close; i++) {
    const code = codes[i]!;
    if (i === close || (code === Op.Comma && depth === 0 && lambdas === 0)) {
      if (i > start) args.push(readArgument(tokens, start, i - 1));
      start = i + 1;
    } else if (isOpenBracket(code)) depth++;
    else if (isCloseBracket(code)) depth--;
    // The commas between a lambda's parameters part no arguments.
    else if (depth === 0 && code === Keyword.Lambda) lambdas++;
    else if (depth === 0 && code === Op.Colon && lambdas > 0) lambdas--;
  }
  return args;
}

function readArgument(tokens: PythonTokens, first: number, last: number): CallArgument {
  const { codes, text, starts, ends } = tokens;
  let from = first;
  let extra: Pick<CallArgument, 'keyword' | 'star'> = {};
  if (codes[first] === Op.Star) extra = { star: '*' };
  else if (codes[first] === Op.StarStar) extra = { star: '**' };
  else if (first < last && codes[first + 1] === Op.Assign) extra = { keyword: tokenText(tokens, first) };
  if (extra.star) from = first + 1;
  else if (extra.keyword !== undefined) from = first + 2;
  if (from > last) return { text: '', ...extra };
  const literal = extra.star ? undefined : literalType(tokens, from, last);
  return { text: text.slice(starts[from], ends[last]), ...extra, ...(literal ? { literal } : {}) };
}

function literalType(tokens: PythonTokens, first: number, last: number): LiteralType | undefined {
  const { kinds, codes } = tokens;
  if (kinds[first] === TokenKind.String) {
    for (let i = first + 1; i <= last; i++) if (kinds[i] !== TokenKind.String) return undefined;
    return isPlainString(tokens, first) || !/^r?b/iu.test(tokenText(tokens, first)) ? 'str' : 'bytes';
  }
  const number = codes[first] === Op.Minus ? first + 1 : first;
  if (number === last && kinds[number] === TokenKind.Number) return numberType(tokenText(tokens, number));
  if (first === last) {
    if (codes[first] === Keyword.True || codes[first] === Keyword.False) return 'bool';
    return codes[first] === Keyword.NoneLiteral ? 'None' : undefined;
  }
  if (!isOpenBracket(codes[first]!) || closingBracket(tokens, first, last + 1) !== last) return undefined;
  if (codes[first] === Op.OpenBracket) return 'list';
  const inside = outerOperators(tokens, first + 1, last);
  if (codes[first] === Op.OpenBrace) {
    return first + 1 === last || inside.has(Op.Colon) || inside.has(Op.StarStar) ? 'dict' : 'set';
  }
  return first + 1 === last || inside.has(Op.Comma) ? 'tuple' : undefined;
}

function numberType(text: string): LiteralType | undefined {
  if (/^0[xob]/iu.test(text)) return 'int';
  if (/j$/iu.test(text)) return undefined;
  return /[.e]/iu.test(text) ? 'float' : 'int';
}

/** The codes that stand outside inner brackets among the tokens `[from, to)`. */
function outerOperators(tokens: PythonTokens, from: number, to: number): Set<number> {
  const found = new Set<number>();
  let depth = 0;
  for (let i = from; i < to; i++) {
    const code = tokens.codes[i]!;
    if (isOpenBracket(code)) depth++;
    else if (isCloseBracket(code)) depth--;
    else if (depth === 0) found.add(code);
  }
  return found;
}
