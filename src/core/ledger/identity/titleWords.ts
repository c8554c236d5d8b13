import { boundedMemo } from '../../text/boundedMemo.js';
import { isAscii } from '../../text/isAscii.js';
import { stemWord } from './stemWord.js';

/** Words that say that there is something to do, or nothing: titles that share only these share nothing. */
const noise = stems(`
  a an the of for in on at to from by with without and or not no nor is are be been being was were as via per it its this that
  these those into onto than then all any some more most very there has have had do does
  fix fixed fixing issue problem bug defect gap missing lack lacking absent need needed require required
  implement implementation implemented add added adding resolve resolved address ensure remaining existing todo tbd`);

/** Words of the trade: they support a likeness but never make one, since half of all titles hold one. */
const generic = stems(`
  test testing performance infrastructure integration system service support coverage optimization tuning validation
  documentation docs monitoring data code config configuration management handling production operation operational
  procedure creation create setup deployment error failure fail engineering workflow framework module component process quality
  other general various miscellaneous update upgrade improve improvement enhancement full comprehensive basic complete
  completion incomplete insufficient project application app feature tool check review plan strategy work task item
  critical high medium low major minor risk warning security metric level new old initial final
  hardening audit cleanup refactor refactoring development developer user case scenario suite layer loop stack
  version dependency package library file function method class api server client environment state status`);

function stems(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/u).map(stemWord));
}

/** A title as the rules compare it. */
export interface ComparedTitle {
  /** See `titleWords`. */
  readonly words: readonly string[];
  /** Of these, those that tell one subject from another. */
  readonly distinctive: readonly string[];
  /** Every letter and digit in lower case: equal for `Lib OQS` and `LibOQS`. */
  readonly compact: string;
  /** The words in one order. */
  readonly sorted: string;
}

export function comparedTitle(title: string): ComparedTitle {
  const told = tokens(title);
  const words = significant(told);
  return {
    words,
    distinctive: words.filter((word) => !generic.has(word)),
    compact: told.join(''),
    sorted: words.length > 1 ? words.slice().sort().join(' ') : words.join(),
  };
}

/**
 * The significant words of a title, normalised, each once, in the order of the title: lower case, without inflection,
 * without what nearly every title holds ("Fix", "missing", "the"). `MAPE-K` and `Mape k` are one word; versions such
 * as `0.14.1` stay whole. Empty when the title says nothing.
 */
export function titleWords(title: string): readonly string[] {
  return significant(tokens(title));
}

function significant(told: readonly string[]): string[] {
  const words: string[] = [];
  for (const word of withLetters(told)) {
    const stem = normalised(word);
    if (stem !== '' && !words.includes(stem)) words.push(stem);
  }
  return words;
}

/** Empty for what nearly every title holds. Titles hold the same words again and again. */
const normalised = boundedMemo(
  (word) => {
    const stem = /\p{N}/u.test(word) ? word : stemWord(word);
    return noise.has(stem) ? '' : stem;
  },
  { most: 4000 },
);

function tokens(title: string): string[] {
  const text = title.slice(0, 500);
  if (isAscii(text)) {
    const plain = withoutGenitives(text.toLowerCase(), /'s(?![a-z\d])/g);
    return plain.match(/\d+(?:\.\d+)+|[a-z\d]+/g) ?? [];
  }
  const whole = withoutGenitives(text.normalize('NFKC').toLowerCase(), /['’]s(?![\p{L}\p{N}])/gu);
  return whole.match(/\p{N}+(?:\.\p{N}+)+|[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function withoutGenitives(text: string, genitive: RegExp): string {
  return text.includes("'") || text.includes('’') ? text.replaceAll(genitive, '') : text;
}

/** A letter alone belongs to the word before it (`MAPE-K`), letters in a row make a word (`I/O`); `a` is an article. */
function withLetters(words: readonly string[]): readonly string[] {
  if (!words.some(isLetter)) return words;
  const result: string[] = [];
  let run = '';
  const flush = (): void => {
    if (run.length > 1 || (run !== '' && result.length === 0)) result.push(run);
    else if (run !== '') result[result.length - 1] += run;
    run = '';
  };
  for (const word of words) {
    if (isLetter(word)) {
      run += word;
      continue;
    }
    flush();
    result.push(word);
  }
  flush();
  return result;
}

function isLetter(word: string): boolean {
  return word.length === 1 && word >= 'b' && word <= 'z';
}

/** What two word lists share. */
export interface Overlap {
  readonly shared: readonly string[];
  /** Share of the smaller list that the other one has too, 0 to 1; 0 when one is empty. */
  readonly containment: number;
  /** Shared words of all words of both, 0 to 1. */
  readonly jaccard: number;
}

/** `a` and `b` as `titleWords` gives them, without repeats. */
export function overlap(a: readonly string[], b: readonly string[]): Overlap {
  const [smaller, larger] = a.length <= b.length ? [a, b] : [b, a];
  const other = new Set(larger);
  const shared = smaller.filter((word) => other.has(word));
  const all = a.length + b.length - shared.length;
  return {
    shared,
    containment: smaller.length === 0 ? 0 : shared.length / smaller.length,
    jaccard: all === 0 ? 0 : shared.length / all,
  };
}
