/** What the letters before a string make of it; a bit each. */
export const Prefix = { Formatted: 1, Raw: 2 } as const;

/** @returns bits of `Prefix`; -1 where `[start, quote)` holds letters that no string has before it */
export function stringPrefix(text: string, start: number, quote: number): number {
  let found = 0;
  for (let i = start; i < quote; i++) {
    const letter = text.charCodeAt(i) | 32;
    if (letter === 102 || letter === 116) found |= Prefix.Formatted;
    else if (letter === 114) found |= Prefix.Raw;
    else if (letter !== 98 && letter !== 117) return -1;
  }
  return found;
}
