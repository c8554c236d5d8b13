import assert from 'node:assert/strict';
import { read } from './tell.js';

interface Figures {
  /** `min-max`, with `=point` and `>target` where there are such. */
  readiness?: string[];
  /** `category percent` */
  scores?: string[];
  /** `name passed/total` */
  suites?: string[];
  /** `subject value` */
  totals?: string[];
}

function figuresOf(text: string): Required<Figures> {
  const { readiness, scores, suites, totals } = read(text);
  return {
    readiness: readiness.map(({ current, target }) => {
      const span = `${current.min}-${current.max}`;
      const point = current.point === undefined ? '' : `=${current.point}`;
      return `${span}${point}${target === undefined ? '' : `>${target}`}`;
    }),
    scores: scores.map(({ category, percent }) => `${category} ${percent}`),
    suites: suites.map(({ name, passed, total }) => `${name} ${passed}/${total}`),
    totals: totals.map(({ subject, value }) => `${subject} ${value}`),
  };
}

const cases: [name: string, text: string, figures: Figures][] = [
  [
    'readiness in a heading, a label and a sentence',
    `# Report

**Overall production readiness: 72%**

It is 10% slower than before, and 40% of the users are ready.
`,
    { readiness: ['72-72'] },
  ],
  ['readiness of a hundred', `## Readiness score: 64/100\n`, { readiness: ['64-64'] }],
  ['readiness of ten', `**Readiness Score**: 8.5/10\n`, { readiness: ['85-85'] }],
  ['readiness and target', `Production readiness: 58% (target: 95%)\n`, { readiness: ['58-58>95'] }],
  [
    'readiness as a row of its table',
    `## Summary

| Item | Value |
|---|---|
| Production readiness | 81% |
| Tests | 312 |
`,
    { readiness: ['81-81'] },
  ],
  [
    'readiness that is no statement',
    `# Road to 100% readiness

What is needed to reach 90% readiness?

- get readiness from 40% to 80%
- readiness gap: 20%
`,
    {},
  ],
  [
    'a scorecard',
    `## Scorecard

| Category | Score | Status |
|---|---|---|
| Security | 85% | good |
| Speed | 7/10 | fair |
| Docs | 45/100 | poor |
| **Overall** | **68%** | fair |
`,
    { scores: ['Security 85', 'Speed 70', 'Docs 45'] },
  ],
  [
    'a scorecard with weights',
    `## Readiness

| Area | Weight | Score |
|---|---|---|
| Code | 40% | 90% |
| Operations | 60% | 55% |
`,
    { scores: ['Code 90', 'Operations 55'] },
  ],
  [
    'suites as bullets and as a table',
    `## Tests

- ✅ Unit tests: 120/120
- ⚠️ **Integration**: 45/50 (90%)
- ❌ End to end: 0/12

| Suite | Total | Passed | Failed |
|---|---|---|---|
| API | 30 | 28 | 2 |
| Total | 30 | 28 | 2 |
`,
    { suites: ['Unit tests 120/120', 'Integration 45/50', 'End to end 0/12', 'API 28/30'] },
  ],
  [
    'totals',
    `## Inventory

- **Total Tests**: 1,204
- Total files: 88

2,654 tests collected in 3 s.
`,
    { totals: ['tests 1204', 'files 88', 'tests collected 2654'] },
  ],
  [
    'no figures in prose and other tables',
    `# Notes

The ratio is 3/4 and the share 20%.

| Metric | Value |
|---|---|
| CPU | 20% |

- Page: 3/12
`,
    {},
  ],
];

suite('figures', () => {
  for (const [name, text, figures] of cases)
    test(name, () =>
      assert.deepEqual(figuresOf(text), { readiness: [], scores: [], suites: [], totals: [], ...figures }),
    );
});
