import assert from 'node:assert/strict';
import { readSource } from '../../../src/core/sources/readSource.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { planTaskField, type TaskField } from '../../../src/core/writeback/planTaskField.js';

/** The text after the second task of the source got a value. */
function written(path: string, text: string, title: string, field: TaskField, value?: string): string {
  const file = { text, encoding: 'utf-8' };
  const task = readSource(path, file)
    .phases.flatMap(({ tasks }) => tasks)
    .find((one) => one.title === title);
  assert.ok(task, title);
  const plan = planTaskField(file, task.source, field, value);
  if (plan.kind === 'nothing') return 'nothing';
  return plan.kind === 'refused' ? `refused: ${plan.reason}` : applyEdits(text, plan.edits);
}

const yaml = `version: 1
phases:
  - id: one
    title: Ground
    tasks:
      - title: Dig # deep
        owner: Ann
      - { title: Build, effort: 3 days }
`;
const json = `{ "implementation_roadmap": { "phase_1": { "tasks": [
  { "task": "Dig", "assignee": "Ann", "effort_days": 3 },
  { "task": "Build" },
  "Sweep"
] } } }
`;
const list = `# Plan

## Phase 1: Ground (Week 1)

- [ ] Dig (3 days)
- [x] Build (owner: Ann)
- [ ] Sweep
`;
const table = `# Plan

## Phase 1: Ground (Week 1)

| Task | Owner | Effort | Status |
|------|-------|--------|--------|
| Dig | Ann | 3 days | Open |
| Build | - |  | Done |
`;

type Row = [
  path: string,
  text: string,
  title: string,
  field: TaskField,
  value: string | undefined,
  from: string,
  to: string,
];
const rows: Row[] = [
  ['defects.yaml', yaml, 'Dig', 'title', 'Dig on', 'Dig #', 'Dig on #'],
  ['defects.yaml', yaml, 'Dig', 'owner', 'Bo', 'Ann', 'Bo'],
  ['defects.yaml', yaml, 'Dig', 'owner', undefined, '        owner: Ann\n', ''],
  ['defects.yaml', yaml, 'Dig', 'effort', '2 days', '# deep\n', '# deep\n        effort: 2 days\n'],
  ['defects.yaml', yaml, 'Build', 'effort', '2 days', '3 days', '2 days'],
  ['defects.yaml', yaml, 'Build', 'effort', undefined, ', effort: 3 days', ''],
  ['plan.json', json, 'Dig', 'owner', 'Bo', '"Ann"', '"Bo"'],
  ['plan.json', json, 'Dig', 'effort', '5 days', '"effort_days": 3', '"effort_days": 5'],
  ['plan.json', json, 'Dig', 'effort', undefined, ', "effort_days": 3', ''],
  ['plan.json', json, 'Build', 'owner', 'Bo', '"Build"', '"Build", "assignee": "Bo"'],
  ['plan.json', json, 'Sweep', 'title', 'Sweep up', '"Sweep"', '"Sweep up"'],
  ['PLAN.md', list, 'Dig', 'effort', '5 days', '(3 days)', '(5 days)'],
  ['PLAN.md', list, 'Dig', 'effort', undefined, ' (3 days)', ''],
  ['PLAN.md', list, 'Dig', 'title', 'Dig on', 'Dig', 'Dig on'],
  ['PLAN.md', list, 'Build', 'owner', 'Bo', 'Ann', 'Bo'],
  ['PLAN.md', list, 'Sweep', 'owner', 'Bo', 'Sweep', 'Sweep (owner: Bo)'],
  ['PLAN.md', list, 'Sweep', 'effort', '2h', 'Sweep', 'Sweep (2h)'],
  ['PLAN.md', table, 'Dig', 'effort', '5 days', '3 days', '5 days'],
  ['PLAN.md', table, 'Dig', 'owner', undefined, 'Ann', ''],
  ['PLAN.md', table, 'Build', 'owner', 'Bo', '| Build | - |', '| Build | Bo |'],
  ['PLAN.md', table, 'Build', 'title', 'Build up', 'Build', 'Build up'],
];

suite('planTaskField', () => {
  for (const [path, text, title, field, value, from, to] of rows)
    test(`${path}: ${field} of ${title} is ${value ?? 'cleared'}${text === table ? ' in a table' : ''}`, () => {
      assert.equal(written(path, text, title, field, value), text.replace(from, to));
    });

  test('what has no place is refused', () => {
    assert.match(written('plan.json', json, 'Sweep', 'owner', 'Bo'), /^refused: .*no place/u);
    assert.match(written('PLAN.md', list, 'Sweep', 'title'), /^refused: .*without a title/u);
    assert.match(written('PLAN.md', table, 'Dig', 'title', 'a | b'), /^refused/u);
  });
});
