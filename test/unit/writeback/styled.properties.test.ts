import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defectOfImport } from '../../../src/core/export/inventory/defectOfImport.js';
import type { DefectEntry, Fragment } from '../../../src/core/sources/fragment.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { decodeText } from '../../../src/core/text/decodeText.js';
import { LineIndex } from '../../../src/core/text/LineIndex.js';
import { mentionOfEntry } from '../../../src/core/writeback/entryAt.js';
import type { WritableField } from '../../../src/core/writeback/FieldTask.js';
import { planCheck, ticksOf } from '../../../src/core/writeback/planCheck.js';
import { planDelete } from '../../../src/core/writeback/planDelete.js';
import { planDuplicate } from '../../../src/core/writeback/planDuplicate.js';
import { planField } from '../../../src/core/writeback/planField.js';
import { planNewDefect } from '../../../src/core/writeback/planNewDefect.js';
import { Proof } from '../../../src/core/writeback/Proof.js';
import type { WritePlan } from '../../../src/core/writeback/WritePlan.js';
import { jsonSource, reportSource, yamlSource, type Styled } from './styledSources.js';
import { Tally } from './Tally.js';

const values = {
  status: ['resolved', 'open', 'in-progress', 'blocked'],
  priority: ['P0', 'P3'],
  severity: ['critical', 'low'],
  owner: ['Ann Lee', "O'Neil: x"],
  title: ['Jobs wait: forever #2'],
};
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } };
const made = { path: 'a.py', range, module: 'lib.core', name: 'go', guarded: false };
const newDefect = { ...defectOfImport([made], new Set()), id: 'D-78', title: 'Jobs wait' };

const fields = Object.keys(values) as (keyof typeof values)[];

function proofOf({ path, text }: Styled): Proof {
  return new Proof(path, decodeText(new TextEncoder().encode(text))!);
}

function sayings({ id, title, status, severity, priority, owner, description }: DefectEntry): unknown[] {
  return [id, title, status, severity, priority, owner, description];
}

/** The source afterwards: what is not in an edit is where it was, and the other entries stand as they stood. */
function afterwards(proof: Proof, plan: WritePlan, touched: (i: number) => boolean): Proof {
  assert.equal(plan.kind, 'change');
  if (plan.kind !== 'change') return proof;
  const { text } = proof.file;
  const lines = new LineIndex(text);
  const after = applyEdits(text, plan.edits);
  const first = Math.min(...plan.edits.map(({ range }) => lines.offset(range.start)));
  const last = Math.max(...plan.edits.map(({ range }) => lines.offset(range.end)));
  assert.ok(after.startsWith(text.slice(0, first)) && after.endsWith(text.slice(last)));
  for (const [i, { mention }] of proof.before.defects.entries())
    if (!touched(i)) {
      const [start, end] = [lines.offset(mention.range.start), lines.offset(mention.range.end)];
      for (const { range } of plan.edits) {
        const [from, to] = [lines.offset(range.start), lines.offset(range.end)];
        assert.ok(to <= start || from >= end || proof.format === 'yaml', `an edit within entry ${i}`);
      }
      assert.ok(after.includes(text.slice(start, end).trimEnd()), `entry ${i} is written otherwise`);
    }
  return new Proof(proof.path, { ...proof.file, text: after });
}

function ticksIn(fragment: Fragment): unknown[] {
  return ticksOf(fragment).map(({ text, done }) => [text, done]);
}

function checkField(proof: Proof, index: number, field: WritableField, value: string, tally: Tally): void {
  const { defects } = proof.before;
  const plan = planField(proof, mentionOfEntry(proof.before, index)!, field, value);
  tally.add(field, plan, defects[index]!.id);
  if (plan.kind === 'nothing') assert.equal(defects[index]![field], value);
  if (plan.kind !== 'change') return;
  const after = afterwards(proof, plan, (i) => i === index);
  assert.deepEqual(
    after.before.defects.map(sayings),
    defects.map((entry, i) => sayings(i === index ? { ...entry, [field]: value } : entry)),
  );
  assert.deepEqual(ticksIn(after.before), ticksIn(proof.before));
  assert.equal(planField(after, mentionOfEntry(after.before, index)!, field, value).kind, 'nothing');
  const back = planField(after, mentionOfEntry(after.before, index)!, field, String(defects[index]![field]));
  if (back.kind !== 'change') return;
  assert.deepEqual(
    afterwards(after, back, (i) => i === index).before.defects.map(sayings),
    defects.map(sayings),
  );
}

function checkClear(proof: Proof, index: number, tally: Tally): void {
  const { defects } = proof.before;
  const plan = planField(proof, mentionOfEntry(proof.before, index)!, 'owner', undefined);
  tally.add('clear owner', plan, defects[index]!.id);
  if (plan.kind !== 'change') return;
  assert.deepEqual(
    afterwards(proof, plan, (i) => i === index).before.defects.map(sayings),
    defects.map((entry, i) => sayings(i === index ? { ...entry, owner: undefined } : entry)),
  );
}

function checkWhole(proof: Proof, index: number, tally: Tally): void {
  const { defects } = proof.before;
  const { id } = defects[index]!;
  const mention = mentionOfEntry(proof.before, index)!;
  const gone = planDelete(proof, mention);
  tally.add('delete', gone, id);
  if (gone.kind === 'change')
    assert.deepEqual(
      afterwards(proof, gone, (i) => i === index).before.defects.map(sayings),
      defects.toSpliced(index, 1).map(sayings),
    );
  const twice = planDuplicate(proof, mention, 'D-77');
  tally.add('duplicate', twice, id);
  if (twice.kind === 'change')
    assert.deepEqual(
      afterwards(proof, twice, () => false).before.defects.map(sayings),
      defects.toSpliced(index + 1, 0, { ...defects[index]!, id: 'D-77' }).map(sayings),
    );
}

function checkNew(proof: Proof, tally: Tally): void {
  const plan = planNewDefect(proof, proof.path, newDefect);
  tally.add('new', plan);
  if (plan.kind !== 'change') return;
  const { defects } = afterwards(proof, plan, () => false).before;
  assert.deepEqual(defects.slice(0, -1).map(sayings), proof.before.defects.map(sayings));
  assert.deepEqual([defects.at(-1)!.id, defects.at(-1)!.title], ['D-78', 'Jobs wait']);
}

function checkTick(proof: Proof, at: number, tally: Tally): void {
  const ticks = ticksOf(proof.before);
  const tick = ticks[at % ticks.length];
  if (!tick) return;
  const plan = planCheck(proof, tick.source, !tick.done);
  tally.add('tick', plan);
  if (plan.kind !== 'change') return;
  const after = afterwards(proof, plan, () => false);
  const expected = ticks.map(({ text, done }) => [text, text === tick.text ? !done : done]);
  assert.deepEqual(ticksIn(after.before), expected);
  assert.deepEqual(after.before.defects.map(sayings), proof.before.defects.map(sayings));
}

/** Of the sources, and how many of the needed writes must be made: of a field, of what concerns an entry as a whole. */
const kinds: [name: string, source: fc.Arbitrary<Styled>, field: number, whole: number][] = [
  ['native JSON', jsonSource(false), 0.95, 0.9],
  ['found JSON', jsonSource(true), 0.95, 0.9],
  ['native YAML', yamlSource(false), 0.95, 0.9],
  ['native YAML with anchors and merge keys', yamlSource(true), 0.6, 0],
  ['report with sections', reportSource('sections', false), 0.9, 0.9],
  ['report with a table', reportSource('table', false), 0.9, 0.9],
  ['damaged report with sections', reportSource('sections', true), 0.8, 0.9],
  ['damaged report with a table', reportSource('table', true), 0.8, 0.9],
];

suite('write-back over sources in many styles', () => {
  for (const [name, source, field, whole] of kinds)
    test(`${name}: only what was meant changes, or it is refused`, function () {
      this.timeout(240_000);
      const tally = new Tally();
      fc.assert(
        fc.property(source, fc.nat(), (styled, at) => {
          const proof = proofOf(styled);
          const { defects } = proof.before;
          assert.ok(defects.length > 1, 'the entries are read');
          const index = at % defects.length;
          for (const each of fields)
            checkField(proof, index, each, values[each][at % values[each].length]!, tally);
          checkClear(proof, index, tally);
          checkWhole(proof, index, tally);
          checkNew(proof, tally);
          checkTick(proof, at, tally);
        }),
        { numRuns: 25 },
      );
      tally.print();
      for (const each of fields) assert.ok(tally.share(each) >= field, `${each}: ${tally.share(each)}`);
      for (const each of ['delete', 'duplicate'])
        assert.ok(tally.share(each) >= whole, `${each}: ${tally.share(each)}`);
      assert.ok(tally.share('tick') >= 0.9);
    });
});
