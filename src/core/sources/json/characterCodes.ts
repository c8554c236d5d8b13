import type { Steps } from '../../steps.js';

/** The UTF-16 code units of a text, with one 0 or more behind the last: as many as fill four bytes. */
export type CharacterCodes = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;

/** Characters between two rests. */
const perStep = 32_768;

/** For who looks at each character: a typed array is several times as quick as the string. In ASCII, as most inventories are, a code is a byte. */
export function* characterCodes(text: string): Steps<CharacterCodes> {
  const { length } = text;
  const bytes = new Uint8Array((length + 4) & ~3);
  // What is beyond ASCII takes more bytes than there is room for.
  if (new TextEncoder().encodeInto(text, bytes.subarray(0, length)).read === length) return bytes;
  const codes = new Uint16Array((length + 2) & ~1);
  for (let at = 0; at < length;) {
    const rest = Math.min(at + perStep, length);
    for (; at < rest; at++) codes[at] = text.charCodeAt(at);
    yield;
  }
  return codes;
}
