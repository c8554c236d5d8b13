import { firstAbove } from '../../../text/firstAbove.js';

/**
 * The number of a word among the first `count` of a packed summary; undefined where it is none of them.
 *
 * @param words a line break before each and behind the last; a word itself may hold some
 * @param cells from `at` on where each of the words ends
 */
export function findWord(
  word: string,
  words: string,
  cells: Int32Array,
  at: number,
  count: number,
): number | undefined {
  const sought = `${word}\n`;
  for (let found = words.indexOf(sought, 1); found >= 0; found = words.indexOf(sought, found + 1)) {
    // It ends where a word does and begins behind the one before.
    const cell = firstAbove(cells, found - 1, at, at + count);
    if (cell === at + count) return undefined;
    const start = cell === at ? 1 : cells[cell - 1]! + 1;
    if (start === found && cells[cell] === found + word.length) return cell - at;
  }
  return undefined;
}
