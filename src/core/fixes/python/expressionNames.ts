import { Keyword, Op, TokenKind, isCloseBracket, isOpenBracket } from '../../python/tokenKinds.js';
import { isIdentifier, tokenText } from '../../python/tokenReading.js';
import { tokenizePython, type PythonTokens } from '../../python/tokens.js';
import { formattedFields } from './formattedFields.js';

/** A name that an expression reads. */
export interface NameRead {
  readonly name: string;
  /** The name with the attributes behind it: `time.time`. */
  readonly path: string;
  /** Index of its token; inside an f-string, that of the string. */
  readonly token: number;
  /** Written in a plain string, where only an annotation would mean it. */
  readonly quoted: boolean;
}

/** Deeper nested f-strings than this are not looked into. */
const MAX_NESTING = 10;

/**
 * The names that the tokens `[first, last]` read, in text order: not attributes, not keywords of calls, not what a
 * comprehension or lambda binds for itself. Names within f-strings are among them.
 */
export function expressionNames(tokens: PythonTokens, first: number, last: number, nesting = 0): NameRead[] {
  const hidden = ownNames(tokens, first, last);
  const brackets: number[] = [];
  const found: NameRead[] = [];
  for (let i = first; i <= last; i++) {
    const code = tokens.codes[i]!;
    if (isOpenBracket(code)) brackets.push(code);
    else if (isCloseBracket(code)) brackets.pop();
    else if (tokens.kinds[i] === TokenKind.String) found.push(...stringNames(tokens, i, nesting, hidden));
    else if (isIdentifier(tokens, i) && (i === 0 || tokens.codes[i - 1] !== Op.Dot)) {
      const before = tokens.codes[i - 1];
      // In `u: User = x` the name before the sign is read.
      const isKeyword =
        tokens.codes[i + 1] === Op.Assign &&
        brackets[brackets.length - 1] === Op.OpenParen &&
        (before === Op.OpenParen || before === Op.Comma);
      const name = tokenText(tokens, i);
      if (!isKeyword && !isHidden(hidden, name, i)) {
        found.push({ name, path: dottedPath(tokens, i, last), token: i, quoted: false });
      }
    }
  }
  return found;
}

function dottedPath(tokens: PythonTokens, from: number, last: number): string {
  let path = tokenText(tokens, from);
  for (let i = from; i + 2 <= last && tokens.codes[i + 1] === Op.Dot && isIdentifier(tokens, i + 2); i += 2) {
    path += `.${tokenText(tokens, i + 2)}`;
  }
  return path;
}

function stringNames(
  tokens: PythonTokens,
  token: number,
  nesting: number,
  hidden: readonly OwnName[],
): NameRead[] {
  if (nesting >= MAX_NESTING) return [];
  const visible = (read: NameRead): boolean => !isHidden(hidden, read.name, token);
  const fields = formattedFields(tokens, token);
  if (fields.length > 0) {
    return fields
      .flatMap((field) => textNames(field, nesting))
      .filter(visible)
      .map((read) => ({ ...read, token }));
  }
  const text = tokenText(tokens, token);
  const inside = /^(?:[ru]?)(['"])([\w\s.,|[\]'"]*)\1$/iu.exec(text)?.[2];
  if (inside === undefined) return [];
  return textNames(inside, nesting)
    .filter(visible)
    .map((read) => ({ ...read, token, quoted: true }));
}

function textNames(expression: string, nesting: number): NameRead[] {
  const tokens = tokenizePython(`(${expression})`);
  return expressionNames(tokens, 0, tokens.count - 1, nesting + 1);
}

/** A name that a comprehension or lambda binds, and the tokens where it does. */
interface OwnName {
  readonly name: string;
  readonly from: number;
  to: number;
}

function isHidden(hidden: readonly OwnName[], name: string, token: number): boolean {
  return hidden.some((each) => each.name === name && each.from <= token && token <= each.to);
}

function ownNames(tokens: PythonTokens, first: number, last: number): OwnName[] {
  const { codes } = tokens;
  const found: OwnName[] = [];
  const open: { at: number; own: OwnName[]; lambdas: OwnName[][] }[] = [{ at: first, own: [], lambdas: [] }];
  const close = (at: number): void => {
    const bracket = open.pop();
    for (const each of [...(bracket?.own ?? []), ...(bracket?.lambdas.flat() ?? [])]) each.to = at;
  };
  for (let i = first; i <= last; i++) {
    const code = codes[i]!;
    const bracket = open[open.length - 1] ?? { at: first, own: [], lambdas: [] };
    if (isOpenBracket(code)) open.push({ at: i, own: [], lambdas: [] });
    else if (isCloseBracket(code)) close(i);
    else if (code === Op.Comma) {
      for (const each of bracket.lambdas.splice(0).flat()) each.to = i;
    } else if (code === Keyword.For && open.length > 1) {
      for (; i < last && codes[i] !== Keyword.In; i++) {
        if (!isIdentifier(tokens, i) || codes[i - 1] === Op.Dot) continue;
        const own = { name: tokenText(tokens, i), from: bracket.at, to: last };
        bracket.own.push(own);
        found.push(own);
      }
    } else if (code === Keyword.Lambda) {
      const { names, colon } = lambdaParameters(tokens, i, last);
      bracket.lambdas.push(names);
      found.push(...names);
      i = colon;
    }
  }
  return found;
}

function lambdaParameters(
  tokens: PythonTokens,
  lambda: number,
  last: number,
): { names: OwnName[]; colon: number } {
  const { codes } = tokens;
  const names: OwnName[] = [];
  let depth = 0;
  for (let i = lambda + 1; i <= last; i++) {
    const code = codes[i]!;
    if (isOpenBracket(code)) depth++;
    else if (isCloseBracket(code)) depth--;
    else if (depth > 0) continue;
    else if (code === Op.Colon) return { names, colon: i };
    else if (isIdentifier(tokens, i)) {
      const before = codes[i - 1];
      const begins =
        before === Keyword.Lambda || before === Op.Comma || before === Op.Star || before === Op.StarStar;
      if (begins) names.push({ name: tokenText(tokens, i), from: i, to: last });
    }
  }
  return { names, colon: last };
}
