import type { Status } from '../model/vocabulary.js';
import { leadingGlyph } from '../sources/report/text/glyphs.js';
import { cased, dressed } from '../text/dressed.js';
import { noVocabulary, type Vocabulary } from './Vocabulary.js';
import type { Writing } from './Writing.js';

const words: Record<Status, string> = {
  open: 'open',
  'in-progress': 'in progress',
  blocked: 'blocked',
  resolved: 'resolved',
  verified: 'verified',
  'wont-fix': "won't fix",
};

/** The likeliest first; a damaged text may not be able to say each of them. */
const glyphs: Record<Status, readonly string[]> = {
  open: ['❌', '⭕', '✗'],
  'in-progress': ['🔄', '🚧', '⏳', '⚠️'],
  blocked: ['⏸️', '⏳', '⚠️'],
  resolved: ['✅', '✔', '✓'],
  verified: ['✅', '✔', '✓'],
  'wont-fix': ['✖️', '✗', '❌'],
};

export interface StatusStyle {
  /** Of a report, where two words in capitals have a blank between them. */
  readonly isProse: boolean;
  /** How the source says this status elsewhere. Default: nothing. */
  readonly vocabulary?: Vocabulary;
}

/** How a status could be written where another one stands, the likeliest first. Whoever uses one reads it back. */
export function* statusWritings(
  text: string,
  status: Status,
  { isProse, vocabulary = noVocabulary }: StatusStyle,
): Iterable<Writing> {
  const glyph = leadingGlyph(text);
  const start = glyph ? glyph.length : 0;
  const rest = /^\W*([\p{L}\p{N}].*?)[\s*_`"'.]*$/su.exec(text.slice(start));
  const head = glyph && placeOf(text, glyph.glyph);
  const pictures = head ? new Set([...vocabulary.glyphs, ...glyphs[status]]) : [];
  if (!rest) {
    // Some statuses no glyph says alone.
    for (const picture of pictures) if (head) yield { ...head, newText: picture };
    for (const picture of pictures)
      if (head) yield { ...head, newText: `${picture} ${vocabulary.words[0] ?? cased(words[status], 'Xx')}` };
    return;
  }
  const from = start + text.slice(start).indexOf(rest[1]!);
  const to = from + rest[1]!.length;
  const between = head ? text.slice(head.to, from) : '';
  // The words alone, then what else follows them: `Open (since May)`.
  const firstWords = /^[\p{L}\p{N}]+(?:[ _-][\p{L}\p{N}]+)*/u.exec(rest[1]!)![0];
  for (const like of new Set([rest[1]!, firstWords])) {
    const end = like === rest[1]! ? to : from + like.length;
    for (const newText of new Set([
      ...vocabulary.words,
      ...spellings(status, like, isProse),
      ...denied(status, like),
    ])) {
      if (!head) yield { from, to: end, newText };
      else
        for (const picture of pictures)
          yield { from: head.from, to: end, newText: picture + between + newText };
    }
  }
}

/** `Not mitigated` and `Mitigated`. */
function* denied(status: Status, like: string): Iterable<string> {
  const word = /^not[ _-](?:yet[ _-])?(\p{L}+)$/iu.exec(like)?.[1];
  if (status === 'resolved' && word !== undefined) yield cased(word.toLowerCase(), like);
  if (status === 'open' && /^\p{L}+ed$/iu.test(like)) yield cased(`not ${like.toLowerCase()}`, like);
}

/** With what says how it is drawn. */
function placeOf(text: string, glyph: string): { from: number; to: number } {
  const from = text.indexOf(glyph);
  const to = from + glyph.length;
  return { from, to: /[\uFE0E\uFE0F]/u.test(text[to] ?? '') ? to + 1 : to };
}

/** `in progress` like `FAILING_TEST` is `IN_PROGRESS`, like `open` `in-progress`. */
function* spellings(status: Status, like: string, isProse: boolean): Iterable<string> {
  const plain = words[status];
  const hasJoint = /[\p{L}\p{N}][ _-][\p{L}\p{N}]/u.test(like);
  if (hasJoint) {
    const joined = dressed(plain, like) ?? (isProse && / /u.test(like) ? cased(plain, like) : undefined);
    // `won't fix` in a word is `WONT_FIX`.
    yield joined ?? dressed(plain.replaceAll("'", ''), like) ?? status;
  } else {
    // The ledger's own words, as native inventories have them.
    if (like === like.toLowerCase()) yield status;
    else if (!isProse && like === like.toUpperCase())
      yield plain.toUpperCase().replaceAll(' ', '_').replaceAll("'", '');
  }
  yield cased(plain, like);
  if (plain.includes("'")) yield cased(plain.replaceAll("'", ''), like);
  yield status;
}
