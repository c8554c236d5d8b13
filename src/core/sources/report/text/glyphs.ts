/** What a status glyph at the head of a line says: `done`, `open` (nothing done), `partial` (begun, blocked, in doubt). */
export type GlyphState = 'done' | 'open' | 'partial';

const states: Record<string, GlyphState> = {
  '✅': 'done',
  '✔': 'done',
  '✓': 'done',
  '☑': 'done',
  '🗹': 'done',
  '🟢': 'done',
  '❌': 'open',
  '✗': 'open',
  '✘': 'open',
  '✖': 'open',
  '❎': 'open',
  '☐': 'open',
  '⬜': 'open',
  '◻': 'open',
  '▢': 'open',
  '🔲': 'open',
  '☒': 'open',
  '🔴': 'open',
  '⭕': 'open',
  '⚠': 'partial',
  '⏳': 'partial',
  '⌛': 'partial',
  '🔄': 'partial',
  '🚧': 'partial',
  '🟡': 'partial',
  '🟠': 'partial',
  '⏸': 'partial',
  '🔜': 'partial',
  '⏱': 'partial',
};

export interface Glyph {
  state: GlyphState;
  glyph: string;
  /** Length in UTF-16 code units, with the spaces after it. */
  length: number;
}

/** The status glyph that a line begins with; emphasis around it does not matter. */
export function leadingGlyph(text: string): Glyph | undefined {
  // Lines that begin with a letter are the rule.
  if (/^[A-Za-z\d\s[`"'(<]/u.test(text)) return undefined;
  const match = /^([*_]{0,3})(\p{So}|✓|✔|✗|✘)[\uFE0E\uFE0F]?\s*/u.exec(text);
  const glyph = match?.[2];
  const state = glyph === undefined ? undefined : states[glyph];
  return state && glyph !== undefined ? { state, glyph, length: match![0].length } : undefined;
}

/** The first status glyph anywhere in a short text, e.g. a table cell. */
export function glyphIn(text: string): GlyphState | undefined {
  for (const char of text) if (Object.hasOwn(states, char)) return states[char];
  return undefined;
}

const beyondLatin = /[\xa9-\uffff]/;

/** A quick look: most texts hold no picture at all. */
export function mayHoldPicture(text: string): boolean {
  return beyondLatin.test(text);
}

const pictograph =
  /(?:\p{Extended_Pictographic}|[\u2190-\u21ff\u2500-\u27bf\u2b00-\u2bff])[\uFE0E\uFE0F\u200D\u20E3]*/gu;

/** Without emoji, arrows, box drawing and other pictures; digits of keycaps stay. */
export function withoutPictographs(text: string): string {
  if (!mayHoldPicture(text)) return text;
  return text
    .replaceAll(pictograph, (match) => (/^[\d#*©®™]/u.test(match) ? match : ' '))
    .replaceAll(/[\uFE0E\uFE0F\u200D\u20E3]|[\u{1F3FB}-\u{1F3FF}\u{1F1E6}-\u{1F1FF}]/gu, '');
}

/** A line that begins with a picture that is no status, e.g. 🎯. */
export function beginsWithOtherPictograph(text: string): boolean {
  return !leadingGlyph(text) && /^\p{Extended_Pictographic}/u.test(text) && !/^[\d#*©®™]/u.test(text);
}
