import type { CodePageName } from '../../../src/core/text/repair/codePages.js';

export type Loss = 'controls' | 'dropped' | 'replaced' | 'dropped and plain blanks';

/** Upper half of a page as its reader shows it; '' for a byte that it does not define. Not from the tables under test. */
export function upperHalf(page: CodePageName): string[] {
  const decoder = new TextDecoder(page === 'mac-roman' ? 'macintosh' : 'windows-1254');
  const half = Array.from({ length: 128 }, (_, at) => decoder.decode(Uint8Array.of(0x80 + at)));
  // Some versions of Node read windows-1252 as Latin-1, so it is made from its Turkish sister.
  if (page === 'cp1252') {
    for (const byte of [0xd0, 0xdd, 0xde, 0xf0, 0xfd, 0xfe]) half[byte - 0x80] = String.fromCharCode(byte);
    half[0x0e] = 'Ž';
    half[0x1e] = 'ž';
  }
  return half.map((character) => (/[\x80-\x9f]/u.test(character) ? '' : character));
}

const halves = new Map<CodePageName, string[]>();

/** What a tool shows that takes UTF-8 for a code page. */
export function damage(text: string, page: CodePageName, loss: Loss = 'controls'): string {
  const half = halves.get(page) ?? upperHalf(page);
  halves.set(page, half);
  let damaged = '';
  for (const byte of new TextEncoder().encode(text)) {
    const character = byte < 0x80 ? String.fromCharCode(byte) : half[byte - 0x80]!;
    if (character === '\u00a0' && loss === 'dropped and plain blanks') damaged += ' ';
    else if (character !== '' || loss.startsWith('dropped')) damaged += character;
    else damaged += loss === 'replaced' ? '\ufffd' : String.fromCharCode(byte);
  }
  return damaged;
}
