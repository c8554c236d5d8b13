import { codePages, type CodePageName } from './codePages.js';

/** A character as its UTF-8 bytes look when they are read by the code page; undefined where the page has no character for one of them. */
export function damaged(character: string, name: CodePageName): string | undefined {
  const page = codePages().find((each) => each.name === name);
  if (!page) return undefined;
  let result = '';
  for (const byte of new TextEncoder().encode(character)) {
    if (byte < 0x80) {
      result += String.fromCharCode(byte);
      continue;
    }
    // Of two characters for a byte the later is the page's own: the first is a control character.
    const code = page.byteOf.lastIndexOf(byte);
    if (code < 0 || (code >= 0x80 && code < 0xa0)) return undefined;
    result += String.fromCharCode(code);
  }
  return result;
}
