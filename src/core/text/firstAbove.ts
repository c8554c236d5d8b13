/** The index of the first of these rising numbers that is larger, or how many there are. `from`, `to`: looks only there, and gives `to` for none. */
export function firstAbove(
  numbers: ArrayLike<number>,
  value: number,
  from = 0,
  to: number = numbers.length,
): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
