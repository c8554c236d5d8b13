import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { IdentityDecisions } from '../../../src/core/ledger/identity/IdentityDecisions.js';
import { LedgerBuilder } from '../../../src/core/ledger/LedgerBuilder.js';
import type { Defect, Ledger } from '../../../src/core/model/ledger.js';
import type { Fragment } from '../../../src/core/sources/fragment.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { fragment } from './identityFragments.js';

/** Few words, so that titles meet; ids that are ordinals, that repeat, and that look like the second of another. */
const title = fc
  .array(
    fc.constantFrom(
      ...['cache', 'socket', 'index', 'raft', 'Raft 2', 'search', 'token', 'tests', 'missing', 'SHA1', 'I/O'],
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((words) => words.join(' '));
const ids = ['A-1', 'A-2', 'ABC-17', 'ABC-17#2', '1', 'F-1'];
const mark = fc.constantFrom(
  ...ids.map((id) => `#${id}`),
  ...['P0', 'P1', '10%', '20%', 'high', 'low', 'risk', 'key'],
  ...['file:a.py', 'file:b.py', 'import:m:f', 'symbol:a.py:f', 'test:t.py:g', 'range:a.py:1-2'],
);
const line = fc
  .tuple(fc.constantFrom('row', 'row:2', 'item', 'section', 'entry'), title, fc.array(mark, { maxLength: 3 }))
  .map(([siblings, text, marks]) => `${siblings} | ${text} | ${marks.join(' ')}`);

interface Extra {
  defect: number;
  dependsOn: string[];
  status: string | undefined;
}
const extra = fc.record({
  defect: fc.nat(8),
  dependsOn: fc.array(fc.constantFrom(...ids, 'cache', 'nobody'), { maxLength: 2 }),
  status: fc.constantFrom(undefined, 'open', 'resolved'),
});
const template = fc.record({
  target: fc.constantFrom('a.py', 'b.py', 'm.py'),
  code: fc.constantFrom('def f(): ...', 'x = 1'),
  defects: fc.array(fc.constantFrom(...ids), { maxLength: 1 }),
});
const phase = fc.record({ order: fc.nat(3), title, tasks: fc.array(title, { maxLength: 3 }) });
const source = fc.record({
  path: fc.constantFrom('a.md', 'b.md', 'c.json', 'pkg/d.json', 'defects.yaml', 'docs/e.md'),
  date: fc.constantFrom(undefined, '2026-01-01', '2026-02-02'),
  lines: fc.array(line, { maxLength: 9 }),
  extras: fc.array(extra, { maxLength: 3 }),
  templates: fc.array(template, { maxLength: 2 }),
  phases: fc.array(phase, { maxLength: 2 }),
  total: fc.constantFrom(undefined, 1200, 1300),
});
type SourceText = typeof source extends fc.Arbitrary<infer T> ? T : never;

function read({ path, date, lines, extras, templates, phases, total }: SourceText): Fragment {
  const made = fragment([path, ...lines].join('\n'));
  if (date !== undefined) made.source = { ...made.source, date };
  const place = (row: number) => ({
    path,
    range: { start: { line: row, character: 0 }, end: { line: row, character: 5 } },
  });
  for (const { defect, dependsOn, status } of extras as Extra[]) {
    const entry = made.defects[defect];
    if (!entry) continue;
    entry.dependsOn.push(...dependsOn);
    if (status !== undefined) {
      entry.rawStatus = status;
      entry.status = status as Defect['status'];
      entry.fieldRanges.status = entry.mention.range;
    }
    if (templates.length > 0) entry.templates.push('t0');
  }
  for (const [i, { target, code, defects }] of templates.entries()) {
    const fields = { id: `t${i}`, title: 't', language: 'python', targetPath: target, code, defects };
    made.templates.push({ ...fields, mode: 'merge', source: place(50 + i) });
  }
  for (const [i, each] of phases.entries()) {
    const tasks = each.tasks.map((text, t) => ({
      title: text,
      done: false,
      defects: [],
      source: place(60 + 10 * i + t),
    }));
    const { order } = each;
    made.phases.push({
      ...{ id: `p${order}`, title: each.title, order, tasks, exitCriteria: [] },
      mentions: [place(59 + 10 * i)],
    });
  }
  if (total !== undefined) {
    const span = { min: total, max: total };
    made.totals.push({ subject: 'tests collected', value: total, span, source: place(99) });
  }
  return made;
}

const entryKey = fc
  .tuple(fc.constantFrom('a.md', 'c.json', 'defects.yaml'), fc.constantFrom('A-1', 'cache', '1', 'raft'))
  .map(([path, id]) => `${path}#${id}`);
const decisions = fc.record({
  merged: fc.array(fc.array(entryKey, { minLength: 2, maxLength: 3 }), { maxLength: 2 }),
  split: fc.array(entryKey, { maxLength: 2 }),
});

/** One step in the life of a workspace. */
type Step = { set: SourceText } | { remove: string } | { decide: IdentityDecisions };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: source.map((set) => ({ set })) },
  { weight: 1, arbitrary: source.map(({ path }) => ({ remove: path })) },
  { weight: 1, arbitrary: decisions.map((decide) => ({ decide })) },
);

/** Some entries of the last text of a source changed, the rest being as before: the edit that people make. */
const edits = fc.array(fc.tuple(fc.nat(8), line), { minLength: 1, maxLength: 2 });

suite('LedgerBuilder: one change after the other', () => {
  test('gives what all sources read at once give, and keeps what did not change', function () {
    this.timeout(120_000);
    let kept = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(step, edits), { minLength: 1, maxLength: 8 }), (steps) => {
        const builder = new LedgerBuilder();
        const texts = new Map<string, SourceText>();
        const fragments = new Map<string, Fragment>();
        let decided: IdentityDecisions = { merged: [], split: [] };
        let before: { ledger: Ledger; fragments: Map<string, Fragment> } | undefined;
        const check = (): void => {
          const all = [...fragments.values()];
          const ledger = builder.build(all, decided);
          assert.deepEqual(ledger, new LedgerBuilder().build(all, decided));
          const old = new Map(before?.ledger.defects.map((defect) => [defect.id, defect]));
          for (const defect of ledger.defects) {
            const known = old.get(defect.id);
            const read = defect.mentions.every(
              ({ path }) => before?.fragments.get(path) === fragments.get(path),
            );
            if (!known || !read || !isEqual(known, defect)) continue;
            assert.equal(defect, known, `${defect.id} did not change`);
            kept++;
          }
          before = { ledger, fragments: new Map(fragments) };
        };
        const set = (text: SourceText): void => {
          texts.set(text.path, text);
          fragments.set(text.path, read(text));
          check();
        };
        for (const [change, lines] of steps) {
          if ('set' in change) set(change.set);
          else if ('remove' in change) {
            fragments.delete(change.remove);
            texts.delete(change.remove);
            check();
          } else {
            decided = change.decide;
            check();
          }
          const text = [...texts.values()].at(lines.length - 1);
          if (!text) continue;
          const edited = [...text.lines];
          for (const [at, fresh] of lines) edited.splice(at, at % 3, fresh);
          set({ ...text, lines: edited });
        }
      }),
      { numRuns: 150 },
    );
    assert.ok(kept > 150, `only ${kept} defects were compared`);
  });

  test('a source that is read anew and says the same leaves every defect as it is', () => {
    const lines = ['entry | Cache socket | #A-1 P1', 'entry | Raft index | P2', 'entry | Token | #A-2'];
    const text = (path: string) => fragment([path, ...lines].join('\n'));
    const builder = new LedgerBuilder();
    const before = builder.build([text('a.json'), text('b.json')]);
    const after = builder.build([text('a.json'), text('b.json')]);
    assert.equal(after.defects.length, 3);
    for (const [i, defect] of after.defects.entries()) assert.equal(defect, before.defects[i]);
  });

  test('a value that only stands elsewhere leaves the defect as it is, and what contradicts it tells the new place', () => {
    const read = (path: string, severity: string) =>
      readSource(path, {
        text: `{"defects": [{"id": "ABC-17", "title": "Cache", "severity": ${severity}}, {"id": "ABC-18", "title": "Raft"}]}`,
        encoding: 'utf-8',
      });
    const builder = new LedgerBuilder();
    const before = builder.build([read('a.json', '"low"'), read('b.json', '"high"')]);
    const after = builder.build([read('a.json', '"low"'), read('b.json', '  "high"')]);
    const place = ({ contradictions }: Ledger, path: string) =>
      contradictions[0]?.claims.find(({ source: claimed }) => claimed.path === path)?.source.range.start
        .character;
    assert.equal(place(after, 'a.json'), place(before, 'a.json'));
    assert.equal(place(after, 'b.json'), place(before, 'b.json')! + 2);
    assert.deepEqual(after, new LedgerBuilder().build([read('a.json', '"low"'), read('b.json', '  "high"')]));
  });
});

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
