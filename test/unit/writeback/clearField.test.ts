import assert from 'node:assert/strict';
import type { WritableField } from '../../../src/core/writeback/FieldTask.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { planField } from '../../../src/core/writeback/planField.js';

/** The text after a field of an entry was set, or cleared. */
function written(path: string, text: string, index: number, field: WritableField, value?: string): string {
  const file = { text, encoding: 'utf-8' };
  const plan = planField(file, readSource(path, file).defects[index]!.mention, field, value);
  if (plan.kind === 'nothing') return 'nothing';
  return plan.kind === 'refused' ? `refused: ${plan.reason}` : applyEdits(text, plan.edits);
}

const yaml = `version: 1
defects:
  - id: A-1
    title: It breaks
    # how bad
    severity: high # so
    owner: Ann
    description: |
      One.
      Two.
    gapPercent: 10
  - owner: Bo
    id: A-2
    title: Another
  - { id: A-3, title: Third, owner: Cy, severity: low }
  - { owner: Di, id: A-4, title: Fourth }
`;
const json = `{ "version": 1, "defects": [
  {
    "id": "A-1",
    "title": "One",
    // who
    "owner": "Ann", // or Bo
    "severity": "high",
    "gapPercent": 10
  },
  { "id": "A-2", "owner": "Bo", "title": "Two", "severity": "low" },
  {"id":"A-3","title":"Three","owner":"Cy"}
] }
`;
const table = `# Readiness

## Known defects

| ID | Defect | Severity | Owner | Effort |
|----|--------|----------|-------|--------|
| A-1 | It breaks at night | High | Ann | 3 days |
| A-2 | It breaks at noon | Low | — | TBD |
| A-3 | It breaks at dawn | Low | Bo |  |
`;
const sections = `# Readiness

## P0 Defects

### A-1: It breaks at night

- **Severity**: High
- **Owner:** Ann
- **Effort**: 3 days

It does.

### A-2: It breaks at noon

**Severity**: Medium | **Owner**: Bo | **Effort**: 2 days

Too.

### A-3: It breaks at dawn

**Severity**: Low\x20\x20
**Status**: Open\x20\x20

Also.
`;

type Row = [text: string, path: string, index: number, field: WritableField, from: string, to: string];
const cleared: Row[] = [
  [yaml, 'defects.yaml', 0, 'owner', '    owner: Ann\n', ''],
  [yaml, 'defects.yaml', 0, 'severity', '    severity: high # so\n', ''],
  [yaml, 'defects.yaml', 0, 'description', '    description: |\n      One.\n      Two.\n', ''],
  [yaml, 'defects.yaml', 0, 'gapPercent', '    gapPercent: 10\n', ''],
  [yaml, 'defects.yaml', 1, 'owner', '- owner: Bo\n    id', '- id'],
  [yaml, 'defects.yaml', 2, 'owner', 'owner: Cy, ', ''],
  [yaml, 'defects.yaml', 2, 'severity', ', severity: low', ''],
  [yaml, 'defects.yaml', 3, 'owner', 'owner: Di, ', ''],
  [json, 'defects.json', 0, 'owner', '    "owner": "Ann", // or Bo\n', ''],
  [json, 'defects.json', 0, 'gapPercent', ',\n    "gapPercent": 10\n', '\n'],
  [json, 'defects.json', 1, 'owner', '"owner": "Bo", ', ''],
  [json, 'defects.json', 1, 'severity', ', "severity": "low"', ''],
  [json, 'defects.json', 2, 'owner', ',"owner":"Cy"', ''],
  [table, 'READINESS.md', 0, 'owner', 'Ann', '—'],
  [table, 'READINESS.md', 0, 'effort', '3 days', ''],
  [sections, 'READINESS.md', 0, 'owner', '- **Owner:** Ann\n', ''],
  [sections, 'READINESS.md', 0, 'effort', '- **Effort**: 3 days\n', ''],
  [sections, 'READINESS.md', 1, 'owner', '**Owner**: Bo | ', ''],
  [sections, 'READINESS.md', 1, 'effort', ' | **Effort**: 2 days', ''],
];
const added: [...Row, value: string][] = [
  [sections, 'READINESS.md', 0, 'status', 'days\n', 'days\n- **Status**: In progress\n', 'in-progress'],
  [sections, 'READINESS.md', 2, 'owner', 'Open  \n', 'Open  \n**Owner**: Cy  \n', 'Cy'],
  [sections, 'READINESS.md', 2, 'priority', 'Open  \n', 'Open  \n**Priority**: P1  \n', 'P1'],
  [yaml, 'defects.yaml', 0, 'gapPercent', 'gapPercent: 10', 'gapPercent: 12.5', '12.5'],
  [yaml, 'defects.yaml', 1, 'gapPercent', 'title: Another\n', 'title: Another\n    gapPercent: 40\n', '40'],
  [json, 'defects.json', 0, 'gapPercent', '"gapPercent": 10', '"gapPercent": 5', '5'],
  [json, 'defects.json', 2, 'gapPercent', '"Three",', '"Three","gapPercent":5,', '5'],
];

suite('planField: fields that go and come', () => {
  for (const [text, path, index, field, from, to] of cleared) {
    test(`${path}: ${field} of entry ${index + 1} is cleared`, () => {
      for (const end of ['\n', '\r\n']) {
        const inEnd = (part: string): string => part.replaceAll('\n', end);
        const after = written(path, inEnd(text), index, field);
        assert.equal(text.split(from).length, 2, 'the place is one');
        assert.equal(after, inEnd(text.replace(from, to)));
        assert.equal(written(path, after, index, field), 'nothing');
      }
    });
  }

  for (const [text, path, index, field, from, to, value] of added) {
    test(`${path}: ${field} of entry ${index + 1} is ${value}`, () => {
      assert.equal(written(path, text, index, field, value), text.replace(from, to));
    });
  }

  test('what cannot go, and what has no place, is refused with what to do', () => {
    assert.match(written('defects.yaml', yaml, 0, 'title'), /^refused: .*without a title/u);
    assert.match(written('READINESS.md', table, 0, 'status', 'open'), /nothing/u);
    const lines = '# R\n\n## Gaps\n\n```\nGap breakdown:\n  - Load tests: 10%\n  - Chaos tests: 5%\n```\n';
    assert.match(written('READINESS.md', lines, 0, 'owner', 'Bo'), /^refused: .*one line.*write it there/u);
    assert.match(written('defects.yaml', yaml, 0, 'gapPercent', '110'), /^refused: .*percentage/u);
    const shared =
      'version: 1\ndefects:\n  - { id: A-1, title: a, owner: &o Ann }\n  - { id: A-2, title: b, owner: *o }\n';
    assert.match(written('defects.yaml', shared, 0, 'owner'), /^refused: .*shared/u);
    assert.equal(written('defects.yaml', shared, 1, 'owner'), shared.replace(', owner: *o', ''));
  });

  test('an entry that another one took the place of is not written', () => {
    const file = { text: yaml, encoding: 'utf-8' };
    const { mention } = readSource('defects.yaml', file).defects[0]!;
    const named = { ...mention, entry: 'defects.yaml#A-7' };
    assert.equal(planField(file, named, 'owner', 'Bo').kind, 'refused');
    assert.equal(planField(file, { ...named, entry: 'defects.yaml#A-1' }, 'owner', 'Bo').kind, 'change');
  });
});
