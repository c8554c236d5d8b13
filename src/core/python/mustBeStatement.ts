import { CLASSES, Char } from './characters.js';
import { Keyword, beginsStatement, keywordAt } from './tokenKinds.js';

/**
 * Whether the line whose first character is at `i`, inside open brackets, must be a new statement: the brackets were never
 * closed. `column`: where it begins; `outer`: where the line with the brackets does. Zero-based.
 */
export function mustBeStatement(text: string, i: number, column: number, outer: number): boolean {
  const c = text.charCodeAt(i);
  if (c === 64) {
    const next = text.charCodeAt(i + 1);
    return column <= outer && next < 128 && CLASSES[next] === Char.Letter;
  }
  if (c >= 128 || CLASSES[c] !== Char.Letter) return false;
  let end = i + 1;
  while (end < i + 9 && CLASSES[text.charCodeAt(end)] === Char.Letter) end++;
  const word = keywordAt(text, i, end);
  if (word === Keyword.Async) return text.startsWith('def ', end + 1);
  if (word === Keyword.From) return isFromImport(text, end);
  if (!beginsStatement(word)) return false;
  const after = text.charCodeAt(end);
  return after !== after || after >= 128 || CLASSES[after] !== Char.Digit;
}

function isFromImport(text: string, from: number): boolean {
  for (let i = from; ; i++) {
    const c = text.charCodeAt(i);
    if (c === 32 || c === 9) {
      if (text.startsWith('import', i + 1)) return true;
    } else if (c !== 46 && CLASSES[c] !== Char.Letter && CLASSES[c] !== Char.Digit) return false;
  }
}
