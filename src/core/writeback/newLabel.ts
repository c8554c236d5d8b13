import { lineEndAt, lineEndOf, lineStartAt, nextLineStart } from '../fixes/lines.js';
import type { OffsetEdit } from '../fixes/offsetEdits.js';
import type { DefectEntry } from '../sources/fragment.js';
import { cased } from '../text/dressed.js';
import { contentEnd } from './entryExtent.js';
import { WRITABLE_FIELDS, type FieldTask } from './FieldTask.js';
import { hasOwnLine, labelBefore, type LabelLine } from './labelLine.js';
import { valueWritings } from './valueWritings.js';

/** As reports call the fields. */
const names: Record<FieldTask['field'], string> = {
  status: 'Status',
  priority: 'Priority',
  severity: 'Severity',
  title: 'Title',
  owner: 'Owner',
  effort: 'Effort',
  timeline: 'Timeline',
  category: 'Category',
  description: 'Description',
  rootCause: 'Root Cause',
  impact: 'Impact',
  current: 'Current',
  target: 'Target',
  gapPercent: 'Gap',
};

/**
 * A field that a section or an item of a report does not have yet: a label of its own beneath the others, in their style; where it has none, beneath
 * its heading as other entries have theirs. The likeliest first.
 */
export function* newLabel(task: FieldTask): Iterable<readonly OffsetEdit[]> {
  const { proof, entry } = task;
  if (entry.form !== 'section' && entry.form !== 'item') return;
  const { text } = proof.work;
  const own = labelsOf(task, entry);
  const others = proof.before.defects.filter((other) => other !== entry && other.form === entry.form);
  const model = own.at(-1) ?? others.map((other) => labelsOf(task, other)[0]).find((label) => label);
  const values = [...new Set(fieldValues(task))];
  if (model && own.length > 0) {
    for (const label of [...own].reverse())
      for (const value of values)
        yield [
          {
            start: label.lineEnd,
            end: label.lineEnd,
            newText: lineEndOf(text) + written(task, label, value),
          },
        ];
    return;
  }
  if (entry.form !== 'section') {
    yield* nestedLabel(task, model ?? plain, values);
    return;
  }
  const headingEnd = lineEndAt(text, proof.work.offset(entry.mention.range.start));
  const next = nextLineStart(text, headingEnd);
  const isApart = next === undefined || text.slice(next, lineEndAt(text, next)).trim() === '';
  const lineEnd = lineEndOf(text);
  const style = model ?? plain;
  for (const value of values) {
    const line = written(task, style, value);
    yield [
      { start: headingEnd, end: headingEnd, newText: `${lineEnd}${lineEnd}${line}${isApart ? '' : lineEnd}` },
    ];
  }
}

/** A bullet of its own beneath the words of an item, indented like what is nested there. */
function* nestedLabel(
  task: FieldTask,
  style: Style,
  values: readonly string[],
): Iterable<readonly OffsetEdit[]> {
  const { work } = task.proof;
  const { text } = work;
  const { start, end } = task.entry.mention.range;
  const from = work.offset(start);
  const lineEnd = lineEndAt(text, from);
  const head = /^([\s>]*)(?:[-*+•]|\d{1,9}[.)])\s+/u.exec(text.slice(lineStartAt(text, from), lineEnd));
  if (!head) return;
  const below = /[\r\n]([\s>]*)([-*+])(\s+)/u.exec(
    text.slice(lineEnd, contentEnd(text, from, work.offset(end))),
  );
  const blanks = head[1]! + ' '.repeat(head[0].length - head[1]!.length);
  const lead = below ? below[1]!.replace(/[\r\n]/gu, '') + below[2]! + below[3]! : `${blanks}- `;
  for (const value of values) {
    const line = written(task, { ...style, lead }, value);
    const newText = lineEndOf(text) + line;
    yield [{ start: lineEnd, end: lineEnd, newText }];
    const last = contentEnd(text, from, work.offset(end));
    if (last > lineEnd) yield [{ start: last, end: last, newText }];
  }
}

type Style = Pick<LabelLine, 'lead' | 'open' | 'words' | 'close'> & Partial<LabelLine>;

const plain: Style = { lead: '', open: '**', words: 'Status', close: '**: ' };

/** Those of an entry's fields that have a line each, in the order of the text. */
function labelsOf({ proof: { work } }: FieldTask, { fieldRanges }: DefectEntry): LabelLine[] {
  return WRITABLE_FIELDS.flatMap((field) => {
    const range = fieldRanges[field];
    const label = range && labelBefore(work.text, work.offset(range.start));
    const end = range && contentEnd(work.text, 0, work.offset(range.end));
    return label && end !== undefined && hasOwnLine(label) && lineStartAt(work.text, end) === label.lineStart
      ? [label]
      : [];
  }).sort((a, b) => a.start - b.start);
}

/** With what ends the line that it is modelled on: two blanks or a backslash break it. */
function written(task: FieldTask, style: Style, value: string): string {
  const { text } = task.proof.work;
  const tail =
    style.lineEnd === undefined ? '' : /(?: {2,}|\\)?$/u.exec(text.slice(style.value, style.lineEnd))![0];
  return style.lead + style.open + cased(fieldName(task), style.words) + style.close + value + tail;
}

/** As other entries call the field. */
export function fieldName({ proof: { before, work }, field, entry }: FieldTask): string {
  for (const other of before.defects) {
    const range = other === entry || other.form === 'row' ? undefined : other.fieldRanges[field];
    const label = range && labelBefore(work.text, work.offset(range.start));
    if (label) return label.words;
  }
  return names[field];
}

/** In the words that the report has for it, else with a capital. */
export function* fieldValues({ field, value, vocabulary }: FieldTask): Iterable<string> {
  const like = field === 'severity' ? 'High' : field === 'priority' ? 'P1' : 'Xx';
  for (const { newText } of valueWritings(like, field, value, true, vocabulary)) yield newText;
  yield field === 'gapPercent' ? `${value}%` : value;
}
