import { closingBracket } from './headers.js';
import { isPlainString, stringContent } from './literals.js';
import { Keyword, Op, TokenKind, isCloseBracket, isOpenBracket } from './tokenKinds.js';
import { tokenIs, tokenText } from './tokenReading.js';
import type { PythonTokens } from './tokens.js';

/** What can be said of a condition without running it. */
export interface StaticCondition {
  /** Its value, when that is known for the whole of it. */
  readonly value: boolean | undefined;
  /** Whether it can come out true, or false, at all. */
  readonly canBeTrue: boolean;
  readonly canBeFalse: boolean;
}

/** The Python that conditions are judged for, and what the modules that they ask are called here. */
export interface StaticPlatform {
  readonly version: readonly [major: number, minor: number];
  /** What `sys` and `typing` are imported as so far. */
  readonly sys: ReadonlySet<string>;
  readonly typing: ReadonlySet<string>;
}

const PLATFORM = 'linux';
const OS_NAME = 'posix';
const MAX_DEPTH = 40;

/**
 * The static value of the condition over the tokens `[from, to]`: constants, `TYPE_CHECKING`, `sys.version_info`,
 * `sys.platform` and `os.name`, joined by `not`, `and`, `or`. The rules are pyright's (staticExpressions, binder), for Linux.
 */
export function staticCondition(
  tokens: PythonTokens,
  from: number,
  to: number,
  platform: StaticPlatform,
  depth = 0,
): StaticCondition {
  if (from > to || depth > MAX_DEPTH) return known(undefined);
  const { codes } = tokens;
  const split = splitAt(tokens, from, to);
  if (split === 'opaque') return known(undefined);
  if (split) {
    const left = staticCondition(tokens, from, split.at - 1, platform, depth + 1);
    const right = staticCondition(tokens, split.at + 1, to, platform, depth + 1);
    return split.or ? either(left, right) : not(either(not(left), not(right)));
  }
  if (codes[from] === Keyword.Not) return not(staticCondition(tokens, from + 1, to, platform, depth + 1));
  if (codes[from] === Op.OpenParen && closingBracket(tokens, from, to + 1) === to) {
    if (from + 1 === to) return known(false);
    if (hasComma(tokens, from + 1, to - 1)) return known(true);
    const walrus = codes[from + 2] === Op.Walrus ? from + 3 : from + 1;
    return staticCondition(tokens, walrus, to - 1, platform, depth + 1);
  }
  return known(leaf(tokens, from, to, platform));
}

function known(value: boolean | undefined): StaticCondition {
  return { value, canBeTrue: value !== false, canBeFalse: value !== true };
}

function not({ value, canBeTrue, canBeFalse }: StaticCondition): StaticCondition {
  return {
    value: value === undefined ? undefined : !value,
    canBeTrue: canBeFalse,
    canBeFalse: canBeTrue,
  };
}

function either(left: StaticCondition, right: StaticCondition): StaticCondition {
  return {
    value: left.value === undefined || right.value === undefined ? undefined : left.value || right.value,
    canBeTrue: left.canBeTrue || (left.canBeFalse && right.canBeTrue),
    canBeFalse: left.canBeFalse && right.canBeFalse,
  };
}

/** The last `or` outside brackets, else the last `and`; 'opaque' for a conditional expression or a lambda. */
function splitAt(
  { codes }: PythonTokens,
  from: number,
  to: number,
): { at: number; or: boolean } | 'opaque' | undefined {
  let depth = 0;
  let or = -1;
  let and = -1;
  for (let i = from; i <= to; i++) {
    const code = codes[i]!;
    if (isOpenBracket(code)) depth++;
    else if (isCloseBracket(code)) depth--;
    else if (depth > 0) continue;
    else if (code === Keyword.If || code === Keyword.Lambda) return 'opaque';
    else if (code === Keyword.Or) or = i;
    else if (code === Keyword.And) and = i;
  }
  if (or >= 0) return { at: or, or: true };
  return and >= 0 ? { at: and, or: false } : undefined;
}

function hasComma({ codes }: PythonTokens, from: number, to: number): boolean {
  let depth = 0;
  for (let i = from; i <= to; i++) {
    const code = codes[i]!;
    if (isOpenBracket(code)) depth++;
    else if (isCloseBracket(code)) depth--;
    else if (depth === 0 && code === Op.Comma) return true;
  }
  return false;
}

function leaf(tokens: PythonTokens, from: number, to: number, platform: StaticPlatform): boolean | undefined {
  const { codes, kinds } = tokens;
  if (kinds[from] === TokenKind.String) return stringTruth(tokens, from, to);
  if (from === to) {
    switch (codes[from]) {
      case Keyword.True:
      case Op.Ellipsis:
        return true;
      case Keyword.False:
      case Keyword.NoneLiteral:
        return false;
      default:
    }
    if (kinds[from] === TokenKind.Number) return Number(tokenText(tokens, from).replaceAll('_', '')) !== 0;
    return tokenIs(tokens, from, 'TYPE_CHECKING') ? true : undefined;
  }
  if (isOpenBracket(codes[from]!) && closingBracket(tokens, from, to + 1) === to) {
    if (from + 1 === to) return false;
    return codes[from + 1] === Op.Star || codes[from + 1] === Op.StarStar ? undefined : true;
  }
  if (kinds[from] !== TokenKind.Name || codes[from + 1] !== Op.Dot) return undefined;
  const owner = tokenText(tokens, from);
  if (to === from + 2) {
    return platform.typing.has(owner) && tokenIs(tokens, to, 'TYPE_CHECKING') ? true : undefined;
  }
  const isSys = platform.sys.has(owner);
  if (isSys && tokenIs(tokens, from + 2, 'version_info')) return versionTest(tokens, from + 3, to, platform);
  if (isSys && tokenIs(tokens, from + 2, 'platform')) return textTest(tokens, from + 3, to, PLATFORM);
  if (owner === 'os' && tokenIs(tokens, from + 2, 'name')) return textTest(tokens, from + 3, to, OS_NAME);
  return undefined;
}

function stringTruth(tokens: PythonTokens, from: number, to: number): boolean | undefined {
  let some = false;
  for (let i = from; i <= to; i++) {
    if (tokens.kinds[i] !== TokenKind.String || !isPlainString(tokens, i)) return undefined;
    const { start, end } = stringContent(tokens, i);
    some ||= end > start;
  }
  return some;
}

/** The comparison operator at a token: one or two tokens for `not in` and the like are none. */
function operator(tokens: PythonTokens, at: number): string {
  return tokens.kinds[at] === TokenKind.Op ? tokenText(tokens, at) : '';
}

function compare(op: string, order: number): boolean | undefined {
  switch (op) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    default:
      return undefined;
  }
}

/** What follows `sys.version_info`: `[0] >= 3`, or `>= (3, 8)`. */
function versionTest(
  tokens: PythonTokens,
  from: number,
  to: number,
  { version: [major, minor] }: StaticPlatform,
): boolean | undefined {
  const { codes, kinds } = tokens;
  const number = (at: number): number | undefined =>
    kinds[at] === TokenKind.Number && at <= to ? Number(tokenText(tokens, at)) : undefined;
  if (codes[from] === Op.OpenBracket) {
    const value = number(from + 4);
    if (number(from + 1) !== 0 || codes[from + 2] !== Op.CloseBracket || value === undefined)
      return undefined;
    return from + 4 === to ? compare(operator(tokens, from + 3), major - value) : undefined;
  }
  if (codes[from + 1] !== Op.OpenParen || closingBracket(tokens, from + 1, to + 1) !== to) return undefined;
  const wanted = number(from + 2);
  if (wanted === undefined) return undefined;
  if (codes[from + 3] !== Op.Comma) return undefined;
  const second = from + 4 < to ? number(from + 4) : 0;
  if (second === undefined) return undefined;
  return compare(operator(tokens, from), major - wanted || minor - second);
}

function textTest(tokens: PythonTokens, from: number, to: number, actual: string): boolean | undefined {
  let text = '';
  for (let i = from + 1; i <= to; i++) {
    if (tokens.kinds[i] !== TokenKind.String || !isPlainString(tokens, i)) return undefined;
    const { start, end } = stringContent(tokens, i);
    text += tokens.text.slice(start, end);
  }
  const op = operator(tokens, from);
  return op === '==' ? text === actual : op === '!=' ? text !== actual : undefined;
}
