import { lineEndOf } from '../fixes/lines.js';
import type { OffsetEdit } from '../fixes/offsetEdits.js';
import type { DefectEntry } from '../sources/fragment.js';
import { cleanTitle } from '../sources/report/text/cleanTitle.js';
import { contentEnd } from './entryExtent.js';
import type { Proof } from './Proof.js';
import { extentInReport } from './sectionExtent.js';

/** The lines of an entry of a report once more behind it, with another id and the next number; the likeliest first. */
export function* copyInReport(proof: Proof, entry: DefectEntry, id: string): Iterable<OffsetEdit[]> {
  const { text } = proof.work;
  const { start, end } = extentInReport(proof, entry);
  const content = contentEnd(text, start, end);
  const lineEnd = lineEndOf(text);
  const isSection = entry.form === 'section';
  for (const lines of new Set([...withId(proof, entry, id, start, content)].flatMap(numberedOn))) {
    // The empty lines, or the rule, that part a section from the next do so with the copy.
    if (!isSection) yield [{ start: content, end: content, newText: lineEnd + lines }];
    else if (end < text.length) yield [{ start: end, end, newText: lines + text.slice(content, end) }];
    else yield [{ start: content, end: content, newText: lineEnd + lineEnd + lines }];
  }
}

/** The lines with the id in the place of the entry's own, else before its title; as they are where it has none. */
function* withId(
  { work }: Proof,
  entry: DefectEntry,
  id: string,
  start: number,
  end: number,
): Iterable<string> {
  const { text } = work;
  const place = (entry.hasOwnId ? entry.fieldRanges.id : undefined) ?? entry.fieldRanges.title;
  const from = place ? work.offset(place.start) : start;
  if (entry.hasOwnId) {
    const at = text.indexOf(entry.id, from);
    if (at >= start && at + entry.id.length <= end)
      yield text.slice(start, at) + id + text.slice(at + entry.id.length, end);
    return;
  }
  yield text.slice(start, end);
  const title = text.indexOf(entry.title, from);
  if (title >= start && title + entry.title.length <= end && cleanTitle(`${id}: x`).id === id)
    yield `${text.slice(start, title)}${id}: ${text.slice(title, end)}`;
}

/** `3.` becomes `4.`: the numbers of those that follow stay. */
function numberedOn(lines: string): string[] {
  const next = lines.replace(
    /^([\s>]*(?:#{1,6}\s+)?(?:\*\*)?)(\d{1,4})(?=[.)]\s)/u,
    (_, lead: string, number: string) => lead + String(Number(number) + 1),
  );
  return [next, lines];
}
