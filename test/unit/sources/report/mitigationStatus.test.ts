import assert from 'node:assert/strict';
import type { Status } from '../../../../src/core/model/vocabulary.js';
import { readSource } from '../../../../src/core/sources/readSource.js';

/** How the first of two risks stands, by the cell of its mitigation. */
function risk(head: string, cell: string): [Status, string | undefined] {
  const text = `# R\n\n## Risks\n\n| Risk | Impact | Probability | ${head} |\n|--|--|--|--|\n| Data is lost | HIGH | LOW | ${cell} |\n| Jobs wait | LOW | LOW | more hands |\n`;
  const { status, rawStatus } = readSource('R.md', { text, encoding: 'utf-8' }).defects[0]!;
  return [status, rawStatus];
}

const cases: [cell: string, status: Status, raw: string | undefined][] = [
  ['✅ Resolved', 'resolved', 'Resolved'],
  ['✅ Mitigated', 'resolved', 'Mitigated'],
  ['✅ **Fixed**', 'resolved', 'Fixed'],
  ['Closed (in May)', 'resolved', 'Closed'],
  ['✅', 'resolved', '✅'],
  ['🔄 In progress', 'in-progress', 'In progress'],
  ['🟡 Partially mitigated', 'in-progress', 'Partially mitigated'],
  ['🔴 Not mitigated', 'open', 'Not mitigated'],
  ['Blocked', 'blocked', 'Blocked'],
  ['Accepted', 'wont-fix', 'Accepted'],
  // What is done about it, however it begins.
  ['Closed the port to all', 'open', undefined],
  ['A cache, resolved by name', 'open', undefined],
];

suite('reports: a mitigation that tells how the risk stands', () => {
  for (const [cell, ...said] of cases)
    test(`${cell}: ${said[0]}`, () => assert.deepEqual(risk('Mitigation Status', cell), said));

  test('under `Mitigation` alone only a status and nothing else is one', () => {
    assert.deepEqual(risk('Mitigation', '✅ Resolved'), ['resolved', 'Resolved']);
    assert.deepEqual(risk('Mitigation', 'Blocked (port 22)'), ['open', undefined]);
  });

  test('as a label, too', () => {
    const text =
      '# R\n\n## Risks\n\n### Data is lost\n\n- **Impact**: High\n- **Probability**: Low\n- **Mitigation Status**: ✅ Closed\n';
    const [entry] = readSource('R.md', { text, encoding: 'utf-8' }).defects;
    assert.deepEqual([entry?.status, entry?.rawStatus], ['resolved', 'Closed']);
  });
});
