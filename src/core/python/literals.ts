import { Op, TokenKind } from './tokenKinds.js';
import type { PythonTokens } from './tokens.js';

/** The range of a string token's content, without prefix and quotes. Offsets are in the text. */
export function stringContent(tokens: PythonTokens, index: number): { start: number; end: number } {
  const { text } = tokens;
  let start = tokens.starts[index]!;
  const end = tokens.ends[index]!;
  let quote = text.charCodeAt(start);
  while (quote !== 34 && quote !== 39 && start < end) quote = text.charCodeAt(++start);
  const closesWith = (length: number): boolean => {
    for (let i = end - length; i < end; i++) if (text.charCodeAt(i) !== quote) return false;
    return end - length >= start + length;
  };
  const triple =
    text.charCodeAt(start + 1) === quote && text.charCodeAt(start + 2) === quote && start + 2 < end;
  const width = triple ? 3 : 1;
  const from = Math.min(start + width, end);
  return { start: from, end: closesWith(width) ? end - width : end };
}

/** Whether the string token is a plain one: neither bytes nor with replacement fields. */
export function isPlainString(tokens: PythonTokens, index: number): boolean {
  for (let i = tokens.starts[index]!; ; i++) {
    const letter = tokens.text.charCodeAt(i) | 32;
    if (letter === 98 || letter === 102 || letter === 116) return false;
    if (letter !== 114 && letter !== 117) return true;
  }
}

/**
 * The strings of a literal list, tuple or set over the tokens `[from, to]`, with or without brackets; parts joined by
 * `+` are united. Undefined when anything else is in it.
 */
export function literalStrings(tokens: PythonTokens, from: number, to: number): string[] | undefined {
  const found: string[] = [];
  let joins = false;
  for (let i = from; i <= to; i++) {
    if (tokens.kinds[i] === TokenKind.String) {
      const { start, end } = stringContent(tokens, i);
      const part = tokens.text.slice(start, end);
      if (joins) found[found.length - 1] += part;
      else found.push(part);
      joins = true;
      continue;
    }
    joins = false;
    switch (tokens.codes[i]) {
      case Op.OpenParen:
      case Op.CloseParen:
      case Op.OpenBracket:
      case Op.CloseBracket:
      case Op.OpenBrace:
      case Op.CloseBrace:
      case Op.Comma:
      case Op.Plus:
        continue;
      default:
        return undefined;
    }
  }
  return found;
}
