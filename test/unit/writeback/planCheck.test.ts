import assert from 'node:assert/strict';
import { readSource } from '../../../src/core/sources/readSource.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { planCheck, ticksOf } from '../../../src/core/writeback/planCheck.js';

function ticked(path: string, text: string, named: string, done: boolean): string {
  const file = { text, encoding: 'utf-8' };
  const found = ticksOf(readSource(path, file)).find((each) => each.text.includes(named));
  assert.ok(found, `${named} is read`);
  const plan = planCheck(file, found.source, done);
  if (plan.kind === 'nothing') return 'nothing';
  return plan.kind === 'refused' ? `refused: ${plan.reason}` : applyEdits(text, plan.edits);
}

const phase = '# Plan\n\n## Phase 1: Ground (Week 1)\n\n';
const criteria = '# Plan\n\n## Success Criteria\n\n';
const yaml =
  'version: 1\ncriteria:\n  - { text: It runs, done: false }\n  - text: It walks # slowly\n  - text: It stands\n    done: true\n';
const found = `{ "implementation_roadmap": { "phase_1": { "tasks": [
  { "task": "Dig", "status": "TODO" }, { "task": "Build", "status": "COMPLETED" }, { "task": "Paint", "completed": "no" }, { "task": "Wash", "completed": true } ] } } }`;

const rows: [path: string, text: string, named: string, done: boolean, from: string, to: string][] = [
  ['PLAN.md', `${phase}- [ ] Dig\n- [x] Build\n`, 'Dig', true, '[ ] Dig', '[x] Dig'],
  ['PLAN.md', `${phase}- [ ] Dig\n- [x] Build\n`, 'Build', false, '[x] Build', '[ ] Build'],
  ['PLAN.md', `${phase}* [ ] Dig\n* [X] Build\n`, 'Dig', true, '[ ] Dig', '[X] Dig'],
  ['PLAN.md', `${phase}1. [ ] Dig\n2. [x] ✅ Build\n`, 'Build', false, '[x] ✅', '[ ] ❌'],
  ['PLAN.md', `${phase}- ⏳ Dig\n- ✅ Build\n`, 'Dig', true, '⏳', '✅'],
  ['PLAN.md', `${phase}- ⏳ Dig\n- ✅ Build\n`, 'Build', false, '✅', '⏳'],
  ['PLAN.md', `${criteria}- ✔ fast\n- ✗ safe\n- ✗ small\n`, 'safe', true, '✗', '✔'],
  ['PLAN.md', `${criteria}- ✔ fast\n- ✗ safe\n`, 'fast', false, '✔', '✗'],
  [
    'PLAN.md',
    `${phase}| Task | Status |\n|---|---|\n| Dig | ❌ |\n| Build | ✅ |\n`,
    'Dig',
    true,
    '❌',
    '✅',
  ],
  [
    'PLAN.md',
    `${phase}| Task | Status |\n|---|---|\n| Dig | ❌ Open |\n| Build | ✅ Done |\n`,
    'Dig',
    true,
    '❌ Open',
    '✅ Done',
  ],
  [
    'PLAN.md',
    `${phase}| Task | Status |\n|---|---|\n| Dig | Pending |\n| Build | Completed |\n`,
    'Dig',
    true,
    'Pending',
    'Completed',
  ],
  [
    'PLAN.md',
    `${phase}| Task | Status |\n|---|---|\n| Dig | Pending |\n| Build | Completed |\n`,
    'Build',
    false,
    'Completed',
    'Pending',
  ],
  [
    'PLAN.md',
    `${phase}| Task | Done |\n|---|---|\n| Dig | [ ] |\n| Build | [x] |\n`,
    'Dig',
    true,
    '[ ]',
    '[x]',
  ],
  [
    'PLAN.md',
    `${phase}| Task | Done |\n|---|---|\n| Dig | no |\n| Build | yes |\n`,
    'Dig',
    true,
    'no ',
    'yes ',
  ],
  ['PLAN.md', `${phase}- Dig\n- Build\n`, 'Dig', true, '- Dig', '- ✅ Dig'],
  ['PLAN.md', `${phase}- Dig ✅\n- Build 🔄\n`, 'Dig', false, '✅', '❌'],
  ['PLAN.md', `${phase}- ~~Dig~~\n- Build\n`, 'Dig', false, '~~Dig~~', 'Dig'],
  ['defects.yaml', yaml, 'runs', true, 'done: false', 'done: true'],
  ['defects.yaml', yaml, 'stands', false, 'done: true', 'done: false'],
  ['defects.yaml', yaml, 'walks', true, '# slowly\n', '# slowly\n    done: true\n'],
  ['plan.json', found, 'Dig', true, '"TODO"', '"COMPLETED"'],
  ['plan.json', found, 'Build', false, '"COMPLETED"', '"TODO"'],
  ['plan.json', found, 'Paint', true, '"no"', '"yes"'],
  ['plan.json', found, 'Wash', false, 'true', 'false'],
];

suite('planCheck', () => {
  for (const [path, text, named, done, from, to] of rows) {
    test(`${done ? 'ticks' : 'unticks'} ${named} in ${JSON.stringify(text.slice(-60))}`, () => {
      const after = ticked(path, text, named, done);
      assert.equal(after, text.replace(from, to));
      assert.equal(ticked(path, after, named, done), 'nothing');
    });
  }

  test('what is no longer there is refused', () => {
    const file = { text: `${phase}- [ ] Dig\n`, encoding: 'utf-8' };
    const [task] = ticksOf(readSource('PLAN.md', file));
    const changed = { ...file, text: file.text.replace('Dig', 'Digging') };
    assert.equal(planCheck(changed, task!.source, true).kind, 'refused');
  });

  test('a glyph that would say nothing any more is not written', () => {
    // Where each target bears a ✔, it is a bullet: what was done is no longer told apart.
    assert.match(ticked('PLAN.md', `${criteria}- ✔ fast\n- ✗ safe\n`, 'safe', true), /refused/u);
  });

  test('a box that is ticked and unticked again leaves the bytes', () => {
    const text = `${phase}- [ ] Dig\r\n- [x] Build\r\n  - [ ] Paint\r\n`;
    for (const named of ['Dig', 'Paint'])
      assert.equal(ticked('PLAN.md', ticked('PLAN.md', text, named, true), named, false), text);
  });
});
