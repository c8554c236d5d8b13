import { isAscii } from '../isAscii.js';
import { codePages, type CodePageName } from './codePages.js';
import { PageReading } from './PageReading.js';
import { RepairMap, type Replacement } from './RepairMap.js';
import type { Work } from './scanPieces.js';
import { isContinuation, tailLength } from './utf8.js';

export interface RepairedText {
  /** With as many lines as the damaged text, each holding what it meant. */
  text: string;
  /** By which the UTF-8 was read; of several, the one that did most of the damage. */
  codePage: CodePageName;
  /**
   * Offset in the damaged text of an offset in `text`, both zero-based UTF-16 units. Monotone; the start of a
   * repaired character gives the start of its damaged run, the offset after it the end. Clamped to the text.
   */
  toOriginal(offset: number): number;
}

// Twice damaged text occurs, and a second page may have damaged a part; beyond that nothing is worth a search.
const MOST_PASSES = 3;

/**
 * Text that was UTF-8 but was read by a one-byte code page, perhaps with bytes lost, made readable again;
 * undefined when it is sound. Pure, linear, never throws.
 */
export function repairText(text: string, work?: Work): RepairedText | undefined {
  const passes: RepairMap[] = [];
  let codePage: CodePageName | undefined;
  for (let current = text; passes.length < MOST_PASSES;) {
    const best = mayBeDamaged(current) ? bestReading(current, work) : undefined;
    if (best === undefined) break;
    const map = new RepairMap(current, replacements(best));
    passes.push(map);
    codePage ??= best.page.name;
    current = map.text;
  }
  const last = passes.at(-1);
  if (last === undefined || codePage === undefined) return undefined;
  const toOriginal = (offset: number): number => passes.reduceRight((at, map) => map.toOriginal(at), offset);
  return { text: last.text, codePage, toOriginal };
}

function bestReading(text: string, work: Work | undefined): PageReading | undefined {
  let best: PageReading | undefined;
  for (const page of codePages()) {
    const reading = new PageReading(text, page, work);
    if (reading.isTooMuch) {
      if (work) work.gaveUp = true;
      return undefined;
    }
    if (reading.isDamage && (best === undefined || reading.evidence > best.evidence)) best = reading;
  }
  return best;
}

function* replacements(reading: PageReading): Generator<Replacement> {
  for (const { start, end, codePoint } of reading.damaged()) {
    // A byte order mark is no part of the text.
    const isMark = start === 0 && codePoint === 0xfeff;
    yield { start, end, text: isMark ? '' : String.fromCodePoint(codePoint) };
  }
}

let suspicion: RegExp | undefined;

/** Quick and for all pages at once: some lead directly before some continuation byte. Where it says no, `repairText` does too. */
export function mayBeDamaged(text: string): boolean {
  // The pages are not made for ASCII, which is what most inventories are.
  if (isAscii(text)) return false;
  if (suspicion === undefined) {
    let leads = '';
    let continuations = '';
    for (const { byteOf, codes } of codePages())
      for (const code of codes) {
        const byte = byteOf[code]!;
        if (tailLength(byte) > 0) leads += String.fromCharCode(code);
        else if (isContinuation(byte)) continuations += String.fromCharCode(code);
      }
    suspicion = new RegExp(`[${leads}][${continuations}]`);
  }
  return suspicion.test(text);
}
