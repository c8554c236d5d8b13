/** A way to write the words of a name. */
interface NameForm {
  readonly write: (words: readonly string[]) => string;
  /** Stands within a word, as `Path` in `getPath`. */
  readonly inWords?: boolean;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The first ones are the likelier where several fit. */
const FORMS: readonly NameForm[] = [
  { write: (words) => words.join('_') },
  { write: (words) => words.join('_').toUpperCase() },
  { write: (words) => words.join(' ') },
  { write: (words) => words.join('-') },
  { write: (words) => words.join('.') },
  { write: (words) => words.join('/') },
  { write: (words) => capital(words.join(' ')) },
  { write: (words) => words.map(capital).join(' ') },
  { write: (words) => words.map(capital).join(''), inWords: true },
  { write: (words) => words.map((word, i) => (i === 0 ? word : capital(word))).join('') },
  { write: (words) => words.join('') },
  { write: (words) => words.join('-').toUpperCase() },
];

/** Gives a text with other words in it; undefined where they do not go there. */
export type Rewrite = (words: readonly string[]) => string | undefined;

/** For each form in which the words stand in the text: the text with other words in their place, in that form. */
export function wordRewrites(text: string, words: readonly string[]): Rewrite[] {
  if (words.length === 0) return [];
  const found: Rewrite[] = [];
  const lower = text.toLowerCase();
  // Almost all texts have none of the words.
  if (!lower.includes(words[0]!)) return [];
  for (const { write, inWords = false } of FORMS) {
    const written = write(words);
    if (!text.includes(written)) continue;
    const escaped = written.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
    const borders = inWords
      ? `(?<![A-Z])${escaped}(?<plural>s(?![a-z\\d]))?(?![a-z\\d])`
      : `(?<![A-Za-z\\d])${escaped}(?<plural>s)?(?![A-Za-z\\d])`;
    const pattern = new RegExp(borders, 'gu');
    if (!pattern.test(text)) continue;
    found.push((others) => {
      let fits = true;
      const result = text.replace(pattern, (_match, plural: string | undefined) => {
        if (plural !== undefined && /(?:[sxyz]|[cs]h)$/u.test(others.at(-1) ?? '')) fits = false;
        return write(others) + (plural ?? '');
      });
      return fits ? result : undefined;
    });
  }
  return found;
}
