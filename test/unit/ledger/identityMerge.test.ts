import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { LedgerBuilder } from '../../../src/core/ledger/LedgerBuilder.js';
import type { Defect } from '../../../src/core/model/ledger.js';
import type { DefectEntry, Fragment } from '../../../src/core/sources/fragment.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { sharedFolder } from '../support/sharedReports.js';
import { fragment } from './identityFragments.js';

/** A source of one entry that is joined to the others by its id. */
const told = (path: string, form: string, fields: Partial<DefectEntry>): Fragment => {
  const made = fragment(`${path}\n${form} | Cache key collision | #ABC-17`);
  Object.assign(made.defects[0]!, fields);
  return made;
};
const merged = (...sources: Fragment[]): Defect => {
  const { defects } = new LedgerBuilder().build(sources);
  assert.equal(defects.length, 1);
  return defects[0]!;
};

suite('identity: one defect of its entries', () => {
  test('rank wins, then the form, then the source that says more', () => {
    const row = { severity: 'low', impact: 'one', description: 'a long description of a row' } as const;
    const section = { severity: 'high', impact: 'another', owner: 'Team B' } as const;
    const defect = merged(
      told('a.md', 'row', row),
      told('b.md', 'section', section),
      told('found.json', 'entry', { impact: 'of the inventory' }),
      told('defects.yaml', 'entry', { effort: '3 days' }),
    );
    const { severity, impact, description, owner, effort } = defect;
    assert.deepEqual(
      { severity, impact, description, owner, effort },
      {
        severity: 'high',
        impact: 'of the inventory',
        description: 'a long description of a row',
        owner: 'Team B',
        effort: '3 days',
      },
    );
    assert.deepEqual(
      defect.mentions.map((mention) => [mention.entry, mention.joinedBy]),
      [
        ['defects.yaml#ABC-17', undefined],
        ['found.json#ABC-17', 'same id'],
        ['b.md#ABC-17', 'same id'],
        ['a.md#ABC-17', 'same id'],
      ],
    );
  });

  test('among equals the longer text, and the longer list', () => {
    const check = (text: string) => ({ text, done: false, source: { path: 'x', range: place(0) } });
    const defect = merged(
      told('a.md', 'section', { impact: 'short', checklist: [check('1')] }),
      told('b.md', 'section', { impact: 'a longer one', checklist: [check('2'), check('3')] }),
      told('c.md', 'row', {
        impact: 'the longest of all, in a row',
        checklist: [1, 2, 3].map(String).map(check),
      }),
    );
    assert.equal(defect.impact, 'a longer one');
    assert.deepEqual(
      defect.checklist.map(({ text }) => text),
      ['2', '3'],
    );
  });

  test('the status is that of the best entry that states one', () => {
    const { status, rawStatus } = merged(
      told('found.json', 'entry', {}),
      told('b.md', 'section', { status: 'resolved', rawStatus: 'FIXED' }),
      told('a.md', 'row', { status: 'in-progress', rawStatus: 'WIP' }),
    );
    assert.deepEqual([status, rawStatus], ['resolved', 'FIXED']);
  });

  test('a written title outdoes a key made readable', () => {
    const { title, id } = merged(
      told('found.json', 'entry', { title: 'Cache key collision', titleFromKey: true }),
      told('b.md', 'section', { title: 'Cache-Key Collision' }),
    );
    assert.deepEqual([title, id], ['Cache-Key Collision', 'ABC-17']);
    assert.equal(merged(told('found.json', 'entry', { titleFromKey: true })).title, 'Cache key collision');
  });

  test('details are united, anchors each once with all their fields', () => {
    const mention = { path: 'x.md', range: place(0) };
    const range = (line: number) =>
      ({ kind: 'range', path: 'a.py', range: place(line), inferred: true, source: mention }) as const;
    const { details, anchors } = merged(
      told('a.json', 'entry', { details: { one: 1, both: 'a' }, anchors: [range(1), range(7)] }),
      told('b.md', 'row', { details: { two: 2, both: 'b' }, anchors: [range(7)] }),
    );
    assert.deepEqual(details, { one: 1, two: 2, both: 'a' });
    assert.deepEqual(
      anchors.map((anchor) => anchor.kind === 'range' && anchor.range.start.line),
      [1, 7],
    );
  });

  test('what a report names by its own ids is named by those of the ledger', () => {
    const inventory = fragment('found.json\nentry | Cache key collision | #ABC-17 P0');
    const report = fragment('b.md\nrow | Cache key collision | P0\nrow | Slow index rebuild | P2');
    const [collision, rebuild] = report.defects;
    rebuild!.dependsOn = [collision!.id, 'ELSEWHERE-1'];
    collision!.dependsOn = [collision!.id];
    const template = {
      title: 'Keys',
      language: 'python',
      targetPath: 'a.py',
      mode: 'merge',
      code: 'x = 1',
      source: { path: 'b.md', range: place(8) },
    } as const;
    report.templates = [
      { ...template, id: 't1', code: 'one', defects: [collision!.id] },
      { ...template, id: 't2', code: 'two', defects: [], source: { path: 'b.md', range: place(9) } },
    ];
    inventory.templates = [
      { ...template, id: 't2', defects: [], source: { path: 'found.json', range: place(9) } },
    ];
    rebuild!.templates = ['t2', 'gone'];
    const { defects, problems } = new LedgerBuilder().build([report, inventory]);
    assert.deepEqual(
      defects.map(({ id, dependsOn, templates }) => ({ id, dependsOn, templates })),
      [
        { id: 'ABC-17', dependsOn: [], templates: ['t1'] },
        { id: 'slow-index-rebuild', dependsOn: ['ABC-17', 'ELSEWHERE-1'], templates: ['t2#2'] },
      ],
    );
    assert.deepEqual(problems, []);
  });

  test('an id used twice among siblings is said at the second, whichever comes out first', () => {
    const rows = fragment('a.md\nrow | Cache key collision | #ABC-17\nrow | Slow index rebuild | #ABC-17 P1');
    const { defects, problems } = new LedgerBuilder().build([
      rows,
      fragment('b.json\nentry | Slow index rebuild | P1'),
    ]);
    assert.deepEqual(
      defects.map(({ id, mentions }) => [id, mentions.map(({ entry }) => entry)]),
      [
        ['ABC-17', ['b.json#slow-index-rebuild', 'a.md#ABC-17#2']],
        ['ABC-17#2', ['a.md#ABC-17']],
      ],
    );
    assert.deepEqual(
      problems.map(({ range, message }) => [range.start.line, message]),
      [[1, 'The id `ABC-17` is used twice in this file, first on line 1.']],
    );
  });

  test('the real reports: what they all speak of is there once, with every source that speaks of it', function () {
    const folder = sharedFolder('reports');
    if (!folder) return this.skip();
    const read = (name: string): Fragment =>
      readSource(name, { text: fs.readFileSync(path.join(folder, name), 'utf8'), encoding: 'utf-8' });
    const names = fs.readdirSync(folder);
    const { defects } = new LedgerBuilder().build(names.map(read));
    const sourcesOf = (word: RegExp): number[] =>
      defects
        .filter(({ title, mentions }) => word.test(title) && mentions.length > 1)
        .map(({ mentions }) => new Set(mentions.map((mention) => mention.path)).size);
    assert.deepEqual(
      [
        /raft/i,
        /liboqs/i,
        /spire/i,
        /mape-k/i,
        /chaos/i,
        /load testing/i,
        /opentelemetry/i,
        /rag hnsw/i,
        /prometheus/i,
      ].map(sourcesOf),
      [[3], [3], [3], [4], [4], [4], [3], [4], [3]],
    );
    // The sections of the summary with a list and five actions are five, each with two mentions.
    const actions = new LedgerBuilder().build([read('PRODUCTION-READINESS-SUMMARY.md')]).defects;
    assert.deepEqual(
      actions.slice(0, 5).map(({ mentions }) => mentions.length),
      [2, 2, 2, 2, 2],
    );
  });
});

function place(line: number) {
  return { start: { line, character: 0 }, end: { line, character: 9 } };
}
