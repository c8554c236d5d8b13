import type { SyntaxRange } from '../../syntax/Outline.js';

const isWord = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}_$]/u.test(char);

/** Where the word first stands by itself, within one of the ranges. Default: the whole text. */
export function wordIn(text: string, word: string, ranges?: readonly SyntaxRange[]): SyntaxRange | undefined {
  if (word === '') return undefined;
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + 1)) {
    const end = start + word.length;
    if (isWord(text[start - 1]) || isWord(text[end])) continue;
    if (!ranges || ranges.some((range) => start >= range.start && end <= range.end)) return { start, end };
  }
  return undefined;
}
