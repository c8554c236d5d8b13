import assert from 'node:assert/strict';
import { defectOfImport } from '../../../src/core/export/inventory/defectOfImport.js';
import { planInventory } from '../../../src/core/export/inventory/planInventory.js';
import type { UnreportedImport } from '../../../src/core/model/ledger.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { makeLedger, placeAt } from '../support/handMadeLedger.js';

const at = (path: string, name: string | undefined, guarded = false): UnreportedImport => ({
  ...placeAt(path, 4),
  module: 'app.links',
  ...(name === undefined ? {} : { name }),
  guarded,
});

function written(places: UnreportedImport[], existing?: string, taken: string[] = []): string {
  const defect = defectOfImport(places, new Set(taken));
  const plan = planInventory({
    ledger: makeLedger({ defects: [defect] }),
    chosen: { defects: [defect.id], phases: false, criteria: false },
    path: 'defects.yaml',
    existing,
  });
  assert.ok('text' in plan);
  return plan.text;
}

suite('an unreported import error in the inventory', () => {
  test('as an entry with an import anchor and the places that it comes from', () => {
    const existing = 'version: 1\ndefects:\n  - id: A-1\n    title: Known already\n';
    assert.equal(
      written([at('src/a.py', 'snapshot_links'), at('src/b.py', 'snapshot_links', true)], existing),
      `${existing}
  # from src/a.py:5, src/b.py:5
  - id: import-snapshot-links
    title: snapshot_links is imported but app.links does not define it
    severity: high
    status: open
    category: import
    description: 2 imports in 2 files.
    anchors:
      - { kind: import, module: app.links, names: [snapshot_links] }
`,
    );
  });

  test('of a module that does not exist', () => {
    const text = written([at('src/a.py', undefined, true)]);
    const { defects, problems } = readSource('defects.yaml', { text, encoding: 'utf-8' });
    assert.deepEqual(problems, []);
    const [{ title, severity, anchors }] = defects as [(typeof defects)[number]];
    assert.deepEqual([title, severity], ['Module app.links is imported but does not exist', 'medium']);
    const [{ source: _, inferred: __, ...fields }] = anchors as [(typeof anchors)[number]];
    assert.deepEqual(fields, { kind: 'import', module: 'app.links', names: [] });
  });

  test('an id that is taken gets a number', () => {
    assert.match(written([at('a.py', 'f')], undefined, ['import-f', 'import-f-2']), /id: import-f-3\n/u);
  });
});
