import assert from 'node:assert/strict';
import { isoDate } from '../../../src/core/sources/dates.js';

suite('dates', () => {
  const cases: [text: string, date: string | undefined][] = [
    ['2026-01-14', '2026-01-14'],
    ['2026-1-4', '2026-01-04'],
    ['2026-01-14T10:00:00Z', '2026-01-14'],
    ['generated 2026-01-14 10:00', '2026-01-14'],
    ['January 14, 2026', '2026-01-14'],
    ['january 4th 2026', '2026-01-04'],
    ['Jan 14, 2026', '2026-01-14'],
    ['Sept. 3, 2026', '2026-09-03'],
    ['14 Jan 2026', '2026-01-14'],
    ['1st of May 2026', '2026-05-01'],
    ['14 December, 2026', '2026-12-14'],
    ['from Jan 2, 2026 to 2026-02-03', '2026-01-02'],
    ['Feb 29, 2028', '2028-02-29'],
    ['Feb 29, 2026', undefined],
    ['2026-13-01', undefined],
    ['2026-00-10', undefined],
    ['01/02/2026', undefined],
    ['14.01.2026', undefined],
    ['January 2026', undefined],
    ['Janus 14, 2026', undefined],
    ['1.2026-01-14', undefined],
    ['12026-01-14', undefined],
    ['2026-01-14-7', undefined],
    ['', undefined],
  ];
  for (const [text, date] of cases) test(`${text} is ${date}`, () => assert.equal(isoDate(text), date));
});
