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

const NAME = /[_\p{XID_Start}]\p{XID_Continue}*/uy;

/** Where the name that begins at `start` ends by the rules of Unicode; `start` where none does. */
export function foreignNameEnd(text: string, start: number): number {
  NAME.lastIndex = start;
  return NAME.test(text) ? NAME.lastIndex : start;
}

/** Where a run of characters ends that belong together. */
export function runEnd(text: string, from: number, belongs: (c: number) => boolean): number {
  let i = from;
  while (i < text.length && belongs(text.charCodeAt(i))) i++;
  return i;
}

export function isStrange(c: number): boolean {
  return c < 128 ? CLASSES[c] === Char.Other : !isForeignLetter(c);
}

export function isNamePart(c: number): boolean {
  return c < 128 ? CLASSES[c] === Char.Letter || CLASSES[c] === Char.Digit : isForeignLetter(c);
}

export function isInk(c: number): boolean {
  return c >= 128 || (CLASSES[c] !== Char.Blank && CLASSES[c] !== Char.Newline);
}
