const mark = String.raw`[*\x60'"]{0,3}`;
const name = String.raw`${mark}[A-Za-z_]\w{0,80}(?:\.[A-Za-z_]\w{0,80}){0,3}(?:\(\))?${mark}`;
const between = String.raw`\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+`;
const kindWord = String.raw`(?:function|method|class|constant|helper|symbol|attribute|type|struct|interface|trait)`;

/** What a name is called before or after it: `function`, `classes`. */
export const kindWords = String.raw`${kindWord}(?:e?s)?`;
/** One name or several, in any quotes: `a`, `b()` and `c`. */
export const nameList = String.raw`${name}(?:(?:${between})${name}){0,10}`;
const listBefore = new RegExp(
  String.raw`(?:\b(${kindWords})\s+)?(?<![\w.*'"\x60/-])(${nameList})(?:\s+(${kindWords}))?\s+$`,
  'u',
);
const separator = new RegExp(between, 'u');
/** More before a claim than a list of names takes. */
const listLength = 400;

export interface ClaimedNames {
  readonly names: readonly string[];
  /** Where the list begins in the text. */
  readonly start: number;
  /** They are called functions, classes or the like, or written as calls or as members. */
  readonly isDefinition: boolean;
}

/** The names right before an offset of a text; undefined where no name of code stands there. */
export function namesBefore(text: string, end: number): ClaimedNames | undefined {
  const from = Math.max(0, end - listLength);
  const match = listBefore.exec(text.slice(from, end));
  const found = match && namesIn(match[2]!, match[1] !== undefined, match[3] !== undefined);
  return found ? { ...found, start: from + match.index } : undefined;
}

/** The names of a list. `before`, `after`: a word right before or after it says what it is that has the name. */
export function namesIn(
  list: string,
  before: boolean,
  after: boolean,
): Omit<ClaimedNames, 'start'> | undefined {
  const parts = list.split(separator);
  const last = parts.length - 1;
  // Beside a word that is none (`x` and others) the rest is meant all the same.
  const taken = parts.filter((part, i) => (before && i === 0) || (after && i === last) || isCode(part));
  if (taken.length === 0) return undefined;
  const names = taken.map((part) => part.replaceAll(/[*\x60'"()]/gu, ''));
  return { names, isDefinition: before || after || taken.every((part) => /\(\)|\./u.test(part)) };
}

/** A word of prose is no name: one in quotes is, or one that no language has. Of `rate limit` the last word alone is none. */
function isCode(part: string): boolean {
  if (/^[\x60'"*]/u.test(part) !== /[\x60'"*]$/u.test(part)) return false;
  return /[\x60'"]|\(\)|_|[a-z][A-Z]|\w\.\w/u.test(part);
}
