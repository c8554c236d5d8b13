/** How many continuation bytes follow a byte; 0 when it leads no sequence. */
export function tailLength(byte: number): number {
  if (byte < 0xc2 || byte > 0xf4) return 0;
  return byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
}

export function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte < 0xc0;
}

const SMALLEST = [0, 0x80, 0x800, 0x10000];

/** The code point of a whole sequence; undefined when it is overlong, a surrogate or beyond Unicode. */
export function decodeSequence(lead: number, tail: readonly number[]): number | undefined {
  let codePoint = lead & (0x3f >> tail.length);
  for (const byte of tail) codePoint = (codePoint << 6) | (byte & 0x3f);
  if (codePoint < SMALLEST[tail.length]! || codePoint > 0x10ffff) return undefined;
  return codePoint >= 0xd800 && codePoint <= 0xdfff ? undefined : codePoint;
}
