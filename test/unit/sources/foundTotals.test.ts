import assert from 'node:assert/strict';
import { readSource } from '../../../src/core/sources/readSource.js';
import { LineIndex } from '../../../src/core/text/LineIndex.js';

const read = (path: string, text: string) => readSource(path, { text, encoding: 'utf-8' });

suite('found inventory: totals and date', () => {
  const cases: [text: string, totals: [subject: string, value: number, max: number, written: string][]][] = [
    [
      '{"release_readiness":{"current":"50%","total_letters_sorted":2654}}',
      [['letters sorted', 2654, 2654, '2654']],
    ],
    ['{"summary":{"total_letters":"2,401+"}}', [['letters', 2401, Infinity, '"2,401+"']]],
    ['{"gaps":{"summary":{"totalLetters":7,"letters":9}}}', [['letters', 7, 7, '7']]],
    ['{"metrics":{"total_time":"3 days","total_share":"40%","total":5,"total_ratio":1.5}}', []],
    ['{"issues":[{"id":"A","title":"Summary","status":"open","total_letters":3}]}', []],
    ['{"other":{"total_letters":3}}', []],
    ['{"summary":[{"total_letters":3}]}', []],
  ];
  for (const [text, totals] of cases) {
    test(text, () => {
      const fragment = read('a.json', text);
      const lines = new LineIndex(text);
      assert.deepEqual(
        fragment.totals.map(({ subject, value, span, source: { range } }) => {
          assert.equal(span.min, value);
          return [subject, value, span.max, text.slice(lines.offset(range.start), lines.offset(range.end))];
        }),
        totals,
      );
    });
  }

  const dates: [path: string, text: string, date: string | undefined][] = [
    ['a.json', '{"date":"2031-03-03","issues":[]}', '2031-03-03'],
    ['a.json', '{"release_readiness":{"current":"5%","analysis_date":"March 3, 2031"}}', '2031-03-03'],
    ['a.yaml', 'metadata:\n  generated_at: 2031-03-03T10:00:00Z\n', '2031-03-03'],
    ['a.json', '{"issues":[{"id":"A","title":"t","status":"x","date":"2031-03-03"}]}', undefined],
    ['a.json', '{"server":{"created":"2031-03-03"}}', undefined],
    ['a.json', '{"date":"last spring"}', undefined],
  ];
  for (const [path, text, date] of dates)
    test(`date of ${text}`, () => assert.equal(read(path, text).source.date, date));
});
