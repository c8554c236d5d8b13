/** Longer lines are generated code or data: what follows tells nothing more. */
const longest = 4000;

/** A line as it is compared: without its indentation and the white space at its end, so that reformatting a block keeps its lines. */
export function normalLine(line: string): string {
  return line.trim();
}

/**
 * 12 hexadecimal digits: the first 48 bits of FNV-1a (64 bits) over the UTF-16 code units, low byte first, of the normal form of a line
 * (`normalLine`). The same in every version: inventories hold it.
 */
export function lineHash(line: string): string {
  return fnv(normalLine(line).slice(0, longest));
}

/** Enough to know a neighbour by. */
export function shortHash(hash: string): string {
  return hash.slice(0, 6);
}

/** The hash of lines as a whole: that of their hashes in a row. */
export function blockHash(hashes: readonly string[]): string {
  return fnv(hashes.join(' '));
}

/** 64-bit FNV-1a in four limbs of 16 bits, the lowest first; the prime is 2^40 + 0x1b3. */
function fnv(text: string): string {
  let a = 0x2325;
  let b = 0x8422;
  let c = 0x9ce4;
  let d = 0xcbf2;
  const add = (byte: number): void => {
    a ^= byte;
    const low = a * 0x1b3;
    const second = b * 0x1b3 + (low >>> 16);
    const third = c * 0x1b3 + ((a << 8) >>> 0) + (second >>> 16);
    const fourth = d * 0x1b3 + ((b << 8) >>> 0) + Math.floor(third / 0x10000);
    a = low & 0xffff;
    b = second & 0xffff;
    c = third & 0xffff;
    d = fourth & 0xffff;
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    add(code & 0xff);
    add(code >>> 8);
  }
  return [d, c, b].map((limb) => limb.toString(16).padStart(4, '0')).join('');
}
