import assert from 'node:assert/strict';
import { readSource } from '../../../src/core/sources/readSource.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { planDuplicate } from '../../../src/core/writeback/planDuplicate.js';

const rows: [name: string, path: string, text: string, added: string][] = [
  [
    'a block of YAML',
    'defects.yaml',
    'version: 1\ndefects:\n  - id: A-1\n    title: One # so\n  - id: A-2\n    title: Two\n',
    '  - id: A-9\n    title: One # so\n',
  ],
  [
    'with a key that nobody knows, which the copy has too',
    'defects.yaml',
    'version: 1\ndefects:\n  - id: A-1\n    title: One\n    colour: red\n  - id: A-2\n    title: Two\n',
    '  - id: A-9\n    title: One\n    colour: red\n',
  ],
  [
    'braces in YAML',
    'defects.yaml',
    'version: 1\ndefects: [{ id: A-1, title: One }]\n',
    ', { id: A-9, title: One }',
  ],
  [
    'JSON on lines',
    'defects.json',
    '{ "version": 1, "defects": [\n  { "id": "A-1", "title": "One" }\n] }\n',
    ',\n  { "id": "A-9", "title": "One" }',
  ],
  [
    'a row',
    'READINESS.md',
    '# R\n\n## Known defects\n\n| ID | Defect | Severity | Status |\n|--|--|--|--|\n| A-1 | It breaks at night | High | Open |\n',
    '| A-9 | It breaks at night | High | Open |\n',
  ],
  [
    'a section with all that is in it',
    'READINESS.md',
    '# R\n\n## P0 Defects\n\n### 1. A-1: It breaks\n\n**Severity**: High\n\n- [ ] mend it\n\n---\n\n### 2. A-2: It halts\n\n**Severity**: Low\n',
    '### 2. A-9: It breaks\n\n**Severity**: High\n\n- [ ] mend it\n\n---\n\n',
  ],
  [
    'the last section of a file',
    'READINESS.md',
    '# R\n\n## P0 Defects\n\n### A-1: It breaks\n\n**Severity**: High\n',
    '\n### A-9: It breaks\n\n**Severity**: High\n',
  ],
  [
    'an item with what is nested in it',
    'READINESS.md',
    '# R\n\n## Known issues\n\n1. **[A-1] It breaks** at night\n   - **Severity**: High\n',
    '2. **[A-9] It breaks** at night\n   - **Severity**: High\n',
  ],
  [
    'an entry without an id gets it before its title',
    'READINESS.md',
    '# R\n\n## Known issues\n\n| Issue | Severity |\n|--|--|\n| It breaks | High |\n',
    '| A-9: It breaks | High |\n',
  ],
];

suite('planDuplicate', () => {
  for (const [name, path, text, added] of rows) {
    test(name, () => {
      const file = { text, encoding: 'utf-8' };
      const { mention } = readSource(path, file).defects[0]!;
      const plan = planDuplicate(file, mention, 'A-9');
      if (plan.kind !== 'change') return assert.equal(JSON.stringify(plan), 'change');
      const after = applyEdits(text, plan.edits);
      assert.equal(after.replace(added, ''), text);
      assert.equal(planDuplicate({ ...file, text: after }, mention, 'A-9').kind, 'refused');
    });
  }

  test('an id that is made of the title is made for the copy, too', () => {
    const text = '# R\n\n## Known issues\n\n| Issue | Severity |\n|--|--|\n| It breaks | High |\n';
    const file = { text, encoding: 'utf-8' };
    const plan = planDuplicate(file, readSource('R.md', file).defects[0]!.mention, 'it-breaks-2');
    if (plan.kind !== 'change') return assert.equal(JSON.stringify(plan), 'change');
    const after = applyEdits(text, plan.edits);
    assert.equal(after, text + '| It breaks | High |\n');
    assert.deepEqual(
      readSource('R.md', { ...file, text: after }).defects.map(({ id }) => id),
      ['it-breaks', 'it-breaks-2'],
    );
  });
});
