import type { CharacterCodes } from './characterCodes.js';

/**
 * A number for each key of a text: entries of an inventory mostly have the same keys in the same order, and which of them a key is
 * tells a comparison with the one that came behind the key before it the last time.
 */
export class KeyNumbers {
  /** By number, as they are meant. The first is that of what has no key. */
  readonly names: string[] = [''];
  /** The number of the key that was read last. */
  last = 0;
  private readonly numbers = new Map<string, number>();
  /** By number, where it was written first. */
  private readonly starts: number[] = [0];
  private readonly ends: number[] = [0];
  /** By number, the key that came behind it the last time; 0 for none. */
  private readonly following: number[] = [0];

  constructor(
    private readonly text: string,
    private readonly codes: CharacterCodes,
  ) {}

  /** Behind the closing quote where the key at that quote is the one that is expected; it is taken. Else a negative number. */
  endOfUsual(start: number): number {
    const number = this.following[this.last]!;
    if (number === 0) return -1;
    const { codes } = this;
    const first = this.starts[number]!;
    const length = this.ends[number]! - first;
    for (let i = 1; i < length; i++) if (codes[start + i] !== codes[first + i]) return -1;
    this.last = number;
    return start + length;
  }

  /** @param end behind the closing quote */
  take(start: number, end: number, isEscaped: boolean): void {
    const written = this.text.slice(start + 1, end - 1);
    let number = this.numbers.get(written);
    if (number === undefined) {
      number = this.names.length;
      this.numbers.set(written, number);
      this.names.push(isEscaped ? (JSON.parse(`"${written}"`) as string) : written);
      this.starts.push(start);
      this.ends.push(end);
      this.following.push(0);
    }
    this.following[this.last] = number;
    this.last = number;
  }
}
