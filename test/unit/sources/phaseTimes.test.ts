import assert from 'node:assert/strict';
import { readSource } from '../../../src/core/sources/readSource.js';

/** `id | dates | state | after`, of each phase. */
function told(name: string, text: string): string[] {
  return readSource(name, { text, encoding: 'utf-8' }).phases.map(({ id, dates, state, dependsOn }) =>
    [
      id,
      dates
        ? `${dates.start ?? ''}..${dates.end ?? ''}${dates.countedFrom ? ` from ${dates.countedFrom}` : ''}`
        : '',
      state ?? '',
      (dependsOn ?? []).join(' '),
    ]
      .join('|')
      .replace(/\|+$/u, ''),
  );
}

const cases: [title: string, name: string, text: string, phases: string[]][] = [
  [
    'weeks are counted from the date of the report',
    'ROADMAP.md',
    `# Roadmap\n\n**Date**: 2026-01-14\n\n## Phase 1: Base (Weeks 1-2)\n\n- [ ] a\n\n## Phase 2: Reach (Week 3)\n\n- [ ] b\n`,
    ['phase-1|2026-01-14..2026-01-27 from 2026-01-14', 'phase-2|2026-01-28..2026-02-03 from 2026-01-14'],
  ],
  [
    'a stated start goes before the date of the report',
    'ROADMAP.md',
    `# Roadmap\n\n**Date**: 2026-01-14\n**Start date**: 2026-02-02\n\n## Phase 1: Base (Weeks 1-2)\n\n- [ ] a\n\n## Phase 2: Reach (Weeks 3-4)\n\n- [ ] b\n`,
    ['phase-1|2026-02-02..2026-02-15 from 2026-02-02', 'phase-2|2026-02-16..2026-03-01 from 2026-02-02'],
  ],
  [
    'without any date no day is guessed',
    'ROADMAP.md',
    `# Roadmap\n\n## Phase 1: Base (Weeks 1-2)\n\n- [ ] a\n\n## Phase 2: Reach\n\n- [ ] b\n`,
    ['phase-1', 'phase-2'],
  ],
  [
    'quarters, explicit days, and what the headings say of the state',
    'ROADMAP.md',
    `# Roadmap\n\n## Phase 1: Base (Q4 2025) ✅ COMPLETE\n\n- a\n\n## Phase 2: Reach (2026-01-05 – 2026-02-13) (In Progress)\n\n- b\n\n## Phase 3: Scale (planned)\n\n- c\n\n## Phase 4: Rest (blocked)\n\n- d\n`,
    [
      'phase-1|2025-10-01..2025-12-31|done',
      'phase-2|2026-01-05..2026-02-13|in-progress',
      'phase-3||planned',
      'phase-4',
    ],
  ],
  [
    'fields below the name: days, state, what it comes after',
    'ROADMAP.md',
    `# Roadmap\n\n## Phase 1: Base\n\n**Status**: in progress\n**Start**: 2026-01-05\n**End**: January 16, 2026\n\n- [ ] a\n\n## Phase 2: Reach\n\n- **Depends on**: Phase 1\n- **Due**: 2026-03-01\n- [ ] b\n\n## Phase 3: Scale\n\n**Dependencies**: Phases 1 and 2, new staff\n\n- [ ] c\n`,
    [
      'phase-1|2026-01-05..2026-01-16|in-progress',
      'phase-2|..2026-03-01||phase-1',
      'phase-3|||phase-1 phase-2',
    ],
  ],
  [
    'a table of phases',
    'ROADMAP.md',
    `# Roadmap\n\n| Phase | Focus | Start | End | Status | Depends on |\n|---|---|---|---|---|---|\n| Phase 1 | Base | 2026-01-05 | 2026-01-16 | Done | - |\n| Phase 2 | Reach | 2026-01-19 | 2026-02-13 | In progress | Phase 1 |\n`,
    ['phase-1|2026-01-05..2026-01-16|done', 'phase-2|2026-01-19..2026-02-13|in-progress|phase-1'],
  ],
  [
    'an inventory found in the wild',
    'inventory.json',
    JSON.stringify({
      analysis_date: '2026-01-14',
      implementation_roadmap: {
        phase_1: { name: 'Base', weeks: '1-2', status: 'completed', tasks: ['a'] },
        phase_2: { name: 'Reach', weeks: '3-4', tasks: ['b'], depends_on: ['phase_1'] },
        phase_3: {
          name: 'Scale',
          start_date: '2026-06-01',
          end_date: '2026-06-30',
          status: 'planned',
          tasks: ['c'],
        },
        phase_4: { name: 'Rest', status: 'in_progress', tasks: ['d'], dependencies: 'Phases 1 and 3' },
      },
    }),
    [
      'phase-1|2026-01-14..2026-01-27 from 2026-01-14|done',
      'phase-2|2026-01-28..2026-02-10 from 2026-01-14||phase-1',
      'phase-3|2026-06-01..2026-06-30|planned',
      'phase-4||in-progress|phase-1 phase-3',
    ],
  ],
  [
    'the native inventory',
    'defects.yaml',
    `version: 1\nroadmapStart: 2026-01-05\nphases:\n  - { id: a, title: A, weeks: { start: 1, end: 2 } }\n  - { id: b, title: B, weeks: { start: 3, end: 3 }, dates: { start: 2026-03-01, end: 2026-03-31 }, state: planned, dependsOn: [a] }\n`,
    ['a|2026-01-05..2026-01-18 from 2026-01-05', 'b|2026-03-01..2026-03-31|planned|a'],
  ],
];

suite('when phases are, and what they come after', () => {
  for (const [title, name, text, phases] of cases)
    test(title, () => assert.deepEqual(told(name, text), phases));

  test('a day that is none is told at its place', () => {
    const text = `version: 1\nphases:\n  - id: a\n    title: A\n    dates:\n      start: 2026-02-30\n      end: 2026-03-31\n`;
    const { phases, problems } = readSource('defects.yaml', { text, encoding: 'utf-8' });
    assert.deepEqual(phases[0]!.dates, { end: '2026-03-31' });
    assert.deepEqual(
      problems.map(({ range, message }) => [range.start.line, message]),
      [[5, '`2026-02-30` is no day such as `2026-01-31`.']],
    );
  });
});
