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
  const start = (number: number): number => (number === 0 ? 1 : cells[at + number - 1]! + 1);
  const sought = `${word}\n`;
  for (let found = words.indexOf(sought, 1); found >= 0; found = words.indexOf(sought, found + 1)) {
    if (words.charCodeAt(found - 1) !== 10) continue;
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (start(middle) < found) low = middle + 1;
      else high = middle;
    }
    if (low === count) return undefined;
    if (start(low) === found && cells[at + low] === found + word.length) return low;
  }
  return undefined;
}
