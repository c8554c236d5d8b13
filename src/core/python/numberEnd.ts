import { CLASSES, Char } from './characters.js';

function digitsEnd(text: string, i: number): number {
  for (; ; i++) {
    const c = text.charCodeAt(i);
    if (c !== 95 && CLASSES[c] !== Char.Digit) return i;
  }
}

function radixEnd(text: string, i: number, hex: boolean): number {
  for (; ; i++) {
    const c = text.charCodeAt(i);
    const letter = c | 32;
    if (c !== 95 && CLASSES[c] !== Char.Digit && !(hex && letter >= 97 && letter <= 102)) return i;
  }
}

/** End offset (exclusive) of the number literal that begins at `start`, with a digit or a dot before a digit. */
export function numberEnd(text: string, start: number): number {
  if (text.charCodeAt(start) === 48) {
    const radix = text.charCodeAt(start + 1) | 32;
    if (radix === 120 || radix === 111 || radix === 98) return radixEnd(text, start + 2, radix === 120);
  }
  let i = text.charCodeAt(start) === 46 ? start : digitsEnd(text, start);
  if (text.charCodeAt(i) === 46) {
    i++;
    if (CLASSES[text.charCodeAt(i)] === Char.Digit) i = digitsEnd(text, i);
  }
  if ((text.charCodeAt(i) | 32) === 101) {
    const sign = text.charCodeAt(i + 1);
    const from = sign === 43 || sign === 45 ? i + 2 : i + 1;
    if (CLASSES[text.charCodeAt(from)] === Char.Digit) i = digitsEnd(text, from);
  }
  return (text.charCodeAt(i) | 32) === 106 ? i + 1 : i;
}
