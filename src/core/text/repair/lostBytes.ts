import { NO_BREAK_SPACE, type CodePage } from './codePages.js';
import { commonness, takesVariationSelector } from './commonCharacters.js';
import { LOST, PICTURES } from './scanPieces.js';
import { decodeSequence, tailLength } from './utf8.js';

/** A character that a sequence with lost bytes may have been. */
export interface Candidate {
  codePoint: number;
  /** Lower is likelier. */
  rank: number;
  /** Its last byte is a no-break space, which may still stand there as a plain one. */
  endsInBlank: boolean;
  isCapital: boolean;
  /** Is an emoji that is a plain sign unless U+FE0F follows. */
  takesSelector: boolean;
}

const none: readonly Candidate[] = [];
const known = new Map<CodePage, Map<number, readonly Candidate[]>>();

/** All characters that the bytes can be completed to by bytes that the page loses, the likeliest first. */
export function candidatesFor(page: CodePage, lead: number, tail: readonly number[]): readonly Candidate[] {
  const missing = tailLength(lead) - tail.length;
  // One byte of three says too little, and of four bytes only those of pictures are worth guessing.
  if (tailLength(lead) > 1 && !tail.some((byte) => byte !== LOST)) return none;
  if (tailLength(lead) === 3 && tail[0] !== PICTURES) return none;
  let ofPage = known.get(page);
  if (ofPage === undefined) known.set(page, (ofPage = new Map<number, readonly Candidate[]>()));
  const key = tail.reduce((sum, byte) => sum * 256 + byte, lead * 4 + tail.length);
  let candidates = ofPage.get(key);
  if (candidates === undefined) {
    candidates = [...completions(page, lead, tail, missing)].sort((a, b) => a.rank - b.rank);
    ofPage.set(key, candidates);
  }
  return candidates;
}

function* completions(
  page: CodePage,
  lead: number,
  tail: readonly number[],
  missing: number,
): Generator<Candidate> {
  for (const bytes of fillings(page, tail, missing)) {
    if (tailLength(lead) === 3 && bytes[0] !== PICTURES) continue;
    const codePoint = decodeSequence(lead, bytes);
    const rank = codePoint === undefined ? undefined : commonness(codePoint);
    if (codePoint === undefined || rank === undefined) continue;
    yield {
      codePoint,
      rank,
      endsInBlank: bytes.at(-1) === NO_BREAK_SPACE,
      isCapital: /\p{Lu}/u.test(String.fromCodePoint(codePoint)),
      takesSelector: takesVariationSelector(codePoint),
    };
  }
}

/** The bytes in their order with `missing` lost ones put in anywhere; at most three bytes long. */
function* fillings(page: CodePage, tail: readonly number[], missing: number): Generator<number[]> {
  if (tail.length === 0 && missing === 0) {
    yield [];
    return;
  }
  if (tail.length > 0) {
    const choices = tail[0] === LOST ? page.lost : [tail[0]!];
    for (const rest of fillings(page, tail.slice(1), missing))
      for (const byte of choices) yield [byte, ...rest];
  }
  if (missing > 0)
    for (const rest of fillings(page, tail, missing - 1)) for (const byte of page.lost) yield [byte, ...rest];
}
