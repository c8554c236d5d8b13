import type { Defect, Ledger } from '../model/ledger.js';
import type { Status } from '../model/vocabulary.js';
import type { DefectEntry, DefectField, Fragment } from '../sources/fragment.js';
import { leadingGlyph } from '../sources/report/text/glyphs.js';
import type { WorkingText } from './WorkingText.js';

/** How a source writes one value elsewhere, the most frequent first. */
export interface Vocabulary {
  readonly words: readonly string[];
  readonly glyphs: readonly string[];
}

export const noVocabulary: Vocabulary = { words: [], glyphs: [] };

/** Short words and nothing else: `Fixed in 1.2` tells more than the value. */
const plainWords = /^\p{L}[\p{L}'’]*(?:[ _-][\p{L}'’]+){0,3}$/u;

/** Of the other entries of a source that have the value; those that stand in the same form of entry count before the others. */
export function vocabularyOf(
  { defects }: Fragment,
  work: WorkingText,
  entry: DefectEntry,
  field: DefectField,
  value: string,
): Vocabulary {
  const words = new Map<string, number>();
  const glyphs = new Map<string, number>();
  for (const other of defects) {
    if (other === entry || other[field] !== value) continue;
    const range = other.fieldRanges[field];
    if (!range) continue;
    const [start, end] = [work.offset(range.start), work.offset(range.end)];
    if (end - start > 60) continue;
    const written = work.text.slice(start, end).replace(/^["'`*_\s]+/u, '');
    const weight = other.form === entry.form ? 1000 : 1;
    const glyph = leadingGlyph(written);
    if (glyph) count(glyphs, written.slice(0, glyph.length).replaceAll(/[*_\s]/gu, ''), weight);
    const rest = written.slice(glyph?.length ?? 0).replaceAll(/^["'`*_\s]+|["'`*_\s.]+$/gu, '');
    if (plainWords.test(rest)) count(words, rest, weight);
  }
  return { words: byCount(words), glyphs: byCount(glyphs) };
}

/** How the source that a defect is first reported in writes each status: of its own status its own words, else the most frequent. */
export function statusWordsOf({ defects }: Pick<Ledger, 'defects'>, defect: Defect): Map<Status, string> {
  const path = defect.mentions[0]?.path;
  const counts = new Map<Status, Map<string, number>>();
  for (const { status, rawStatus, mentions } of defects) {
    if (rawStatus === undefined || mentions[0]?.path !== path || !plainWords.test(rawStatus)) continue;
    const words = counts.get(status) ?? new Map<string, number>();
    counts.set(status, words);
    count(words, rawStatus);
  }
  const chosen = new Map([...counts].map(([status, words]) => [status, byCount(words)[0]!]));
  if (defect.rawStatus !== undefined) chosen.set(defect.status, defect.rawStatus);
  return chosen;
}

export function count(counts: Map<string, number>, key: string, weight = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + weight);
}

export function byCount(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([, a], [, b]) => b - a).map(([key]) => key);
}
