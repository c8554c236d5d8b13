import assert from 'node:assert/strict';
import { LedgerBuilder } from '../../../src/core/ledger/LedgerBuilder.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import type { WritableField } from '../../../src/core/writeback/FieldTask.js';
import { planCheck, ticksOf } from '../../../src/core/writeback/planCheck.js';
import { planField } from '../../../src/core/writeback/planField.js';
import { planWrites } from '../../../src/core/writeback/planWrites.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

const path = 'READINESS.md';

function written(text: string, field: WritableField, value: string, index = 0): string {
  const file = { text, encoding: 'utf-8' };
  const plan = planField(file, readSource(path, file).defects[index]!.mention, field, value);
  return plan.kind === 'change' ? applyEdits(text, plan.edits) : JSON.stringify(plan);
}

const table =
  '# R\n\n## Known issues\n\n| ID | Issue | Severity |\n|----|:-----:|---------:|\n| A-1 | It breaks | High |\n| A-2 | It halts | Low |\n\nMore.\n';
const items = '# R\n\n## Known issues\n\n- **It breaks** at night\n- **It halts** at noon\n  - seen in May\n';
const levels =
  '# R\n\n## Risk factors\n\n1. **Code quality**: ✅ LOW RISK\n   - many tests\n\n2. **Runbooks**: ⚠️ MEDIUM RISK\n   - need work\n';

const rows: [
  name: string,
  text: string,
  field: WritableField,
  value: string,
  index: number,
  after: string,
][] = [
  [
    'a table gets the column that it lacks',
    table,
    'owner',
    'Bo',
    1,
    '# R\n\n## Known issues\n\n| ID | Issue | Severity | Owner |\n|----|:-----:|---------:|-------|\n| A-1 | It breaks | High | - |\n| A-2 | It halts | Low | Bo |\n\nMore.\n',
  ],
  [
    'also one without pipes at its ends',
    '# R\n\n## Known issues\n\nIssue | Severity\n--- | ---\nIt breaks | High\n',
    'status',
    'in-progress',
    0,
    '# R\n\n## Known issues\n\nIssue | Severity | Status\n--- | --- | ------\nIt breaks | High | In progress\n',
  ],
  [
    'an item gets a bullet beneath',
    items,
    'owner',
    'Bo',
    0,
    items.replace('night\n', 'night\n  - **Owner**: Bo\n'),
  ],
  [
    'above what is nested there already',
    items,
    'owner',
    'Bo',
    1,
    items.replace('noon\n', 'noon\n  - **Owner**: Bo\n'),
  ],
  [
    'a level is changed where it stands',
    levels,
    'severity',
    'high',
    0,
    levels.replace('LOW RISK', 'HIGH RISK'),
  ],
  [
    'the title of one of two of the same name, whose id follows from it',
    '# R\n\n## Gaps\n\n| Gap | Severity |\n|--|--|\n| Load tests | High |\n| Load tests | Low |\n',
    'title',
    'Smoke tests',
    0,
    '# R\n\n## Gaps\n\n| Gap | Severity |\n|--|--|\n| Smoke tests | High |\n| Load tests | Low |\n',
  ],
  [
    'the title of a section with a template, which is called by it',
    '# R\n\n## P0 Defects\n\n### 1. It breaks\n\n**Severity**: High\n\n```python\n# Add to src/a.py\nx = 1\n```\n',
    'title',
    'It halts',
    0,
    '# R\n\n## P0 Defects\n\n### 1. It halts\n\n**Severity**: High\n\n```python\n# Add to src/a.py\nx = 1\n```\n',
  ],
];

suite('places that were not there before', () => {
  for (const [name, text, field, value, index, after] of rows)
    test(name, () => {
      assert.equal(written(text, field, value, index), after);
      const crlf = (each: string): string => each.replaceAll('\n', '\r\n');
      assert.equal(written(crlf(text), field, value, index), crlf(after));
    });

  test('plain bullets of things to reach become boxes when one is ticked', () => {
    const text =
      '# R\n\n## Success metrics\n\n- **Coverage:** >85%\n- **Uptime:** 99%\n  - over a month\n- Audit passed\n\nWords.\n';
    const file = { text, encoding: 'utf-8' };
    const [, uptime] = ticksOf(readSource(path, file));
    const plan = planCheck(file, uptime!.source, true);
    assert.equal(
      plan.kind === 'change' && applyEdits(text, plan.edits),
      text.replace('- **C', '- [ ] **C').replace('- **U', '- [x] **U').replace('- Audit', '- [ ] Audit'),
    );
  });

  test('a title is changed wherever the defect is called so, since that is what it is known by', async () => {
    const text =
      '# R\n\n## Gaps\n\n| Gap | Severity |\n|--|--|\n| Load testing harness | High |\n| Chaos tests | Low |\n\n## P1 gaps\n\n### 2.1 Load testing harness\n\n**Severity**: High\n**Impact**: none knows\n';
    const ledger = new LedgerBuilder().build([readSource(path, { text, encoding: 'utf-8' })]);
    const defect = ledger.defects.find(({ mentions }) => mentions.length === 2)!;
    const files = new MemoryFiles({ [path]: text });
    const plan = await planWrites(ledger, files, [
      { kind: 'field', defectId: defect.id, field: 'title', value: 'Smoke tests' },
    ]);
    assert.equal(
      plan.kind === 'change' && plan.files[0]!.after,
      text.replaceAll('Load testing harness', 'Smoke tests'),
    );
  });
});
