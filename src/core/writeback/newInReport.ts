import { lineEndAt, lineEndOf, lineStartAt } from '../fixes/lines.js';
import type { OffsetEdit } from '../fixes/offsetEdits.js';
import type { Priority } from '../model/vocabulary.js';
import type { DefectEntry, DefectField } from '../sources/fragment.js';
import { splitCells } from '../sources/report/markdown/splitCells.js';
import { contentEnd } from './entryExtent.js';
import { hasOwnLine, labelBefore } from './labelLine.js';
import type { Proof } from './Proof.js';
import { extentInReport } from './sectionExtent.js';

/** What the new entry says, in the words of the source; with its title and perhaps its id. */
export type NewValues = ReadonlyMap<DefectField, string>;

/**
 * A new entry of a report, made like the last one of a table, a list or a group of sections and behind it; first where entries have its priority
 * by where they stand, then those with most entries. Its id stands in the column or before the title, as ids do there; where none do, as in the others.
 * @param priority of the new entry
 */
export function* newInReport(
  proof: Proof,
  values: NewValues,
  priority: Priority | undefined,
): Iterable<readonly OffsetEdit[]> {
  const groups = new Map<string, DefectEntry[]>();
  for (const entry of proof.before.defects) {
    const group = groups.get(entry.siblings);
    if (group) group.push(entry);
    else groups.set(entry.siblings, [entry]);
  }
  const isThere = (entry: DefectEntry): boolean =>
    priority !== undefined && entry.priority === priority && !entry.fieldRanges.priority;
  const bySize = [...groups.values()].sort((a, b) => b.length - a.length);
  const fitting = bySize.flatMap((group) => group.findLast(isThere) ?? []);
  const models = new Set([...fitting, ...bySize.map((group) => group.at(-1)!)]);
  for (const model of [...models].slice(0, mostModels)) {
    if (model.form === 'row') yield* newRow(proof, model, values);
    else yield* newLines(proof, model, values);
  }
}

const mostModels = 8;

/** Beneath the row, cell by cell. */
function* newRow({ work }: Proof, model: DefectEntry, values: NewValues): Iterable<readonly OffsetEdit[]> {
  const { text } = work;
  const start = lineStartAt(text, work.offset(model.mention.range.start));
  const lineEnd = lineEndAt(text, start);
  const line = text.slice(start, lineEnd);
  const lead = /^[\s>]*/u.exec(line)![0];
  if (!line.includes('|')) return;
  const isOpen = !line.trimStart().startsWith('|') && lead === '';
  for (const title of titles(values, model.fieldRanges.id !== undefined)) {
    const said = splitCells(text, start, lineEnd).cells.map((cell) => {
      for (const [field, value] of [...values, ['title', title] as const].reverse()) {
        const range = model.fieldRanges[field];
        const at = range && work.offset(range.start);
        if (at !== undefined && at >= cell.start && at <= cell.end) return value.replaceAll('|', '\\|');
      }
      return '-';
    });
    const end = contentEnd(text, start, lineEnd);
    const row = isOpen ? said.join(' | ') : `${lead}| ${said.join(' | ')} |`;
    yield [{ start: end, end, newText: lineEndOf(text) + row }];
  }
}

/** The first line of an item or a section with another title, and those of its labels that there is a value for. */
function* newLines(proof: Proof, model: DefectEntry, values: NewValues): Iterable<readonly OffsetEdit[]> {
  const { work } = proof;
  const { text } = work;
  const { start, end } = extentInReport(proof, model);
  const content = contentEnd(text, start, end);
  const headEnd = lineEndAt(text, start);
  const lineEnd = lineEndOf(text);
  const marks = /^[\s>]*(?:#{1,6}\s+|(?:[-*+•]|\d{1,9}[.)])\s+(?:\[[ xX]?\]\s+)?)?/u.exec(
    text.slice(start, headEnd),
  )![0];
  const head = numberedOn(marks.replace(/\[[xX]\]/u, '[ ]'));
  const isBold = /^(?:\*\*|__)/u.test(text.slice(start + marks.length));
  const labels = labelsOf(proof, model, values);
  for (const title of titles(values, false)) {
    const words = isBold ? `**${title}**` : title;
    const lines = [head + words, ...labels];
    if (model.form !== 'section') {
      yield [{ start: content, end: content, newText: lineEnd + lines.join(lineEnd) }];
      continue;
    }
    const gap = /^(?:\r\n|\n)\s*?(?:\r\n|\n)/u.test(text.slice(headEnd)) ? ['', ''] : [''];
    const body = [head + words, ...gap.slice(1), ...labels].join(lineEnd);
    if (end < text.length) yield [{ start: end, end, newText: body + text.slice(content, end) }];
    else yield [{ start: content, end: content, newText: lineEnd + lineEnd + body }];
  }
}

/** The model's lines of labels, with what the new entry says in the place of its own words; others are left out. */
function labelsOf({ work }: Proof, model: DefectEntry, values: NewValues): string[] {
  const { text } = work;
  const lines = new Map<number, { from: number; to: number; value: string }[]>();
  for (const [field, range] of Object.entries(model.fieldRanges)) {
    if (field === 'title' || field === 'id') continue;
    const from = work.offset(range.start);
    const to = contentEnd(text, from, work.offset(range.end));
    const label = labelBefore(text, from);
    if (!label || lineEndAt(text, from) < to) continue;
    const places = lines.get(label.lineStart) ?? [];
    lines.set(label.lineStart, places);
    places.push({ from, to, value: values.get(field as DefectField) ?? '' });
  }
  return [...lines]
    .sort(([a], [b]) => a - b)
    .flatMap(([start, places]) => {
      const first = places.sort((a, b) => a.from - b.from)[0]!;
      const label = labelBefore(text, first.from);
      if (!label || !hasOwnLine(label) || places.every(({ value }) => value === '')) return [];
      let line = '';
      let at = start;
      for (const { from, to, value } of places) {
        line += text.slice(at, from) + (value === '' ? '-' : value);
        at = to;
      }
      return [
        line +
          text
            .slice(at, lineEndAt(text, at))
            .replace(/^[^|\\ ]*/u, '')
            .trimEnd(),
      ];
    });
}

/** With the id before it, unless there is a place of its own for that; last of all without. */
function titles(values: NewValues, hasIdPlace: boolean): string[] {
  const [id, title] = [values.get('id')!, values.get('title')!];
  return hasIdPlace ? [title] : [`${id}: ${title}`, title];
}

function numberedOn(marks: string): string {
  return marks.replace(/\d{1,9}(?=[.)]\s)/u, (number) => String(Number(number) + 1));
}
