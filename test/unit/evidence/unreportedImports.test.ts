import assert from 'node:assert/strict';
import { unreportedImports } from '../../../src/core/evidence/imports/unreportedImports.js';
import type { Anchor, Defect, UnreportedImport } from '../../../src/core/model/ledger.js';
import { atOnce } from '../../../src/core/steps.js';
import { makeDefect, placeAt } from '../support/handMadeLedger.js';

const error = (path: string, line: number, module: string, name?: string): UnreportedImport => ({
  ...placeAt(path, line),
  module,
  ...(name === undefined ? {} : { name }),
  guarded: false,
});

const anchor = (fields: Partial<Anchor> & { kind: Anchor['kind'] }): Anchor =>
  ({ inferred: false, source: placeAt('defects.yaml', 1), state: 'confirmed', ...fields }) as Anchor;

const defect = (anchors: Anchor[], more: Partial<Defect> = {}): Defect =>
  makeDefect({ id: 'D', anchors, ...more });

const importOf = (module: string, ...names: string[]): Anchor => anchor({ kind: 'import', module, names });

const cases: [what: string, error: UnreportedImport, defect: Defect, reported: boolean][] = [
  [
    'the same name of the same module',
    error('a.py', 1, 'm.n', 'f'),
    defect([importOf('m.n', 'e', 'f')]),
    true,
  ],
  ['another name', error('a.py', 1, 'm.n', 'g'), defect([importOf('m.n', 'f')]), false],
  ['the same name of another module', error('a.py', 1, 'm', 'f'), defect([importOf('m.n', 'f')]), false],
  [
    'a resolved defect reports too',
    error('a.py', 1, 'm', 'f'),
    defect([importOf('m', 'f')], { status: 'resolved' }),
    true,
  ],
  ['a missing module by an import of a name', error('a.py', 1, 'm'), defect([importOf('m', 'f')]), true],
  ['a missing module by itself', error('a.py', 1, 'm'), defect([importOf('m')]), true],
  [
    'a missing module by its file',
    error('a.py', 1, 'm.n'),
    defect([anchor({ kind: 'missing-file', path: 'm/n.py' })]),
    true,
  ],
  [
    'below a source root',
    error('a.py', 1, 'm.n'),
    defect([anchor({ kind: 'missing-file', path: 'src/m/n.py' })]),
    true,
  ],
  [
    'by its package',
    error('a.py', 1, 'm.n'),
    defect([anchor({ kind: 'missing-file', path: 'm/n/__init__.py' })]),
    true,
  ],
  [
    'an absent file of another kind',
    error('a.py', 1, 'm.n'),
    defect([anchor({ kind: 'missing-file', path: 'm/n.txt' })]),
    false,
  ],
  [
    'a name that an absent file holds is another matter',
    error('a.py', 1, 'm', 'f'),
    defect([anchor({ kind: 'missing-file', path: 'm.py' })]),
    false,
  ],
  [
    'by its place, under another name of the module',
    error('a.py', 1, 'src.m', 'f'),
    defect([importOf('m', 'f')], {
      occurrences: [{ ...placeAt('a.py', 1), anchor: 0, confidence: 'exact', proves: true, message: '' }],
    }),
    true,
  ],
];

suite('unreported import errors', () => {
  for (const [what, each, by, reported] of cases) {
    test(`${what}: ${reported ? 'reported' : 'unreported'}`, () => {
      assert.deepEqual(
        atOnce(unreportedImports([each], [makeDefect({ id: 'X' }), by])),
        reported ? [] : [each],
      );
    });
  }

  test('without defects all are unreported', () => {
    const errors = [error('a.py', 1, 'm', 'f'), error('b.py', 1, 'm')];
    assert.deepEqual(atOnce(unreportedImports(errors, [])), errors);
  });
});
