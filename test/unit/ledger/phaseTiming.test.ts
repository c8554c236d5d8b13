import assert from 'node:assert/strict';
import { phaseTiming } from '../../../src/core/ledger/phases/phaseTiming.js';
import type { Phase } from '../../../src/core/model/ledger.js';

const january = { start: '2026-01-05', end: '2026-01-16' };
const cases: [what: Pick<Phase, 'dates' | 'state'>, today: string | undefined, timing: string | undefined][] =
  [
    [{ dates: january }, '2026-01-04', 'future dates'],
    [{ dates: january }, '2026-01-05', 'current dates'],
    [{ dates: january }, '2026-01-16', 'current dates'],
    [{ dates: january }, '2026-01-17', 'past dates'],
    [{ dates: { end: '2026-01-16' } }, '2026-01-10', undefined],
    [{ dates: { end: '2026-01-16' } }, '2026-02-01', 'past dates'],
    [{ dates: { start: '2026-01-16' } }, '2026-01-10', 'future dates'],
    [{ dates: { start: '2026-01-16' } }, '2026-02-10', undefined],
    [{}, '2026-01-10', undefined],
    [{ dates: january }, undefined, undefined],
    [{ state: 'done' }, undefined, 'past word'],
    [{ state: 'done', dates: january }, '2026-01-10', 'past word'],
    [{ state: 'in-progress' }, undefined, 'current word'],
    [{ state: 'in-progress', dates: january }, '2026-01-01', 'current word'],
    [{ state: 'in-progress', dates: january }, '2026-01-10', 'current dates'],
    [{ state: 'in-progress', dates: january }, '2026-03-01', 'past dates'],
    [{ state: 'in-progress', dates: { end: '2026-01-16' } }, '2026-01-10', 'current word'],
    [{ state: 'planned' }, '2026-01-10', 'future word'],
    [{ state: 'planned', dates: january }, '2026-01-10', 'current dates'],
  ];

suite('phaseTiming', () => {
  for (const [what, today, timing] of cases)
    test(`${JSON.stringify(what)} on ${today}: ${timing}`, () => {
      const found = phaseTiming(what, today);
      assert.equal(found && `${found.time} ${found.by}`, timing);
    });
});
