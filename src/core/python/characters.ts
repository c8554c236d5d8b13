/** What a character may begin. */
export const Char = {
  Other: 0,
  Blank: 1,
  Newline: 2,
  Letter: 3,
  Digit: 4,
  Quote: 5,
  Hash: 6,
  Backslash: 7,
  Operator: 8,
} as const;

/** `Char` of each ASCII code. */
export const CLASSES = new Uint8Array(128);
for (const c of ' \t\f') CLASSES[c.charCodeAt(0)] = Char.Blank;
for (const c of '\r\n') CLASSES[c.charCodeAt(0)] = Char.Newline;
for (const c of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_')
  CLASSES[c.charCodeAt(0)] = Char.Letter;
for (const c of '0123456789') CLASSES[c.charCodeAt(0)] = Char.Digit;
for (const c of '\'"') CLASSES[c.charCodeAt(0)] = Char.Quote;
for (const c of '()[]{}+-*/%@&|^~<>=!.,:;') CLASSES[c.charCodeAt(0)] = Char.Operator;
CLASSES[35] = Char.Hash;
CLASSES[92] = Char.Backslash;

/** Non-ASCII characters count as letters, but for blanks, general punctuation and byte order marks. */
export function isForeignLetter(c: number): boolean {
  return c >= 0x80 && c !== 0xa0 && !(c >= 0x2000 && c <= 0x206f) && c !== 0x3000 && c !== 0xfeff;
}
