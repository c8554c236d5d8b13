import type { Status } from '../model/vocabulary.js';
import { leadingGlyph } from '../sources/report/text/glyphs.js';
import { cased, dressed } from '../text/dressed.js';

/** A stretch of a written status, by offsets in it, and what to put there. */
export interface StatusWriting {
  readonly from: number;
  readonly to: number;
  readonly newText: string;
}

const words: Record<Status, string> = {
  open: 'open',
  'in-progress': 'in progress',
  blocked: 'blocked',
  resolved: 'resolved',
  verified: 'verified',
  'wont-fix': "won't fix",
};

const glyphs: Record<Status, string> = {
  open: '❌',
  'in-progress': '🔄',
  blocked: '⏸️',
  resolved: '✅',
  verified: '✅',
  'wont-fix': '✖️',
};

/**
 * How a status could be written where another one stands, the likeliest first. Whoever uses one reads it back.
 * @param isProse of a report, where two words in capitals have a blank between them
 */
export function* statusWritings(written: string, status: Status, isProse: boolean): Iterable<StatusWriting> {
  const glyph = leadingGlyph(written);
  const start = glyph ? glyph.length : 0;
  const rest = /^\W*([\p{L}\p{N}].*?)[\s*_`"'.]*$/su.exec(written.slice(start));
  const head = glyph && placeOf(written, glyph.glyph);
  if (!rest) {
    if (head) yield { ...head, newText: glyphs[status] };
    return;
  }
  const from = start + written.slice(start).indexOf(rest[1]!);
  const to = from + rest[1]!.length;
  const between = head ? written.slice(head.to, from) : '';
  // The words alone, then what else follows them: `Open (since May)`.
  const firstWords = /^[\p{L}\p{N}]+(?:[ _-][\p{L}\p{N}]+)*/u.exec(rest[1]!)![0];
  for (const like of new Set([rest[1]!, firstWords])) {
    for (const newText of spellings(status, like, isProse)) {
      const end = like === rest[1]! ? to : from + like.length;
      yield head
        ? { from: head.from, to: end, newText: glyphs[status] + between + newText }
        : { from, to: end, newText };
    }
  }
}

/** With what says how it is drawn. */
function placeOf(written: string, glyph: string): { from: number; to: number } {
  const from = written.indexOf(glyph);
  const to = from + glyph.length;
  return { from, to: /[\uFE0E\uFE0F]/u.test(written[to] ?? '') ? to + 1 : to };
}

/** `in progress` like `FAILING_TEST` is `IN_PROGRESS`, like `open` `in-progress`. */
function* spellings(status: Status, like: string, isProse: boolean): Iterable<string> {
  const plain = words[status];
  const hasJoint = /[\p{L}\p{N}][ _-][\p{L}\p{N}]/u.test(like);
  if (hasJoint) {
    const joined = dressed(plain, like);
    if (joined !== undefined) yield joined;
  } else {
    // The ledger's own words, as native inventories have them.
    if (like === like.toLowerCase()) yield status;
    else if (!isProse && like === like.toUpperCase())
      yield plain.toUpperCase().replaceAll(' ', '_').replaceAll("'", '');
  }
  yield cased(plain, like);
  yield status;
}
