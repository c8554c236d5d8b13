const beyond = /[^\0-\x7f]/;
/** Characters at a time. */
const piece = 65_536;
/** Shorter texts are not worth a buffer. */
const long = 4096;

/** Of long texts the encoder knows several times as fast as an expression: what is beyond ASCII takes more bytes than there are characters. */
export function isAscii(text: string): boolean {
  if (text.length < long) return !beyond.test(text);
  const encoder = new TextEncoder();
  const room = new Uint8Array(Math.min(piece, text.length));
  for (let at = 0; at < text.length; at += piece) {
    const part = text.slice(at, at + piece);
    if (encoder.encodeInto(part, room.subarray(0, part.length)).read < part.length) return false;
  }
  return true;
}
