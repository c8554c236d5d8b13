import assert from 'node:assert/strict';
import fc from 'fast-check';
import { planInventory } from '../../../src/core/export/inventory/planInventory.js';
import { LedgerBuilder } from '../../../src/core/ledger/LedgerBuilder.js';
import type { Defect, Ledger, Phase, Template } from '../../../src/core/model/ledger.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { randomLedger } from './randomLedgers.js';

const path = 'defects.yaml';
const read = (text: string) => readSource(path, { text, encoding: 'utf-8' });

function plan(ledger: Ledger, existing?: string) {
  const chosen = { defects: ledger.defects.map(({ id }) => id), phases: true, criteria: true };
  const result = planInventory({ ledger, chosen, path, existing });
  if ('refused' in result) assert.fail(result.refused);
  assert.equal(applyEdits(existing ?? '', result.edits), result.text);
  return result;
}

/** Only what the format has, so that two tellings of one entry can be compared. */
const checks = (all: Defect['checklist']) => all.map(({ text, done }) => ({ text, done }));
const anchors = (all: readonly object[]) =>
  all.map((anchor) => ({ ...anchor, inferred: undefined, source: undefined, state: undefined }));
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const byId = <T extends { id: string }>(all: readonly T[]): T[] =>
  [...all].sort((a, b) => (a.id < b.id ? -1 : 1));

type Told = Omit<Defect, 'anchors' | 'evidence' | 'occurrences' | 'phases' | 'mentions'> & {
  anchors: readonly object[];
};
const defectFields = (d: Told, templates: readonly string[]) =>
  plain([
    [
      d.id,
      d.title,
      d.kind,
      d.priority,
      d.severity,
      d.status,
      d.category,
      d.description,
      d.rootCause,
      d.impact,
    ],
    [d.effort, d.timeline, d.owner, d.gapPercent, d.current, d.target, d.fixOptions, checks(d.checklist)],
    [d.dependsOn, anchors(d.anchors), templates],
  ]);
const phaseFields = ({ id, title, order, weeks, tasks, exitCriteria }: Phase) =>
  plain([
    id,
    title,
    order,
    weeks,
    tasks.map((task) => ({ ...task, source: undefined })),
    checks(exitCriteria),
  ]);
const trimmed = (code: string) => (/\S/.test(code) ? code.replace(/\n\s*$/, '\n') : code);
const templateFields = (
  { id, title, language, targetPath, mode, code }: Template,
  defects: readonly string[],
) => plain([id, title, language, targetPath, mode, trimmed(code), defects]);

function assertHolds(text: string, ledger: Ledger): void {
  const fragment = read(text);
  assert.deepEqual(fragment.problems, []);
  const order = ledger.defects.map(({ id }) => id);
  assert.deepEqual(
    byId(fragment.defects).map((entry) => defectFields(entry, entry.templates)),
    byId(ledger.defects).map((defect) => defectFields(defect, defect.templates)),
  );
  assert.deepEqual(fragment.phases.map(phaseFields), ledger.phases.map(phaseFields));
  assert.deepEqual(
    plain(fragment.criteria.map((c) => ({ ...c, source: 0 }))),
    plain(ledger.criteria.map((c) => ({ ...c, source: 0 }))),
  );
  const used = ledger.templates.filter(({ id }) => ledger.defects.some((d) => d.templates.includes(id)));
  assert.deepEqual(
    fragment.templates.map((t) => templateFields(t, [...t.defects].sort())),
    used.map((t) =>
      templateFields(
        t,
        order.filter((id) => ledger.defects.find((d) => d.id === id)!.templates.includes(t.id)).sort(),
      ),
    ),
  );
}

/** Inventories as people write them: comments, other indentation, brackets, no final newline. */
const written = [
  '',
  '\n\n',
  '# nothing here yet\n',
  '# a note\n---\n# more',
  'version: 1\ndefects: []\n',
  'version: 1\ndefects: [] # none so far\n\nphases:\n',
  'version: 1\ndefects:\n  # none so far\nphases: ~ # later\ncriteria: null',
  'version: 1\n\ndefects:\n  - id: own-1 # mine\n    title: "Mine: own"\n    # a remark on it\n\n  # - id: own-2\n\n# The plan\nphases:\n  - { id: own-phase, title: P }\n',
  '# top\nversion: 1\ndefects:\n- id: own-1\n  title: One\n- id: own-2\n  title: Two\n  checklist:\n  - text: a\nreadiness: { current: 50 }\n# end',
  'version: 1\ndefects:\n    -   id: own-1\n        title: >-\n            folded\n            text\n\n\n\ntemplates:\n    -   id: own-t\n        targetPath: a.py\n        code: |\n            x = 1',
  'version: 1\ndefects:\n  - id: own-1\n    title: kept\n    description: |+\n      lines\n\n\nphases: []\n',
  'version: 1\ndefects:\n  - id: own-1\n    title: kept\n    description: |2+\n        lines\n\n\n',
  'version: 1\ndefects: [{ id: own-1, title: "a, b" }]\nphases: [\n  { id: own-phase, title: P }, # one\n  ]\n',
  'version: 1\ndefects: [\n    { id: own-1, title: a }, # trailing, comma\n]\ncriteria: [ # none, yet\n]\n',
  '---\nversion: 1\ndefects:\n  - { id: own-1, title: "multi\n      line" }\n...\n',
  'version: 1\nx-note: &n kept\ndefects: &all\n  - id: own-1\n    title: *n\n',
  '  version: 1\n  defects:\n    - id: own-1\n      title: indented\n',
]
  .flatMap((text) => [text, text.replaceAll('\n', '\r\n')])
  // A byte order mark in front of an indented first key is more than the YAML reader takes.
  .flatMap((text) => (text.startsWith(' ') ? [text] : [text, `\ufeff${text}`]));

suite('create inventory: properties', () => {
  test('what is written reads back as it was in the ledger', () => {
    fc.assert(
      fc.property(randomLedger, (ledger) => {
        const { text, added, firstLine } = plan(ledger);
        assertHolds(text, ledger);
        assert.equal(added.defects, ledger.defects.length);
        if (added.defects > 0) assert.match(text.split('\n')[firstLine]!, /^ {2}- id: /);
      }),
      { numRuns: 80 },
    );
  });

  test('every byte that was there stays, in order, and what it says is the same', () => {
    fc.assert(
      fc.property(randomLedger, fc.constantFrom(...written), (ledger, existing) => {
        const { text, edits, added } = plan(ledger, existing);
        const before = read(existing);
        const after = read(text);
        assert.equal(after.problems.length, before.problems.length);
        for (const list of ['defects', 'phases', 'criteria', 'templates'] as const) {
          assert.equal(after[list].length, before[list].length + added[list]);
          const same = (entry: object) =>
            plain({ ...entry, source: 0, mention: 0, mentions: 0, fieldRanges: 0, tasks: 0 });
          assert.deepEqual(after[list].slice(0, before[list].length).map(same), before[list].map(same));
        }
        // Only an empty list in its own words (`[]`, `~`, `null`) gives way.
        const kept = existing.replace(/\s*(?:\[\]|~|\bnull\b)/g, '');
        let at = 0;
        for (const char of kept) {
          at = text.indexOf(char, at) + 1;
          assert.ok(at > 0, 'something that was there is gone');
        }
        for (const { range } of edits) {
          const isInsertion =
            range.start.line === range.end.line && range.start.character === range.end.character;
          assert.ok(isInsertion || /\[\]|~|null/.test(existing));
        }
        const lf = text.split('\n').length - text.split('\r\n').length;
        if (existing.includes('\r\n')) assert.equal(lf, 0, 'mixed line ends');
        if (existing.trim() !== '') assert.equal(/\n$/.test(text), /\n$/.test(existing), 'the final newline');
      }),
      { numRuns: 150 },
    );
  });

  test('the second run adds nothing', () => {
    fc.assert(
      fc.property(randomLedger, fc.constantFrom(undefined, ...written), (ledger, existing) => {
        const first = plan(ledger, existing);
        // Before the ledger has been read anew, and after.
        for (const now of [ledger, { ...ledger, ...new LedgerBuilder().build([read(first.text)]) }]) {
          const again = plan(now, first.text);
          assert.deepEqual(again.added, { defects: 0, phases: 0, criteria: 0, templates: 0 });
          assert.deepEqual(again.edits, []);
          assert.equal(again.text, first.text);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('never throws, whatever stands in the file', () => {
    fc.assert(
      fc.property(
        randomLedger,
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom(...written),
        fc.nat(),
        (ledger, noise, text, at) => {
          const place = at % (text.length + 1);
          const existing = text.slice(0, place) + noise + text.slice(place);
          const chosen = { defects: ledger.defects.map(({ id }) => id), phases: true, criteria: true };
          const result = planInventory({ ledger, chosen, path, existing });
          if ('refused' in result) assert.match(result.refused, /defects\.yaml/);
          else assert.equal(applyEdits(existing, result.edits), result.text);
        },
      ),
      { numRuns: 80 },
    );
  });
});
