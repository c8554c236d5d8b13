import { TokenKind, isHardKeyword } from './tokenKinds.js';
import type { PythonTokens } from './tokens.js';

/** The text of token `index`. */
export function tokenText(tokens: PythonTokens, index: number): string {
  return tokens.text.slice(tokens.starts[index], tokens.ends[index]);
}

/** Whether token `index` is spelt `word`. */
export function tokenIs(tokens: PythonTokens, index: number, word: string): boolean {
  const start = tokens.starts[index]!;
  return tokens.ends[index]! - start === word.length && tokens.text.startsWith(word, start);
}

/** Whether token `index` is a name that may be bound: a soft keyword is, `class` is not. */
export function isIdentifier(tokens: PythonTokens, index: number): boolean {
  return tokens.kinds[index] === TokenKind.Name && !isHardKeyword(tokens.codes[index]!);
}

/** Index of the first token that ends after `offset`; `count` when there is none. */
export function tokenAtOrAfter(tokens: PythonTokens, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens.ends[middle]! > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
