import assert from 'node:assert/strict';
import { diffLedgers } from '../../../src/core/ledger/diffLedgers.js';
import { makeContradiction, makeDefect, makeLedger, placeAt } from '../support/handMadeLedger.js';

suite('diffLedgers: contradictions', () => {
  const raft = makeDefect({ id: 'RAFT-7' });
  const other = makeDefect({ id: 'OTHER-1' });
  const severity = (value: string, line = 3) =>
    makeContradiction(
      { kind: 'severity', subject: 'severity of RAFT-7', defect: 'RAFT-7' },
      ['MEDIUM', placeAt('a.md', 1)],
      [value, placeAt('b.md', line)],
    );
  const before = makeLedger({ defects: [raft, other], contradictions: [severity('HIGH')] });

  test('the same ones, as other objects, are no change', () => {
    const diff = diffLedgers(before, { ...before, contradictions: [severity('HIGH')] });
    assert.equal(diff.contradictions, false);
    assert.deepEqual([...diff.paths], []);
    assert.deepEqual([...diff.defects], []);
  });

  for (const [what, after] of [
    ['another value', [severity('LOW')]],
    ['a claim that moved', [severity('HIGH', 4)]],
    ['gone', []],
  ] as const) {
    test(`${what}: the flag, the files of all its claims, its defect, and no new structure`, () => {
      const diff = diffLedgers(before, { ...before, contradictions: [...after] });
      assert.equal(diff.contradictions, true);
      assert.deepEqual([...diff.paths].sort(), ['a.md', 'b.md']);
      assert.deepEqual([...diff.defects], ['RAFT-7']);
      assert.equal(diff.structure, false);
      assert.equal(diff.roadmap, false);
    });
  }

  test('one of no defect touches no defect', () => {
    const readiness = makeContradiction(
      { kind: 'readiness', subject: 'readiness' },
      ['50%', placeAt('c.md', 0)],
      ['88%', placeAt('d.md', 0)],
    );
    const diff = diffLedgers(before, {
      ...before,
      contradictions: [...before.contradictions, readiness],
    });
    assert.equal(diff.contradictions, true);
    assert.deepEqual([...diff.paths].sort(), ['c.md', 'd.md']);
    assert.deepEqual([...diff.defects], []);
  });
});
