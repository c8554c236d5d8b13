import assert from 'node:assert/strict';
import {
  claimPlace,
  describeClaim,
  otherClaims,
  valuesLabel,
} from '../../../src/core/ledger/describeContradiction.js';
import { makeContradiction, placeAt } from '../support/handMadeLedger.js';

suite('describeContradiction', () => {
  const readiness = makeContradiction(
    { kind: 'readiness', subject: 'readiness' },
    ['50-55%', placeAt('docs/PHASE1.md', 2)],
    ['50-55%', placeAt('docs/SUMMARY.md', 9)],
    ['85-90%', placeAt('docs/PHASE4.md', 4)],
    ['38%', placeAt('docs/OLD.md', 0)],
  );

  test('every value once', () => assert.equal(valuesLabel(readiness), '50-55% ≠ 85-90% ≠ 38%'));

  test('a claim sees each other value once, at its first place', () => {
    assert.equal(
      describeClaim(readiness, 0),
      'readiness is 50-55% here, 85-90% in PHASE4.md:5, 38% in OLD.md:1',
    );
    assert.equal(
      describeClaim(readiness, 2),
      'readiness is 85-90% here, 50-55% in PHASE1.md:3, 38% in OLD.md:1',
    );
    assert.deepEqual(otherClaims(readiness, 1), [2, 3]);
  });

  test('two files of one name are told apart by their folders', () => {
    const total = makeContradiction(
      { kind: 'total', subject: 'tests collected' },
      ['2654', placeAt('api/STATUS.md', 6)],
      ['2527', placeAt('web/STATUS.md', 6)],
      ['2600', placeAt('web/TESTS.md', 0)],
    );
    assert.deepEqual(
      total.claims.map((claim) => claimPlace(total, claim)),
      ['api/STATUS.md:7', 'web/STATUS.md:7', 'TESTS.md:1'],
    );
  });
});
