import assert from 'node:assert/strict';
import type { Range } from '../../../../src/core/model/range.js';
import { read } from './tell.js';

function textAt(text: string, { start, end }: Range): string {
  const lines = text.split('\n');
  if (start.line !== end.line) return [...lines.slice(start.line, end.line), ''].join('\n');
  return lines[start.line]!.slice(start.character, end.character);
}

suite('places of phases, tasks and criteria', () => {
  const told = (text: string): string[] => {
    const { phases, criteria } = read(text, 'docs/roadmap.md');
    return [
      ...phases.flatMap(({ mentions, tasks, exitCriteria }) =>
        [...mentions, ...[...tasks, ...exitCriteria].map(({ source }) => source)].map(({ range }) =>
          textAt(text, range),
        ),
      ),
      ...criteria.map(({ source }) => textAt(text, source.range)),
    ];
  };

  const cases: [name: string, text: string, places: string[]][] = [
    [
      'headings, items and bullets of exit criteria',
      '## ✅ Phase 1: Walls\n\n- [x] bricks (2d)\n- ~~mortar~~\n- Acceptance: it stands\n',
      ['## ✅ Phase 1: Walls', '[x] bricks (2d)', '~~mortar~~', 'Acceptance: it stands'],
    ],
    [
      'rows and cells of a table of phases',
      '| Phase | Tasks | Gate |\n|---|---|---|\n| Phase 1 | a, b<br>c | dry |\n| Phase 2 | d | wet |\n',
      ['| Phase 1 | a, b<br>c | dry |', 'a, b', 'c', 'dry', '| Phase 2 | d | wet |', 'd', 'wet'],
    ],
    [
      'rows of a table of tasks',
      '## Sprint 1: Walls\n\n| # | Task | Status |\n|---|---|---|\n| 1 | bricks | ✅ |\n',
      ['## Sprint 1: Walls', '| 1 | bricks | ✅ |'],
    ],
    [
      'headings and bold names that are tasks',
      '## Phase 1: Walls\n\n### Task 1.1: Bricks\n\nHeavy.\n\n## Phase 2: Roof\n\n**1. Slate** — grey.\n',
      ['## Phase 1: Walls', 'Task 1.1: Bricks', '## Phase 2: Roof', '**1. Slate**'],
    ],
    [
      'lines of a chart',
      '```mermaid\ngantt\n  section Walls\n    Bricks :done, a, 2027-01-01, 3d\n```\n',
      ['  section Walls', 'Bricks'],
    ],
    [
      'boxes without bullets and glyphs behind the words',
      '# List\n\n[x] one\n[ ] two\n\n- three ✅\n- four ❌\n',
      ['[x] one', '[ ] two', '- three ✅', '- four ❌'],
    ],
  ];
  for (const [name, text, places] of cases) test(name, () => assert.deepEqual(told(text), places));
});
