import { codePages, type CodePageName } from './codePages.js';

/**
 * A character as its UTF-8 bytes look when they are read by the code page; undefined where the page has no character for one of them.
 * @param controls the reader made C1 control characters of the bytes 0x80 to 0x9F, as Latin-1 does
 */
export function damaged(character: string, name: CodePageName, controls: boolean): string | undefined {
  const page = codePages().find((each) => each.name === name);
  if (!page) return undefined;
  let result = '';
  for (const byte of new TextEncoder().encode(character)) {
    const isControl = byte >= 0x80 && byte < 0xa0;
    // Of two characters for a byte the later is the page's own: the first is the control character.
    const code = byte < 0x80 || (controls && isControl) ? byte : page.byteOf.lastIndexOf(byte);
    if (code < 0 || (!controls && isControl && code === byte)) return undefined;
    result += String.fromCharCode(code);
  }
  return result;
}
