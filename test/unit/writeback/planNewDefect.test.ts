import assert from 'node:assert/strict';
import { defectOfImport } from '../../../src/core/export/inventory/defectOfImport.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { planNewDefect } from '../../../src/core/writeback/planNewDefect.js';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } };
const defect = defectOfImport(
  [{ path: 'a.py', range, module: 'lib.core', name: 'go', guarded: false }],
  new Set(),
);

const texts: [name: string, path: string, text: string][] = [
  ['YAML', 'defects.yaml', 'version: 1\ndefects:\n  # one\n  - id: A-1\n    title: One\n'],
  [
    'JSON in lines',
    'defects.json',
    '{\n  "version": 1,\n  "defects": [\n    {\n      "id": "A-1",\n      "title": "One"\n    }\n  ]\n}\n',
  ],
  [
    'JSON a line each',
    'defects.json',
    '{ "version": 1, "defects": [\n  { "id": "A-1", "title": "One" }, // last\n] }\n',
  ],
  ['an empty list', 'defects.json', '{ "version": 1, "defects": [] }\n'],
];

suite('planNewDefect', () => {
  for (const [name, path, text] of texts) {
    test(name, () => {
      const file = { text, encoding: 'utf-8' };
      const plan = planNewDefect(file, path, defect);
      if (plan.kind !== 'change') return assert.equal(JSON.stringify(plan), 'change');
      const after = { ...file, text: applyEdits(text, plan.edits) };
      const entry = readSource(path, after).defects.at(-1)!;
      assert.deepEqual([entry.id, entry.title, entry.anchors.length], [defect.id, defect.title, 1]);
      assert.equal(planNewDefect(after, path, defect).kind, 'refused');
      // All that was there is there, in its order.
      let at = 0;
      for (const character of text) {
        at = after.text.indexOf(character, at) + 1;
        assert.ok(at > 0);
      }
    });
  }
});
