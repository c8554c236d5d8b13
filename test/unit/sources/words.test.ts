import assert from 'node:assert/strict';
import {
  humanize,
  percentSpan,
  priorityOf,
  severityOf,
  statusOf,
  wordsOf,
} from '../../../src/core/sources/words.js';

suite('words of a report', () => {
  const statuses: [text: string, status: string][] = [
    ['KNOWN_ISSUE', 'open'],
    ['FAILING_TEST', 'open'],
    ['ENVIRONMENTAL', 'open'],
    ['MISSING', 'open'],
    ['', 'open'],
    ['IN_PROGRESS', 'in-progress'],
    ['work in progress', 'in-progress'],
    ['Partially done', 'in-progress'],
    ['blocked by infra', 'blocked'],
    ['on hold', 'blocked'],
    ['RESOLVED', 'resolved'],
    ['Fixed in 1.2', 'resolved'],
    ['✅ Completed', 'resolved'],
    ['closed', 'resolved'],
    ['NOT_FIXED', 'open'],
    ['to be done', 'open'],
    ['Unresolved', 'open'],
    ['INCOMPLETE', 'open'],
    ['not started', 'open'],
    ['Verified', 'verified'],
    ["won't fix", 'wont-fix'],
    ['WONT_FIX', 'wont-fix'],
    ['duplicate', 'wont-fix'],
    ['Risk accepted', 'wont-fix'],
    ['Accepted', 'wont-fix'],
    ['By design', 'wont-fix'],
    ['False positive', 'wont-fix'],
    ['Not an issue', 'wont-fix'],
    ['Acknowledged', 'open'],
    ['SOLVED - 02/21/2022', 'resolved'],
    ['Fixed, not verified', 'resolved'],
    ['Partially fixed, not verified', 'in-progress'],
    ['Implemented but not enabled', 'open'],
    ['Ready to be fixed', 'open'],
  ];
  for (const [text, status] of statuses)
    test(`status '${text}' is ${status}`, () => assert.equal(statusOf(text), status));

  test('severity and priority', () => {
    assert.deepEqual(['HIGH', 'Critical!', 'moderate', 'Very low', 'HUGE', '🔴 Blocker'].map(severityOf), [
      'high',
      'critical',
      'medium',
      'low',
      undefined,
      'critical',
    ]);
    assert.deepEqual(['P0', 'p3 (later)', '2', 'critical', 'CRITICAL', 'whatever'].map(priorityOf), [
      'P0',
      'P3',
      'P2',
      'P0',
      'P0',
      undefined,
    ]);
  });

  test('figures', () => {
    assert.deepEqual(percentSpan('50-55%'), { min: 50, max: 55 });
    assert.deepEqual(percentSpan('85 – 90'), { min: 85, max: 90 });
    assert.deepEqual(percentSpan('~88%'), { min: 88, max: 88 });
    assert.deepEqual(percentSpan('38/100'), { min: 38, max: 38 });
    assert.equal(percentSpan('soon'), undefined);
    assert.equal(percentSpan('90-50%'), undefined);
  });

  test('keys', () => {
    assert.deepEqual(wordsOf('p0_critical-issuesFound'), ['p0', 'critical', 'issues', 'found']);
    assert.equal(humanize('raft_snapshot_creation'), 'Raft snapshot creation');
    assert.equal(humanize('rootCause'), 'Root Cause');
  });
});
