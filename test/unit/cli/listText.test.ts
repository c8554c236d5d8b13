import assert from 'node:assert/strict';
import { listText } from '../../../src/cli/listText.js';
import { makeContradiction, makeLedger, placeAt } from '../support/handMadeLedger.js';

suite('listText', () => {
  test('contradictions: the values against each other, then who says which', () => {
    const contradictions = [
      makeContradiction(
        { kind: 'readiness', subject: 'readiness' },
        ['50-55%', placeAt('docs/PHASE1.md', 2)],
        ['85-90%', placeAt('docs/PHASE4.md', 4)],
      ),
    ];
    assert.equal(
      listText(makeLedger({ contradictions })),
      [
        'Contradictions (1)',
        '  readiness: 50-55% ≠ 85-90%',
        '    50-55%  docs/PHASE1.md:3',
        '    85-90%  docs/PHASE4.md:5',
        '',
      ].join('\n'),
    );
  });

  test('unreported import errors, one a line', () => {
    const unreported = [
      { ...placeAt('src/a.py', 2), module: 'app.links', name: 'snapshot', guarded: false },
      { ...placeAt('src/b.py', 0), module: 'app.sampling', guarded: true },
    ];
    assert.equal(
      listText(makeLedger({ unreported })),
      [
        'Unreported import errors (2)',
        '  `snapshot` cannot be imported: `app.links` does not define it.  src/a.py:3',
        '  there is no module `app.sampling`. The import is guarded, so it fails silently.  src/b.py:1',
        '',
      ].join('\n'),
    );
  });

  test('no block without contradictions', () => {
    assert.doesNotMatch(listText(makeLedger({})), /Contradictions/);
  });
});
