import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { SEVERITIES, STATUSES, type Severity, type Status } from '../../../src/core/model/vocabulary.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { LineIndex } from '../../../src/core/text/LineIndex.js';
import { planCheck, ticksOf } from '../../../src/core/writeback/planCheck.js';
import { planField } from '../../../src/core/writeback/planField.js';
import type { WritableField } from '../../../src/core/writeback/FieldTask.js';
import type { WritePlan } from '../../../src/core/writeback/WritePlan.js';
import { randomInventory, randomReport, type Written } from './randomSources.js';

/** The text afterwards; all that is not in the range of an edit is where it was. */
function applied(text: string, plan: WritePlan): string {
  assert.equal(plan.kind, 'change', plan.kind === 'refused' ? plan.reason : plan.kind);
  if (plan.kind !== 'change') return text;
  const after = applyEdits(text, plan.edits);
  const lines = new LineIndex(text);
  const first = Math.min(...plan.edits.map(({ range }) => lines.offset(range.start)));
  const last = Math.max(...plan.edits.map(({ range }) => lines.offset(range.end)));
  assert.ok(after.startsWith(text.slice(0, first)) && after.endsWith(text.slice(last)));
  return after;
}

function set({ path, text }: Written, index: number, field: WritableField, value: string): string {
  const file = { text, encoding: 'utf-8' };
  const entry = readSource(path, file).defects[index]!;
  return entry[field] === value ? text : applied(text, planField(file, entry.mention, field, value));
}

/** What the entries say, by the reader of sources. */
function said({
  path,
  text,
}: Written): { title: string; status: string; severity: string | undefined; owner: string | undefined }[] {
  return readSource(path, { text, encoding: 'utf-8' }).defects.map(({ title, status, severity, owner }) => ({
    title,
    status,
    severity,
    owner,
  }));
}

const change = fc.oneof(
  fc.constantFrom(...STATUSES).map((value) => ['status', value] as const),
  fc.constantFrom(...SEVERITIES).map((value) => ['severity', value] as const),
  fc.constantFrom('Ann', 'Bo Li', "O'Neil").map((value) => ['owner', value] as const),
);

suite('write-back over generated sources', () => {
  for (const [name, source] of [
    ['inventories', randomInventory],
    ['reports', randomReport],
  ] as const) {
    test(`${name}: just one value of one entry changes`, () => {
      fc.assert(
        fc.property(source, fc.nat(), change, (written, at, [field, value]) => {
          const before = said(written);
          assert.equal(before.length, written.count);
          const index = at % before.length;
          const text = set(written, index, field, value);
          const expected = before.map((entry, i) => (i === index ? { ...entry, [field]: value } : entry));
          assert.deepEqual(said({ ...written, text }), expected);
        }),
        { numRuns: 150 },
      );
    });

    test(`${name}: set there and back gives the bytes`, () => {
      fc.assert(
        fc.property(source, fc.nat(), fc.constantFrom(...SEVERITIES), (written, at, severity: Severity) => {
          const before = said(written);
          const index = at % before.length;
          const old = before[index]!.severity;
          if (old === undefined) return;
          const there = { ...written, text: set(written, index, 'severity', severity) };
          assert.equal(set(there, index, 'severity', old), written.text);
        }),
        { numRuns: 100 },
      );
    });
  }

  test('inventories: the data differs in one value, by another parser', () => {
    fc.assert(
      fc.property(randomInventory, fc.nat(), fc.constantFrom(...STATUSES), (written, at, status: Status) => {
        const index = at % written.count;
        const isYaml = written.path.endsWith('.yaml');
        const data = (text: string): string[] => leaves(isYaml ? parse(text) : JSON.parse(text));
        const before = data(written.text);
        const after = data(set(written, index, 'status', status));
        const gone = before.filter((leaf) => !after.includes(leaf));
        const fresh = after.filter((leaf) => !before.includes(leaf));
        assert.ok(gone.length <= 1 && fresh.length <= 1, JSON.stringify({ gone, fresh }));
        assert.ok([...gone, ...fresh].every((leaf) => /\.status=/u.test(leaf)));
      }),
      { numRuns: 100 },
    );
  });

  test('reports: ticks there and back give the bytes', () => {
    fc.assert(
      fc.property(randomReport, fc.nat(), (written, at) => {
        const { path } = written;
        const file = { text: written.text, encoding: 'utf-8' };
        const ticks = ticksOf(readSource(path, file));
        const tick = ticks[at % ticks.length]!;
        const there = { ...file, text: applied(file.text, planCheck(file, tick.source, !tick.done)) };
        const now = ticksOf(readSource(path, there));
        assert.deepEqual(
          now.map(({ text, done }) => [text, done]),
          ticks.map(({ text, done }) => [text, text === tick.text ? !done : done]),
        );
        const back = now.find(({ text }) => text === tick.text)!;
        const again = applied(there.text, planCheck(there, back.source, tick.done));
        // The word of a cell may come back as another that the report has for it elsewhere.
        const bytes = (text: string): string => text.replaceAll(/(?<=\| [✅❌] )\p{L}+/gu, '');
        assert.equal(bytes(again), bytes(file.text));
        assert.deepEqual(
          ticksOf(readSource(path, { ...file, text: again })).map(({ done }) => done),
          ticks.map(({ done }) => done),
        );
      }),
      { numRuns: 100 },
    );
  });
});

function leaves(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [`${path}=${JSON.stringify(value)}`];
  return Object.entries(value).flatMap(([key, part]) => leaves(part, `${path}.${key}`));
}
