import assert from 'node:assert/strict';
import { definitionsIn } from '../../../src/core/evidence/symbols/definitionsIn.js';
import { emptyLedger } from '../../../src/core/ledger/emptyLedger.js';
import { fileTallies } from '../../../src/core/ledger/fileTallies.js';
import { openPlaces, type OpenPlace } from '../../../src/core/ledger/openPlaces.js';
import type { Defect, Ledger, Occurrence } from '../../../src/core/model/ledger.js';
import { LineIndex } from '../../../src/core/text/LineIndex.js';
import { lineMarks, MARK_KINDS, markName } from '../../../src/providers/model/lineMarks.js';
import { occurrenceMessage } from '../../../src/providers/model/occurrenceMessage.js';
import { lensTitle, symbolLenses, type SymbolLines } from '../../../src/providers/model/symbolLenses.js';
import { clipped } from '../../../src/views/model/clipped.js';
import { aDefect } from './aDefect.js';

const at = (line: number, fields: Partial<Occurrence> = {}): Occurrence => ({
  path: 'src/a.py',
  range: { start: { line, character: 2 }, end: { line, character: 5 } },
  anchor: 0,
  confidence: 'exact',
  proves: false,
  message: 'here',
  ...fields,
});
const located = (id: string, fields: Partial<Defect>): Defect =>
  aDefect({ id, title: `About ${id}`, evidence: 'located', ...fields });
const ledgerOf = (...defects: Defect[]): Ledger => ({ ...emptyLedger(), defects });
const source = { path: 'src/list.yaml', kind: 'inventory' as const, encoding: 'utf-8', repaired: false };

suite('openPlaces', () => {
  test('of open defects, in code, from top to bottom, the most urgent first', () => {
    const ledger: Ledger = {
      ...ledgerOf(
        located('LOW', { severity: 'low', occurrences: [at(3)] }),
        located('HIGH', { severity: 'high', occurrences: [at(3), at(1), at(1, { path: 'src/b.py' })] }),
        located('SURE', { evidence: 'confirmed', occurrences: [at(3, { proves: true })] }),
        located('DONE', { status: 'resolved', occurrences: [at(0)] }),
        located('FIXED', { evidence: 'cleared', occurrences: [at(0)] }),
        located('LOST', { occurrences: [at(0, { confidence: 'lost' })] }),
        located('LISTED', { occurrences: [at(0, { path: source.path })] }),
      ),
      sources: [source],
    };
    const ids = (path: string) => openPlaces(ledger, path).map(({ defect }) => defect.id);
    assert.deepEqual(ids('src/a.py'), ['HIGH', 'SURE', 'HIGH', 'LOW']);
    assert.deepEqual(ids(source.path), []);
    assert.deepEqual(ids('src/none.py'), []);
  });

  test('files are counted by the same rules', () => {
    const ledger: Ledger = {
      ...ledgerOf(
        located('A', { severity: 'low', occurrences: [at(3), at(4)] }),
        located('B', { severity: 'critical', occurrences: [at(3, { proves: true })] }),
        located('C', { severity: 'medium', occurrences: [at(0, { path: 'src/b.py' })] }),
        located('D', { status: 'wont-fix', occurrences: [at(0, { path: 'src/c.py' })] }),
        located('E', { occurrences: [at(0, { path: source.path })] }),
      ),
      sources: [source],
    };
    assert.deepEqual(
      [...fileTallies(ledger)],
      [
        ['src/a.py', { open: 3, confirmed: 1, worst: 'high' }],
        ['src/b.py', { open: 1, confirmed: 0, worst: 'medium' }],
      ],
    );
    for (const [path, { open }] of fileTallies(ledger)) assert.equal(open, openPlaces(ledger, path).length);
    assert.equal(fileTallies(ledger), fileTallies(ledger));
  });
});

suite('symbolLenses', () => {
  const symbols: SymbolLines[] = [
    { line: 2, lastLine: 20 },
    { line: 4, lastLine: 8 },
    { line: 10, lastLine: 14 },
  ];
  const lenses = (...places: OpenPlace[]) =>
    symbolLenses(places, symbols).map((lens) => [lens.line, lens.defects.map(({ id }) => id)]);
  const place = (id: string, line: number, fields: Partial<Occurrence> = {}): OpenPlace => ({
    defect: located(id, {}),
    occurrence: at(line, fields),
  });

  test('above the innermost definition; the rest is of the file', () => {
    assert.deepEqual(
      lenses(place('IMPORT', 0), place('CLASS', 2), place('METHOD', 6), place('BODY', 9), place('END', 30)),
      [
        [0, ['IMPORT', 'END']],
        [2, ['CLASS', 'BODY']],
        [4, ['METHOD']],
      ],
    );
  });

  test('a defect with several places in a function is told once, what is proven first', () => {
    const twice = located('TWICE', {});
    const places = [
      { defect: twice, occurrence: at(5) },
      place('SURE', 6, { proves: true }),
      { defect: twice, occurrence: at(7) },
    ];
    assert.deepEqual(lenses(...places), [[4, ['SURE', 'TWICE']]]);
  });

  test('titles', () => {
    const titleOf = (...defects: Defect[]) => lensTitle({ line: 0, defects });
    const raft = aDefect({ id: 'RAFT-7', title: 'No snapshot', priority: 'P1', evidence: 'confirmed' });
    assert.equal(titleOf(raft), 'P1 · RAFT-7 No snapshot · confirmed');
    assert.equal(titleOf({ ...raft, idFromTitle: true }), 'P1 · No snapshot · confirmed');
    assert.equal(titleOf(raft, located('B', {}), located('C', {})), '3 open defects · 1 confirmed');
    assert.equal(titleOf(located('B', {}), located('C', {})), '2 open defects');
    assert.ok(titleOf({ ...raft, title: 'word '.repeat(100) }).length < 100);
  });

  test('definitions of Python, decorators included; none of a language without a parser', async () => {
    const text =
      '@cached\nclass A:\n    def m(self):\n        pass\n\ndef f():\n    def g():\n        return 1\n    return g\n';
    const lines = new LineIndex(text);
    const found = (await definitionsIn('a.py', text, undefined)).map(({ name, start, end }) => [
      name,
      lines.position(start).line,
      lines.position(end).line,
    ]);
    assert.deepEqual(found, [
      ['A', 0, 3],
      ['A.m', 2, 3],
      ['f', 5, 8],
      ['f.g', 6, 7],
    ]);
    assert.deepEqual(await definitionsIn('a.txt', text, undefined), []);
  });
});

suite('lineMarks', () => {
  test('one mark a line, that of its most urgent place, on the first line', () => {
    const long = { start: { line: 7, character: 1 }, end: { line: 9, character: 4 } };
    const marks = lineMarks([
      { defect: located('A', { severity: 'low' }), occurrence: at(3) },
      { defect: located('B', { severity: 'critical' }), occurrence: at(3) },
      { defect: located('C', {}), occurrence: at(3, { proves: true }) },
      { defect: located('D', { severity: 'medium' }), occurrence: at(7, { range: long }) },
    ]);
    assert.deepEqual([...marks.keys()], MARK_KINDS.map(markName));
    const set = [...marks].filter(([, ranges]) => ranges.length > 0);
    assert.deepEqual(set, [
      ['low-confirmed', [at(3).range]],
      ['medium-located', [{ start: long.start, end: long.start }]],
    ]);
  });
});

suite('occurrenceMessage', () => {
  const cases: [title: string, message: string, expected: string][] = [
    ['It is gone', '`a` lacks `b`.', "It is gone. 'a' lacks 'b'."],
    ['Is it gone?', '`a` lacks `b`.', "Is it gone? 'a' lacks 'b'."],
    ['`a` is **gone**', 'It is not there.', "'a' is gone. It is not there."],
    ['`a` is gone', 'This file is affected: `a` is gone', "This file is affected: 'a' is gone"],
    ['It is gone', 'This file is affected: It is gone', 'This file is affected: It is gone'],
  ];
  for (const [title, message, expected] of cases)
    test(expected, () => assert.equal(occurrenceMessage({ title }, at(0, { message })), expected));

  test('a whole report is not put into Problems', () => {
    const said = occurrenceMessage({ title: 'Title' }, at(0, { message: 'word\n'.repeat(1000) }));
    assert.ok(said.length < 400 && !said.includes('\n') && said.endsWith('…'), said);
  });

  test('clipped text ends at a word, and is never half a character', () => {
    assert.equal(clipped('one two three', 9), 'one two…');
    assert.equal(clipped('  one\n two ', 20), 'one two');
    assert.equal(clipped('😀'.repeat(5), 4), '😀…');
    assert.equal(clipped('abcdef', 6), 'abcdef');
  });
});
