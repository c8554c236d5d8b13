export type CodePageName = 'cp1252' | 'cp1254' | 'mac-roman';

/** A code page read backwards: which byte a character stood for. */
export interface CodePage {
  name: CodePageName;
  /** Byte by UTF-16 code unit; 0 where the page has no such character. ASCII is left out. */
  byteOf: Uint8Array;
  /** The code units that have a byte. */
  codes: readonly number[];
  /** Continuation bytes that reading by this page loses: those it does not define, and the no-break space, which is trimmed or made a plain one. */
  lost: readonly number[];
  /** Its character for 0xF0 is for private use, so that tools drop it or put U+FFFD. */
  losesLead: boolean;
  /** Continuation bytes whose characters end or follow a word in sound text: closing quotes, dashes, mathematics. */
  closing: ReadonlySet<number>;
  /** Those and the ones that may follow a capital or a unit: superscripts, trade marks, degrees. */
  trailing: ReadonlySet<number>;
}

export const NO_BREAK_SPACE = 0xa0;

// Written out: some versions of Node decode windows-1252 as Latin-1, so TextDecoder is no source for this table.
const WINDOWS_C1 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const MAC_UPPER =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø' +
  '¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';
const TURKISH: Readonly<Record<number, string>> = {
  0xd0: 'Ğ',
  0xdd: 'İ',
  0xde: 'Ş',
  0xf0: 'ğ',
  0xfd: 'ı',
  0xfe: 'ş',
};

const QUOTES_AND_DASHES = [0x85, 0x8b, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x9b, 0xa0, 0xab, 0xbb];
const MARKS = [0x89, 0x99, 0xa3, 0xa5, 0xa9, 0xaa, 0xae, 0xb0, 0xb1, 0xb2, 0xb3, 0xb4, 0xb7, 0xb9, 0xba];
const MATHEMATICS = [0xad, 0xb0, 0xb1, 0xb2, 0xb3, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9, 0xba, 0xbd];
const CURRENCIES = [0xa1, 0xa2, 0xa3, 0xa4, 0xb4];

/** All pages, the likeliest first. Built on first use. */
export function codePages(): readonly CodePage[] {
  pages ??= [windows('cp1252', {}, []), windows('cp1254', TURKISH, [0x8e, 0x9e]), macRoman()];
  return pages;
}

let pages: readonly CodePage[] | undefined;

function windows(
  name: CodePageName,
  own: Readonly<Record<number, string>>,
  undefinedToo: number[],
): CodePage {
  const byteOf = new Uint8Array(0x10000);
  const lost = [...undefinedToo];
  // As C1 controls: what the WHATWG decoders give for undefined bytes, and Latin-1 decoders for all of these.
  for (let byte = 0x80; byte <= 0xff; byte++) byteOf[byte] = byte;
  for (const byte of Object.keys(own).map(Number)) byteOf[byte] = 0;
  for (let byte = 0x80; byte < 0xa0; byte++) {
    const character = WINDOWS_C1[byte - 0x80]!;
    if (character === ' ') lost.push(byte);
    else if (!undefinedToo.includes(byte)) byteOf[character.charCodeAt(0)] = byte;
  }
  for (const [byte, character] of Object.entries(own)) byteOf[character.charCodeAt(0)] = Number(byte);
  const latin = Array.from({ length: 0x80 }, (_, i) => 0x80 + i);
  const others = [...WINDOWS_C1, ...Object.values(own)].map((character) => character.charCodeAt(0));
  return {
    name,
    byteOf,
    codes: codesOf(byteOf, [...latin, ...others]),
    lost: [...lost, NO_BREAK_SPACE],
    losesLead: false,
    closing: new Set(QUOTES_AND_DASHES),
    trailing: new Set([...QUOTES_AND_DASHES, ...MARKS]),
  };
}

function macRoman(): CodePage {
  const byteOf = new Uint8Array(0x10000);
  for (let at = 0; at < MAC_UPPER.length; at++) byteOf[MAC_UPPER.charCodeAt(at)] = 0x80 + at;
  // Other versions of the page: the currency sign before the euro, the ohm sign for omega.
  byteOf[0xa4] = 0xdb;
  byteOf[0x2126] = 0xbd;
  const upper = [...MAC_UPPER].map((character) => character.charCodeAt(0));
  return {
    name: 'mac-roman',
    byteOf,
    codes: codesOf(byteOf, [...upper, 0xa4, 0x2126]),
    lost: [],
    losesLead: true,
    closing: new Set(MATHEMATICS),
    trailing: new Set([...MATHEMATICS, ...CURRENCIES]),
  };
}

/** Each once, in order. */
function codesOf(byteOf: Uint8Array, among: readonly number[]): number[] {
  return [...new Set(among)].filter((code) => byteOf[code] !== 0).sort((a, b) => a - b);
}
