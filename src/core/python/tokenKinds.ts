/** What a token is. Comments, blanks and line ends inside brackets are no tokens. */
export const TokenKind = {
  Name: 0,
  Number: 1,
  String: 2,
  Op: 3,
  /** End of a logical line; zero-width when the text has no line end there. */
  Newline: 4,
  /** Characters that Python does not know, where a text is taken as it is. */
  Invalid: 5,
} as const;

/** The `code` of a name token. Soft keywords (`match`, `case`, `type`) come last: they may also be plain names. */
export const Keyword = {
  None: 0,
  And: 1,
  As: 2,
  Assert: 3,
  Async: 4,
  Await: 5,
  Break: 6,
  Class: 7,
  Continue: 8,
  Def: 9,
  Del: 10,
  Elif: 11,
  Else: 12,
  Except: 13,
  False: 14,
  Finally: 15,
  For: 16,
  From: 17,
  Global: 18,
  If: 19,
  Import: 20,
  In: 21,
  Is: 22,
  Lambda: 23,
  NoneLiteral: 24,
  Nonlocal: 25,
  Not: 26,
  Or: 27,
  Pass: 28,
  Raise: 29,
  Return: 30,
  True: 31,
  Try: 32,
  While: 33,
  With: 34,
  Yield: 35,
  /** First of the soft keywords. */
  Match: 36,
  Case: 37,
  Type: 38,
} as const;

/**
 * The `code` of an operator token: its character code when that is 40 or more, else one of the last group.
 * Keyword codes stay below 40, so one comparison tells both kind and spelling.
 */
export const Op = {
  OpenParen: 40,
  CloseParen: 41,
  Star: 42,
  Plus: 43,
  Comma: 44,
  Minus: 45,
  Dot: 46,
  Colon: 58,
  Semicolon: 59,
  Assign: 61,
  At: 64,
  OpenBracket: 91,
  CloseBracket: 93,
  OpenBrace: 123,
  CloseBrace: 125,
  Tilde: 126,
  StarStar: 128,
  Arrow: 129,
  Walrus: 130,
  Ellipsis: 131,
  /** `+=`, `//=` and the like. */
  Augmented: 132,
  /** Any other operator. */
  Other: 133,
} as const;

const WORDS: readonly (readonly [string, number])[] = [
  ['and', Keyword.And],
  ['as', Keyword.As],
  ['assert', Keyword.Assert],
  ['async', Keyword.Async],
  ['await', Keyword.Await],
  ['break', Keyword.Break],
  ['class', Keyword.Class],
  ['continue', Keyword.Continue],
  ['def', Keyword.Def],
  ['del', Keyword.Del],
  ['elif', Keyword.Elif],
  ['else', Keyword.Else],
  ['except', Keyword.Except],
  ['False', Keyword.False],
  ['finally', Keyword.Finally],
  ['for', Keyword.For],
  ['from', Keyword.From],
  ['global', Keyword.Global],
  ['if', Keyword.If],
  ['import', Keyword.Import],
  ['in', Keyword.In],
  ['is', Keyword.Is],
  ['lambda', Keyword.Lambda],
  ['None', Keyword.NoneLiteral],
  ['nonlocal', Keyword.Nonlocal],
  ['not', Keyword.Not],
  ['or', Keyword.Or],
  ['pass', Keyword.Pass],
  ['raise', Keyword.Raise],
  ['return', Keyword.Return],
  ['True', Keyword.True],
  ['try', Keyword.Try],
  ['while', Keyword.While],
  ['with', Keyword.With],
  ['yield', Keyword.Yield],
  ['match', Keyword.Match],
  ['case', Keyword.Case],
  ['type', Keyword.Type],
];

/** Words by first character: the scanner asks this of every name, so most names must fall out at once. */
const BY_FIRST: readonly ((readonly [string, number])[] | undefined)[] = Array.from(
  { length: 128 },
  (_, code) => {
    const words = WORDS.filter(([word]) => word.charCodeAt(0) === code);
    return words.length > 0 ? words : undefined;
  },
);

/** The keyword spelt by `text[start, end)`, or `Keyword.None`. Offsets are zero-based, end exclusive. */
export function keywordAt(text: string, start: number, end: number): number {
  const length = end - start;
  if (length < 2 || length > 8) return Keyword.None;
  const candidates = BY_FIRST[text.charCodeAt(start)];
  if (candidates === undefined) return Keyword.None;
  for (const [word, keyword] of candidates) {
    if (word.length === length && text.startsWith(word, start)) return keyword;
  }
  return Keyword.None;
}

/** Whether a name token of this code can never be a plain identifier. */
export function isHardKeyword(code: number): boolean {
  return code !== Keyword.None && code < Keyword.Match;
}

/** Whether the code is that of a word that may also be a plain name. */
export function isSoftKeyword(code: number): boolean {
  return code >= Keyword.Match && code <= Keyword.Type;
}

/** Words that begin a statement and can never stand inside brackets. */
export function beginsStatement(word: number): boolean {
  switch (word) {
    case Keyword.Assert:
    case Keyword.Break:
    case Keyword.Class:
    case Keyword.Continue:
    case Keyword.Def:
    case Keyword.Del:
    case Keyword.Elif:
    case Keyword.Except:
    case Keyword.Finally:
    case Keyword.Global:
    case Keyword.Import:
    case Keyword.Nonlocal:
    case Keyword.Pass:
    case Keyword.Raise:
    case Keyword.Return:
    case Keyword.Try:
    case Keyword.While:
    case Keyword.With:
      return true;
    default:
      return false;
  }
}

export function isOpenBracket(code: number): boolean {
  return code === Op.OpenParen || code === Op.OpenBracket || code === Op.OpenBrace;
}

export function isCloseBracket(code: number): boolean {
  return code === Op.CloseParen || code === Op.CloseBracket || code === Op.CloseBrace;
}
