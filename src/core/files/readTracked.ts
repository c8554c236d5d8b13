import { LIGHT, type Steps } from '../steps.js';

const magic = 0x44495243;
const longest = 0xfff;
const longestPath = 0x10000;
/** Object names by SHA-1 and by SHA-256: the index does not say which it holds. */
const hashLengths = [20, 32];
const plainFile = 0o10;
const link = 0o12;

/**
 * The paths of the files that a git index holds, in its order (gitformat-index(5), versions 2 to 4); undefined when it is none,
 * is cut off or is of another version. Submodules and folders of a sparse checkout are no files. Never fails; linear time.
 */
export function* readTracked(index: Uint8Array): Steps<string[] | undefined> {
  for (const hashLength of hashLengths) {
    const paths = yield* readEntries(index, hashLength);
    if (paths) return paths;
  }
  return undefined;
}

function* readEntries(index: Uint8Array, hashLength: number): Steps<string[] | undefined> {
  const view = new DataView(index.buffer, index.byteOffset, index.byteLength);
  if (index.length < 12 || view.getUint32(0) !== magic) return undefined;
  const version = view.getUint32(4);
  if (version < 2 || version > 4) return undefined;
  const decoder = new TextDecoder();
  const paths: string[] = [];
  const path = new Uint8Array(longestPath);
  let length = 0;
  let at = 12;
  for (let left = view.getUint32(8); left > 0; left--) {
    if (left % LIGHT === 0) yield;
    const flagsAt = at + 40 + hashLength;
    if (flagsAt + 2 > index.length) return undefined;
    const flags = view.getUint16(flagsAt);
    let from = flagsAt + ((flags & 0x4000) === 0 ? 2 : 4);
    let kept = 0;
    if (version === 4) {
      const { value, next } = readVarint(index, from);
      if (value > length) return undefined;
      kept = length - value;
      from = next;
    }
    const end = index.indexOf(0, from);
    length = kept + end - from;
    if (end < 0 || length >= longestPath) return undefined;
    const told = flags & longest;
    if (told < longest ? length !== told : length < longest) return undefined;
    path.set(index.subarray(from, end), kept);
    const type = view.getUint32(at + 24) >>> 12;
    if (type === plainFile || type === link) paths.push(decoder.decode(path.subarray(0, length)));
    at = version === 4 ? end + 1 : at + ((end - at + 8) & ~7);
  }
  return paths;
}

/** A number as in the offsets of packs: seven bits a byte, the highest first, one added for each byte that follows. */
function readVarint(index: Uint8Array, from: number): { value: number; next: number } {
  let next = from;
  let byte = index[next++] ?? 0;
  let value = byte & 127;
  while ((byte & 128) !== 0 && next - from < 5) {
    byte = index[next++] ?? 0;
    value = (value + 1) * 128 + (byte & 127);
  }
  return { value, next };
}
