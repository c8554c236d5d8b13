import assert from 'node:assert/strict';
import { LedgerBuilder } from '../../../../src/core/ledger/LedgerBuilder.js';
import { ledgerSchema } from '../../../../src/core/model/ledger.js';
import type { Range } from '../../../../src/core/model/range.js';
import type { Fragment } from '../../../../src/core/sources/fragment.js';
import { readSource } from '../../../../src/core/sources/readSource.js';
import { LineIndex } from '../../../../src/core/text/LineIndex.js';

export const read = (text: string): Fragment => readSource('docs/x.md', { text, encoding: 'utf-8' });

/** What holds of every fragment, whatever the text; gives the fragment. */
export function checkFragment(text: string): Fragment {
  const fragment = read(text);
  const lines = new LineIndex(text);
  checkRanges(fragment, lines);
  checkIds(fragment);
  for (const problem of fragment.problems) assert.ok(problem.message !== '' && problem.path === 'docs/x.md');
  if (!fragment.source.repaired) checkPlaces(fragment, text, lines);
  assert.deepEqual(read(text), fragment, 'the same text gives the same fragment');
  const ledger = ledgerSchema.safeParse(new LedgerBuilder().build([fragment]));
  assert.ok(ledger.success, ledger.error?.message);
  return fragment;
}

function checkRanges(fragment: Fragment, lines: LineIndex): void {
  // The range of a range anchor is of another file; everything else is of this one.
  const own = {
    ...fragment,
    defects: fragment.defects.map((d) => ({ ...d, details: {}, anchors: d.anchors.map((a) => a.source) })),
  };
  for (const { start, end } of rangesIn(own)) {
    assert.ok(end.line < lines.lineCount, `line ${end.line} of ${lines.lineCount}`);
    assert.deepEqual(lines.position(lines.offset(start)), start);
    assert.deepEqual(lines.position(lines.offset(end)), end);
    assert.ok(lines.offset(start) <= lines.offset(end), 'the end comes after the start');
  }
}

function rangesIn(value: unknown, found: Range[] = []): Range[] {
  if (value === null || typeof value !== 'object') return found;
  if ('start' in value && 'end' in value && typeof value.start === 'object') found.push(value as Range);
  for (const child of Object.values(value)) rangesIn(child, found);
  return found;
}

/** Ids that a source gives twice are its own affair. */
function checkIds({ defects, phases, templates }: Fragment): void {
  const own = new Set(defects.filter((defect) => defect.hasOwnId).map((defect) => defect.id));
  const made = defects.filter((defect) => !defect.hasOwnId).map((defect) => defect.id);
  assert.equal(new Set([...own, ...made]).size, own.size + made.length, 'made ids are unique');
  for (const list of [phases, templates])
    assert.equal(new Set(list.map(({ id }) => id)).size, list.length, 'ids are unique');
}

/** Titles and texts begin with a word that stands in the place they point to. */
function checkPlaces({ defects, phases, criteria }: Fragment, text: string, lines: LineIndex): void {
  const written = ({ start, end }: Range): string => text.slice(lines.offset(start), lines.offset(end));
  const check = (title: string, range: Range): void => {
    const source = written(range);
    // Tags and entities have letters of their own, and pictures are no part of a title.
    if (/[<&]/u.test(source)) return;
    const letters = lettersOf(source);
    const word = lettersOf(/[\p{L}\p{N}]+/u.exec(title)?.[0] ?? '');
    assert.ok(letters.includes(word), `${JSON.stringify(word)} of ${title} in ${JSON.stringify(source)}`);
  };
  for (const { title, mention, fieldRanges } of defects) {
    check(title, mention.range);
    assert.ok(fieldRanges.title, 'the title has a place');
  }
  for (const { title, mentions } of phases) check(title, mentions[0]!.range);
  for (const phase of phases) for (const { title, source } of phase.tasks) check(title, source.range);
  for (const criterion of criteria) check(criterion.text, criterion.source.range);
}

function lettersOf(text: string): string {
  return text
    .replaceAll(/\p{Extended_Pictographic}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
