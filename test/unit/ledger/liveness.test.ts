import assert from 'node:assert/strict';
import { countLiveness, disagreement, hasLostAnchor } from '../../../src/core/ledger/liveness.js';
import type { Defect } from '../../../src/core/model/ledger.js';
import { EVIDENCE_STATES, STATUSES } from '../../../src/core/model/vocabulary.js';
import { badgeOf } from '../../../src/views/model/badgeOf.js';
import { DefectFilter } from '../../../src/views/model/DefectFilter.js';
import { evidenceFilters } from '../../../src/views/model/evidenceFilters.js';
import { makeDefect, placeAt } from '../support/handMadeLedger.js';

const lostAnchor = {
  kind: 'range',
  ...placeAt('src/a.py', 40),
  inferred: true,
  source: placeAt('a.md', 2),
  state: 'unlocated',
  confidence: 'lost',
} as const;

const defects: Defect[] = [
  makeDefect({ id: 'A', status: 'open', evidence: 'confirmed' }),
  makeDefect({ id: 'B', status: 'blocked', evidence: 'cleared' }),
  makeDefect({ id: 'C', status: 'resolved', evidence: 'confirmed' }),
  makeDefect({ id: 'D', status: 'in-progress', evidence: 'located', anchors: [lostAnchor] }),
  makeDefect({ id: 'E', status: 'verified', evidence: 'cleared' }),
  makeDefect({ id: 'F', status: 'open', evidence: 'unlocated' }),
];

suite('liveness', () => {
  test('status and evidence disagree in two ways, and wont-fix in none', () => {
    const found = STATUSES.flatMap((status) =>
      EVIDENCE_STATES.flatMap((evidence) => {
        const difference = disagreement({ status, evidence });
        return difference ? [`${status} ${evidence}: ${difference}`] : [];
      }),
    );
    assert.deepEqual(found, [
      'open cleared: looks-fixed',
      'in-progress cleared: looks-fixed',
      'blocked cleared: looks-fixed',
      'resolved confirmed: regression',
      'verified confirmed: regression',
    ]);
  });

  test('counts', () => {
    assert.deepEqual(countLiveness(defects), { confirmed: 1, looksFixed: 1, regressions: 1, lost: 1 });
    assert.deepEqual(defects.map(hasLostAnchor), [false, false, false, true, false, false]);
  });

  test('filters: each names what it shows', () => {
    const shown = (filter: string): string =>
      defects
        .filter((defect) => new DefectFilter(filter).matches(defect, { phaseTitle: () => undefined }))
        .map(({ id }) => id)
        .join('');
    const expected = {
      'is:confirmed': 'AC',
      'is:cleared': 'BE',
      'is:looks-fixed': 'B',
      'is:regression': 'C',
      'is:located': 'D',
      'is:unlocated': 'F',
      'is:lost': 'D',
      'IS:Open is:confirmed': 'A',
    };
    assert.deepEqual(
      Object.fromEntries(Object.keys(expected).map((filter) => [filter, shown(filter)])),
      expected,
    );
    for (const { filter, count } of evidenceFilters(defects))
      assert.equal(shown(filter).length, count, filter);
  });

  test('the badge is the open P0 defects, else the regressions, else nothing', () => {
    const counts = { confirmed: 3, looksFixed: 1, regressions: 2, lost: 0 };
    assert.deepEqual(badgeOf(4, counts), {
      value: 4,
      tooltip: '4 open P0 defects, 3 confirmed by the code, 1 looks fixed, 2 resolved but still in the code',
    });
    assert.equal(badgeOf(0, counts)?.value, 2);
    assert.equal(badgeOf(0, { ...counts, regressions: 0 }), undefined);
  });
});
