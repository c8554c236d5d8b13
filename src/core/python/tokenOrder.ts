import type { StatementKind } from './statement.js';
import {
  Keyword,
  Op,
  TokenKind,
  isCloseBracket,
  isHardKeyword,
  isOpenBracket,
  isSoftKeyword,
} from './tokenKinds.js';
import type { PythonTokens } from './tokenArrays.js';

/** What a token is to the one after it. */
export const Part = {
  Start: 0,
  Name: 1,
  Literal: 2,
  String: 3,
  OpenParen: 4,
  OpenBracket: 5,
  OpenBrace: 6,
  Close: 7,
  Comma: 8,
  Colon: 9,
  Assign: 10,
  Augmented: 11,
  Walrus: 12,
  Dot: 13,
  Arrow: 14,
  Binary: 15,
  Slash: 16,
  Sign: 17,
  Tilde: 18,
  Star: 19,
  If: 20,
  Else: 21,
  For: 22,
  In: 23,
  Is: 24,
  Logical: 25,
  Not: 26,
  /** `...` */
  Dots: 27,
  As: 28,
  From: 29,
  Lambda: 30,
  Yield: 31,
  Await: 32,
  Async: 33,
  /** `return`, `raise`. */
  Leave: 34,
  /** `pass`, `break`, `continue`. */
  Whole: 35,
  /** `del`, `assert`, `while`, `elif`. */
  Takes: 36,
  /** `global`, `nonlocal`, `def`, `class`. */
  Names: 37,
  Except: 38,
  /** `try`, `finally`. */
  Bare: 39,
  Import: 40,
  /** `match`, `case`, `type`. */
  Soft: 41,
  Semicolon: 42,
  /** A decorator, or a product of matrices. */
  At: 43,
  With: 44,
  Unknown: 45,
  End: 46,
} as const;
export const partShift = 6;

const operand = [Part.Name, Part.Soft, Part.Literal, Part.Dots, Part.String, Part.OpenParen, Part.OpenBracket, Part.OpenBrace, Part.Sign, Part.Tilde, Part.Await]; // prettier-ignore
const test = [...operand, Part.Not, Part.Lambda];
const starred = [...test, Part.Star];
const behind = [Part.Close, Part.OpenParen, Part.OpenBracket, Part.Comma, Part.Colon, Part.Assign, Part.Augmented, Part.Dot, Part.Binary, Part.Slash, Part.Sign, Part.Star, Part.If, Part.Else, Part.For, Part.Async, Part.In, Part.Is, Part.Logical, Part.Not, Part.As, Part.From, Part.At, Part.Semicolon, Part.End]; // prettier-ignore

const simple = [...starred, Part.Yield, Part.Leave, Part.Whole, Part.Takes, Part.Names, Part.From, Part.Import]; // prettier-ignore

/** What may come after what. */
const AFTER: Readonly<Record<number, readonly number[]>> = {
  [Part.Start]: [...simple, Part.If, Part.For, Part.Else, Part.Except, Part.Bare, Part.With, Part.Async, Part.At], // prettier-ignore
  [Part.Name]: [...behind, Part.Walrus, Part.Import],
  [Part.Literal]: behind,
  [Part.Dots]: [...behind, Part.Name, Part.Soft, Part.Dots, Part.Import],
  [Part.String]: [...behind, Part.String],
  [Part.OpenParen]: [...starred, Part.Yield, Part.Close],
  [Part.OpenBracket]: [...starred, Part.Colon, Part.Close],
  [Part.OpenBrace]: [...starred, Part.Close],
  [Part.Close]: [...behind, Part.Arrow],
  [Part.Comma]: [
    ...starred,
    Part.Slash,
    Part.Close,
    Part.Assign,
    Part.Colon,
    Part.In,
    Part.Semicolon,
    Part.End,
  ],
  [Part.Colon]: [...simple, Part.Colon, Part.Close, Part.Comma, Part.End],
  [Part.Semicolon]: [...simple, Part.End],
  [Part.Soft]: [...behind, ...starred, Part.Walrus, Part.Import],
  [Part.At]: test,
  [Part.With]: starred,
  [Part.Assign]: [...starred, Part.Yield],
  [Part.Augmented]: [...starred, Part.Yield],
  [Part.Walrus]: test,
  [Part.Dot]: [Part.Name, Part.Soft, Part.Dot, Part.Dots, Part.Import],
  [Part.Arrow]: test,
  [Part.Binary]: operand,
  [Part.Slash]: [...operand, Part.Comma, Part.Close],
  [Part.Sign]: operand,
  [Part.Tilde]: operand,
  [Part.Star]: [...operand, Part.Comma, Part.Close, Part.Semicolon, Part.End],
  [Part.If]: test,
  [Part.Else]: [...test, Part.Colon],
  [Part.For]: [...operand, Part.Star],
  [Part.In]: starred,
  [Part.Is]: [...operand, Part.Not],
  [Part.Logical]: [...operand, Part.Not],
  [Part.Not]: [...operand, Part.Not, Part.In],
  [Part.As]: operand,
  [Part.From]: [...test, Part.Dot, Part.Dots],
  [Part.Import]: [Part.Name, Part.Soft, Part.Star, Part.OpenParen],
  [Part.Lambda]: [Part.Name, Part.Soft, Part.Star, Part.Colon],
  [Part.Yield]: [...starred, Part.From, Part.Close, Part.Semicolon, Part.End],
  [Part.Await]: operand,
  [Part.Async]: [Part.For, Part.With, Part.Names],
  [Part.Leave]: [...starred, Part.Semicolon, Part.End],
  [Part.Whole]: [Part.Semicolon, Part.End],
  [Part.Takes]: starred,
  [Part.Names]: [Part.Name, Part.Soft],
  [Part.Except]: [...starred, Part.Colon],
  [Part.Bare]: [Part.Colon],
};

/**
 * Whether one part may follow another: at the first, shifted by `partShift`, plus the second. A quick look at a text, not a grammar:
 * no sound one fails, some broken ones pass.
 */
export const MAY_FOLLOW = new Uint8Array(Part.End << partShift);
for (const [part, next] of Object.entries(AFTER)) {
  for (const each of next) MAY_FOLLOW[(Number(part) << partShift) + each] = 1;
}

/** The part that a token is, by its code and, above it, its kind. */
export const PARTS = new Uint8Array(256 * 6).fill(Part.Unknown);
PARTS[TokenKind.Number << 8] = Part.Literal;
PARTS[TokenKind.String << 8] = Part.String;
PARTS[TokenKind.Newline << 8] = Part.End;
const parts: readonly (readonly [number, readonly number[]])[] = [
  [Part.Name, [Keyword.None]],
  [Part.Soft, [Keyword.Match, Keyword.Case, Keyword.Type]],
  [Part.Literal, [Keyword.NoneLiteral, Keyword.True, Keyword.False]],
  [Part.Dots, [Op.Ellipsis]],
  [Part.OpenParen, [Op.OpenParen]],
  [Part.OpenBracket, [Op.OpenBracket]],
  [Part.OpenBrace, [Op.OpenBrace]],
  [Part.Close, [Op.CloseParen, Op.CloseBracket, Op.CloseBrace]],
  [Part.Comma, [Op.Comma]],
  [Part.Colon, [Op.Colon]],
  [Part.Assign, [Op.Assign]],
  [Part.Augmented, [Op.Augmented]],
  [Part.Walrus, [Op.Walrus]],
  [Part.Dot, [Op.Dot]],
  [Part.Arrow, [Op.Arrow]],
  [Part.Binary, [Op.Other, 60, 62, 94, 124]],
  [Part.At, [Op.At]],
  [Part.Semicolon, [Op.Semicolon]],
  [Part.Slash, [47]],
  [Part.Sign, [Op.Plus, Op.Minus]],
  [Part.Tilde, [Op.Tilde]],
  [Part.Star, [Op.Star, Op.StarStar]],
  [Part.If, [Keyword.If]],
  [Part.Else, [Keyword.Else]],
  [Part.For, [Keyword.For]],
  [Part.In, [Keyword.In]],
  [Part.Is, [Keyword.Is]],
  [Part.Logical, [Keyword.And, Keyword.Or]],
  [Part.Not, [Keyword.Not]],
  [Part.As, [Keyword.As]],
  [Part.From, [Keyword.From]],
  [Part.Lambda, [Keyword.Lambda]],
  [Part.Yield, [Keyword.Yield]],
  [Part.Await, [Keyword.Await]],
  [Part.Async, [Keyword.Async]],
  [Part.Leave, [Keyword.Return, Keyword.Raise]],
  [Part.Whole, [Keyword.Pass, Keyword.Break, Keyword.Continue]],
  [Part.Takes, [Keyword.Del, Keyword.Assert, Keyword.While, Keyword.Elif]],
  [Part.With, [Keyword.With]],
  [Part.Names, [Keyword.Global, Keyword.Nonlocal, Keyword.Def, Keyword.Class]],
  [Part.Except, [Keyword.Except]],
  [Part.Bare, [Keyword.Try, Keyword.Finally]],
  [Part.Import, [Keyword.Import]],
];
for (const [part, codes] of parts) {
  for (const code of codes) PARTS[code + ((code < Op.OpenParen ? TokenKind.Name : TokenKind.Op) << 8)] = part;
}

/** Parts that are right or wrong by more than what stands beside them: `belongsTogether` is to be asked of their line. */
export const DEPENDS = new Uint8Array(Part.End + 1);
for (const part of [Part.If, Part.Else, Part.For, Part.Not, Part.Colon, Part.Soft, Part.As, Part.From, Part.Import]) DEPENDS[part] = 1; // prettier-ignore

/** Parts that imports hold, but for brackets and stars. */
const IMPORTED = new Uint8Array(Part.End + 1);
for (const part of [Part.Name, Part.Soft, Part.Dot, Part.Dots, Part.Comma, Part.As, Part.From, Part.Import]) IMPORTED[part] = 1; // prettier-ignore

/** Whether what needs something else outside brackets has it: an `if` its `else`, `not` its `in`, `from` its `raise`. */
export function belongsTogether(
  tokens: PythonTokens,
  kind: StatementKind,
  first: number,
  last: number,
): boolean {
  const { codes, kinds } = tokens;
  const isSimple = kind === 'simple' || kind === 'type';
  // What begins with a word of Python's own is no target.
  let mayAnnotate = codes[first] === Keyword.None || codes[first]! >= Keyword.Match;
  let depth = 0;
  let conditions = 0;
  let lambdas = 0;
  let yields = false;
  // `match x` without its colon.
  const isName = kind === 'simple' && isSoftKeyword(codes[first]!);
  if (isName && first < last && kinds[first + 1] !== TokenKind.Op && !isHardKeyword(codes[first + 1]!))
    return false;
  for (let i = first; i <= last; i++) {
    const code = codes[i]!;
    if (isOpenBracket(code)) depth++;
    else if (isCloseBracket(code)) depth--;
    else if (code === Keyword.Not) {
      if (i > first && endsOperand(codes[i - 1]!) && codes[i + 1] !== Keyword.In) return false;
    } else if (code === Keyword.Lambda) lambdas++;
    else if (code === Keyword.Yield) yields = true;
    else if (code === Keyword.From) {
      if (!yields && codes[first] !== Keyword.Raise) return false;
    } else if (code === Keyword.As || code === Keyword.Import) {
      if (isSimple) return false;
    } else if (code === Op.Colon && lambdas > 0) lambdas--;
    else if (depth === 0) {
      if (code === Op.Colon) {
        if (isSimple && !mayAnnotate) return false;
        mayAnnotate = false;
      } else if (code === Op.Assign || code === Op.Augmented) {
        if (lambdas === 0) mayAnnotate = false;
      } else if (i > first) {
        if (code === Keyword.For) return false;
        if (code === Keyword.If) conditions++;
        else if (code === Keyword.Else && --conditions < 0) return false;
      }
    }
  }
  return conditions === 0 || kind === 'case';
}

/** Whether a token of this code ends an operand; strings and numbers have the code of a name. */
function endsOperand(code: number): boolean {
  return (code < Op.OpenParen && !isHardKeyword(code)) || isCloseBracket(code) || code === Op.Ellipsis;
}

/** Whether an import holds only what imports do, and brackets only around all its names. */
export function isPlainImport({ kinds, codes }: PythonTokens, first: number, last: number): boolean {
  const opens = codes[first] === Keyword.From ? Keyword.Import : undefined;
  for (let i = first; i <= last; i++) {
    const code = codes[i]!;
    if (code === Op.OpenParen || code === Op.Star) {
      if (codes[i - 1] !== opens) return false;
    } else if (code === Op.CloseParen) {
      if (i < last) return false;
    } else if (code === Keyword.From) {
      if (i > first) return false;
    } else if (IMPORTED[PARTS[code + (kinds[i]! << 8)]!] === 0) return false;
  }
  return true;
}

/** Whether a branch of this kind may stand after a statement of that one. */
export function mayBranch(kind: StatementKind, after: StatementKind | undefined): boolean {
  switch (kind) {
    case 'elif':
      return after === 'if' || after === 'elif';
    case 'else':
      return after === 'if' || after === 'elif' || after === 'for' || after === 'while' || after === 'except';
    case 'except':
      return after === 'try' || after === 'except';
    case 'finally':
      return after === 'try' || after === 'except' || after === 'else';
    default:
      return true;
  }
}
