import assert from 'node:assert/strict';
import { takeOverValue } from '../../../src/core/ledger/contradictions/takeOver.js';
import type { Contradiction } from '../../../src/core/model/ledger.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { LineIndex } from '../../../src/core/text/LineIndex.js';

type Kind = Contradiction['kind'];

/** `text` has the claim's range between `⟦` and `⟧`. */
function takeOver(
  kind: Kind,
  path: string,
  marked: string,
  value: string,
  other: string,
  change = (text: string) => text,
) {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const text = marked.replace('⟦', '').replace('⟧', '');
  const range = new LineIndex(text).range(start, end);
  const contradiction: Contradiction = {
    kind,
    subject: 'x',
    claims: [
      { value, source: { path, range } },
      { value: other, source: { path: 'other.md', range } },
    ],
  };
  const now = change(text);
  const edit = takeOverValue(contradiction, 0, 1, now);
  return edit && applyEdits(now, [edit]);
}

suite('contradictions: take over the other value', () => {
  const cases: [
    kind: Kind,
    path: string,
    text: string,
    value: string,
    other: string,
    after: string | undefined,
  ][] = [
    // Readiness.
    ['readiness', 'a.md', 'now ⟦50-55%⟧ ready', '50-55%', '85-90%', 'now 85-90% ready'],
    ['readiness', 'a.md', 'now ⟦50 – 55 %⟧ ready', '50-55%', '85-90%', 'now 85 – 90 % ready'],
    ['readiness', 'a.md', '⟦**Readiness**: 38%⟧', '38%', '85-90%', '**Readiness**: 85-90%'],
    ['readiness', 'a.md', '⟦Ready: 55 of 100⟧', '55%', '60%', 'Ready: 60 of 100'],
    ['readiness', 'a.md', '⟦Overall: 88% (85-90% range)⟧ x', '85-90%', '50-55%', 'Overall: 50-55% x'],
    [
      'readiness',
      'a.json',
      '{⟦"readiness": {"current": "50-55%"⟧}}',
      '50-55%',
      '88%',
      '{"readiness": {"current": "88%"}}',
    ],
    ['readiness', 'a.json', '{⟦"readiness": 55⟧}', '55%', '60%', '{"readiness": 60}'],
    ['readiness', 'a.json', '{⟦"readiness": 55⟧}', '55%', '85-90%', '{"readiness": "85-90%"}'],
    ['readiness', 'a.yaml', '⟦readiness: 0.55⟧', '55%', '60%', 'readiness: 0.6'],
    ['readiness', 'a.yaml', '⟦readiness: 0.55⟧', '55%', '85-90%', undefined],
    ['readiness', 'a.md', 'now ⟦60%⟧ ready', '50-55%', '85-90%', undefined],
    // Counts.
    ['total', 'a.md', '⟦2,654⟧ tests', '2654', '2527', '2,527 tests'],
    ['total', 'a.md', '⟦2654⟧ tests', '2654', '2527', '2527 tests'],
    ['total', 'a.md', '⟦Total: 2 654 tests⟧', '2654', '12527', 'Total: 12 527 tests'],
    ['total', 'a.md', '⟦2,401+⟧ tests', '2401+', '2300', '2,300 tests'],
    ['total', 'a.md', '⟦2,300⟧ tests', '2300', '2401+', '2,401+ tests'],
    ['total', 'a.md', '⟦30-40⟧ tests', '30-40', '50', '50 tests'],
    ['total', 'a.json', '{"total_tests": ⟦2300⟧}', '2300', '2401+', '{"total_tests": 2401}'],
    ['total', 'a.json', '{"total_tests": ⟦2300⟧}', '2300', '30-40', undefined],
    ['total', 'a.md', '⟦12,654⟧ tests', '2654', '2527', undefined],
    // Suites.
    ['suite', 'a.md', '⟦❌ Chaos Tests: 0/30 (0%)⟧', '0/30', '15/30', '❌ Chaos Tests: 15/30 (50%)'],
    ['suite', 'a.md', '⟦P0 tests:   21/21   (100%)⟧', '21/21', '20/22', 'P0 tests:   20/22   (91%)'],
    ['suite', 'a.md', '⟦Load: 0 of 5+⟧', '0/5+', '2/9', 'Load: 2 of 9'],
    ['suite', 'a.md', '⟦| Chaos | 0/30-40 |⟧', '0/30-40', '0/50', '| Chaos | 0/50 |'],
    ['suite', 'a.md', '⟦Unit 1,200/1,300⟧', '1200/1300', '1250/1300', 'Unit 1,250/1,300'],
    ['suite', 'a.md', '⟦Unit 3/9 on 4/5⟧', '3/9', '4/9', 'Unit 4/9 on 4/5'],
    ['suite', 'a.json', '⟦{"passed": 3, "total": 9}⟧', '3/9', '4/9', undefined],
    // Status.
    ['status', 'a.json', '{"status": ⟦"KNOWN_ISSUE"⟧}', 'KNOWN_ISSUE', 'fixed', '{"status": "FIXED"}'],
    [
      'status',
      'a.json',
      '{"status": ⟦"KNOWN_ISSUE"⟧}',
      'KNOWN_ISSUE',
      'not started',
      '{"status": "NOT_STARTED"}',
    ],
    ['status', 'a.md', '| ⟦Fixed⟧ |', 'Fixed', 'OPEN', '| Open |'],
    ['status', 'a.md', '**Status**: ⟦open⟧', 'open', 'FIXED', '**Status**: resolved'],
    ['status', 'defects.yaml', 'status: ⟦in-progress⟧', 'in-progress', 'verified', 'status: verified'],
    ['status', 'a.md', '**Status**: ⟦KNOWN⟧', 'KNOWN', 'Fixed: see | there', undefined],
    ['status', 'a.md', '**Status**: ⟦CLOSED⟧', 'KNOWN', 'FIXED', undefined],
    // Severity.
    ['severity', 'a.md', '| ⟦MEDIUM⟧ |', 'medium', 'high', '| HIGH |'],
    ['severity', 'a.json', '{"severity": ⟦"Medium"⟧}', 'medium', 'critical', '{"severity": "Critical"}'],
    ['severity', 'a.md', '**Severity**: ⟦🔴 low⟧', 'low', 'high', '**Severity**: 🔴 high'],
    ['severity', 'a.md', '⟦Moderate⟧', 'medium', 'low', 'Low'],
    ['severity', 'a.md', '⟦VERY_HIGH⟧', 'high', 'low', undefined],
    ['severity', 'a.md', '⟦Medium-High⟧', 'medium', 'low', undefined],
    ['severity', 'a.md', '⟦LOW⟧', 'medium', 'high', undefined],
    // No value of the text says these.
    ['phase-of-task', 'a.md', '⟦- VAULT setup⟧', 'Phase 1', 'Phase 4', undefined],
    ['phase-count', 'a.md', '⟦Phase 1⟧', '5 phases', '6 phases', undefined],
    ['phase-order', 'a.md', '⟦Phase 1⟧', 'A, B', 'B, A', undefined],
    ['total', 'a.md', '⟦2654⟧ tests', '2654', '2654', undefined],
  ];
  for (const [kind, path, text, value, other, after] of cases)
    test(`${kind}: ${text} <- ${other}`, () => assert.equal(takeOver(kind, path, text, value, other), after));

  test('a text that was changed since is left alone', () => {
    assert.equal(
      takeOver('readiness', 'a.md', 'x\nnow ⟦50-55%⟧ ready', '50-55%', '88%', (text) => text.slice(2)),
      undefined,
    );
    assert.equal(
      takeOver('readiness', 'a.md', 'now ⟦50-55%⟧', '50-55%', '88%', () => ''),
      undefined,
    );
  });

  test('an index that is none', () => {
    const claims = [{ value: '1', source: { path: 'a.md', range: new LineIndex('1').range(0, 1) } }];
    assert.equal(takeOverValue({ kind: 'total', subject: 'x', claims }, 0, 1, '1'), undefined);
  });

  // With the square of its length, one would not end within the time that a test has.
  test('long runs cost no more than their length', () => {
    for (const run of [' ', '1', '1,000', '0/', '50-', '%', 'a_']) {
      const text = run.repeat(100_000);
      for (const kind of ['readiness', 'total', 'suite', 'status', 'severity'] as const)
        assert.equal(takeOver(kind, 'a.md', `⟦${text}⟧`, kind === 'suite' ? '3/9' : '7', '8'), undefined);
    }
  });
});
