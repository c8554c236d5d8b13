import assert from 'node:assert/strict';
import { dateSpan } from '../../../src/core/sources/dateSpan.js';
import { datesOf, daysAfter } from '../../../src/core/sources/phaseDates.js';

const cases: [text: string, span: string | undefined][] = [
  ['2026-01-05 – 2026-01-16', '2026-01-05 2026-01-16'],
  ['from 2026-01-05 to 2026-02-01', '2026-01-05 2026-02-01'],
  ['2026-01-05 - 2026-01-16', '2026-01-05 2026-01-16'],
  ['Jan 5 – Feb 2, 2026', '2026-01-05 2026-02-02'],
  ['December 20, 2025 – January 9, 2026', '2025-12-20 2026-01-09'],
  ['January 5-16, 2026', '2026-01-05 2026-01-16'],
  ['5–16 January 2026', '2026-01-05 2026-01-16'],
  ['28 Feb – 6 March 2028', '2028-02-28 2028-03-06'],
  ['January–March 2026', '2026-01-01 2026-03-31'],
  ['Nov 2025 - Feb 2026', '2025-11-01 2026-02-28'],
  ['February 2028', '2028-02-01 2028-02-29'],
  ['2026-04', '2026-04-01 2026-04-30'],
  ['Q1 2026', '2026-01-01 2026-03-31'],
  ["Q3'2026: reach", '2026-07-01 2026-09-30'],
  ['Hardening (Q2–Q3 2026)', '2026-04-01 2026-09-30'],
  ['Q4 2027 – Q1 2028', '2027-10-01 2028-03-31'],
  ['2026 Q4', '2026-10-01 2026-12-31'],
  ['H2 2026', '2026-07-01 2026-12-31'],
  ['2026 H1', '2026-01-01 2026-06-30'],
  ['2026', '2026-01-01 2026-12-31'],
  // Nothing is guessed.
  ['Q1', undefined],
  ['FY2026 Q1', undefined],
  ['fiscal Q2 2026', undefined],
  ['Move the data of 2026', undefined],
  ['2026-01-05', undefined],
  ['January 5, 2026', undefined],
  ['2026-02-30 – 2026-03-02', undefined],
  ['2026-03-02 – 2026-02-01', undefined],
  ['Mayor 2026', undefined],
  ['weeks 1-2', undefined],
];

suite('dateSpan', () => {
  for (const [text, span] of cases)
    test(text, () => {
      const found = dateSpan(text);
      assert.equal(found && `${found.start} ${found.end}`, span);
    });

  test('fields of their own: one day is enough, an end before the start is none, a plus has no end', () => {
    assert.deepEqual(datesOf({ start: '2026-01-05' }), { start: '2026-01-05' });
    assert.deepEqual(datesOf({ end: 'March 1, 2026' }), { end: '2026-03-01' });
    assert.deepEqual(datesOf({ start: 'Q1 2026', end: 'Q2 2026' }), {
      start: '2026-01-01',
      end: '2026-06-30',
    });
    assert.equal(datesOf({ start: '2026-02-01', end: '2026-01-01' }), undefined);
    assert.deepEqual(datesOf({ period: 'Beyond (Q2 2028+)' }), { start: '2028-04-01' });
    assert.equal(datesOf({ period: 'soon', start: 'tomorrow' }), undefined);
  });

  test('days are counted over months and leap years', () => {
    assert.equal(daysAfter('2026-01-14', 0), '2026-01-14');
    assert.equal(daysAfter('2026-12-30', 3), '2027-01-02');
    assert.equal(daysAfter('2028-02-28', 2), '2028-03-01');
  });
});
