import assert from 'node:assert/strict';
import { emptyLedger } from '../../../src/core/ledger/emptyLedger.js';
import type { Defect } from '../../../src/core/model/ledger.js';
import { defectPicks } from '../../../src/views/model/defectPicks.js';
import { countsLabel, ledgerCounts, spokenCounts, sumCounts } from '../../../src/views/model/ledgerCounts.js';
import { aDefect } from '../providers/aDefect.js';

const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } };
const occurrence = {
  path: 'a.py',
  range,
  anchor: 0,
  confidence: 'exact' as const,
  proves: true,
  message: '',
};
const ledgerOf = (...defects: Defect[]) => ({ ...emptyLedger(), defects });

const confirmed = aDefect({ id: 'SURE', priority: 'P1', evidence: 'confirmed', occurrences: [occurrence] });
const regression = aDefect({
  id: 'AGAIN',
  status: 'resolved',
  evidence: 'confirmed',
  occurrences: [occurrence],
});
const open = aDefect({ id: 'OPEN', priority: 'P2' });
const urgent = aDefect({ id: 'NOW', priority: 'P0' });
const closed = aDefect({ id: 'DONE', status: 'verified' });
const kept = aDefect({ id: 'KEPT', status: 'wont-fix', evidence: 'confirmed' });

suite('counts of the status bar', () => {
  test('open, confirmed, regressions; over several folders', () => {
    const first = ledgerCounts(ledgerOf(confirmed, open, closed, kept));
    assert.deepEqual(first, { all: 4, open: 2, confirmed: 1, regressions: 0 });
    const second = ledgerCounts(ledgerOf(regression));
    const sum = sumCounts([first, second]);
    assert.deepEqual(sum, { all: 5, open: 2, confirmed: 1, regressions: 1 });
    assert.equal(countsLabel(first), '2 open · 1 confirmed');
    assert.equal(countsLabel(second), '0 open · 1 regression');
    assert.equal(spokenCounts(sum), 'Defect Ledger: 2 open, 1 confirmed, 1 regression');
    assert.equal(countsLabel(sumCounts([])), '0 open');
  });
});

suite('defectPicks', () => {
  const ledgers = [
    { key: 'one', ledger: ledgerOf(open, closed, urgent, regression, confirmed) },
    { key: 'two', ledger: ledgerOf({ ...confirmed, id: 'OTHER' }) },
  ];
  const ids = (active?: { key: string; path: string }) =>
    [...defectPicks(ledgers, active)].map(([group, picks]) => [
      group,
      ...picks.map(({ defect, key }) => `${key}/${defect.id}`),
    ]);

  test('confirmed first, then regressions, open ones by priority, closed', () => {
    assert.deepEqual(ids(), [
      ['file'],
      ['confirmed', 'one/SURE', 'two/OTHER'],
      ['regressions', 'one/AGAIN'],
      ['open', 'one/NOW', 'one/OPEN'],
      ['closed', 'one/DONE'],
    ]);
  });

  test('those in the active file at the top, of its folder alone', () => {
    assert.deepEqual(ids({ key: 'two', path: 'a.py' }).slice(0, 2), [
      ['file', 'two/OTHER'],
      ['confirmed', 'one/SURE'],
    ]);
  });
});
