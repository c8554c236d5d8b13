import { humanize } from '../sources/words.js';

/**
 * A key for a new entry of a mapping, in the manner of the others: the id where theirs are ids, else its title in their spelling (`slow_start`,
 * `slow-start`, `slowStart`, `Slow start`); one that is free.
 * @param others the keys that are there, at least one
 */
export function keyLike(title: string, id: string, others: readonly string[], areIds: boolean): string {
  if (areIds) return id;
  const spelled = spellings.find(({ like }) => others.every((key) => like.test(key))) ?? spellings[0]!;
  const words = title.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [id];
  const plain = spelled.of(words);
  // What the key leaves out of a title is then said by a title of its own.
  const key = humanize(plain) === '' ? id : plain;
  for (let n = 2; ; n++) {
    const tried = n === 2 && !others.includes(key) ? key : `${key}_${n}`;
    if (!others.includes(tried)) return tried;
  }
}

const lower = (words: readonly string[]): string[] => words.map((word) => word.toLowerCase());

/** The first one that all keys agree with. A key of one small word agrees with several. */
const spellings: readonly { like: RegExp; of: (words: readonly string[]) => string }[] = [
  { like: /^[\p{Ll}\p{Lo}\p{N}]+(?:_[\p{Ll}\p{Lo}\p{N}]+)*$/u, of: (words) => lower(words).join('_') },
  { like: /^[\p{Ll}\p{Lo}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{N}]+)*$/u, of: (words) => lower(words).join('-') },
  {
    like: /^[\p{Lu}\p{N}]+(?:_[\p{Lu}\p{N}]+)*$/u,
    of: (words) => words.map((word) => word.toUpperCase()).join('_'),
  },
  {
    like: /^\p{Ll}[\p{L}\p{N}]*$/u,
    of: (words) =>
      lower(words)
        .map((word, i) => (i === 0 ? word : capital(word)))
        .join(''),
  },
  { like: /^\p{Lu}[\p{L}\p{N}]*$/u, of: (words) => lower(words).map(capital).join('') },
  { like: /\s/u, of: (words) => words.join(' ') },
];

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
