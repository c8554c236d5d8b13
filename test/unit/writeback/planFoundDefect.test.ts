import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { planNewDefect } from '../../../src/core/writeback/planNewDefect.js';
import { makeDefect } from '../support/handMadeLedger.js';

const defect = makeDefect({
  id: 'A-9',
  title: 'Logs hold keys',
  severity: 'high',
  status: 'open',
  owner: 'Bo',
});

const rows: [name: string, path: string, text: string, after: string, added: string][] = [
  [
    'JSON on lines, by its own keys and words',
    'inventory.json',
    '{ "critical_issues": [\n  { "id": "A-1", "name": "Locks are lost", "assignee": "Al", "severity": "HIGH", "status": "OPEN" },\n  { "id": "A-2", "name": "Queue drops jobs", "severity": "LOW", "status": "FIXED" }\n] }\n',
    '"FIXED" }',
    ',\n  { "id": "A-9", "name": "Logs hold keys", "severity": "HIGH", "status": "OPEN", "assignee": "Bo" }',
  ],
  [
    'JSON with a line a field',
    'inventory.json',
    '{\n  "issues": [\n    {\n      "id": "A-1",\n      "title": "Locks are lost",\n      "severity": "low"\n    }\n  ]\n}\n',
    '"low"\n    }',
    ',\n    {\n      "id": "A-9",\n      "title": "Logs hold keys",\n      "severity": "high",\n      "owner": "Bo"\n    }',
  ],
  [
    'a block of YAML',
    'issues.yaml',
    'issues:\n  - id: A-1\n    summary: Locks are lost # so\n    severity: Low\n    state: Open\nother: 1\n',
    'state: Open\n',
    '  - id: A-9\n    summary: Logs hold keys\n    severity: High\n    state: Open\n    owner: Bo\n',
  ],
  [
    'a mapping under names, whose names are the titles',
    'inventory.json',
    '{\n  "p0_issues": {\n    "locks_are_lost": {\n      "id": "A-1",\n      "severity": "LOW"\n    }\n  },\n  "p1_gaps": {}\n}\n',
    '"LOW"\n    }',
    ',\n    "logs_hold_keys": {\n      "id": "A-9",\n      "severity": "HIGH",\n      "owner": "Bo"\n    }',
  ],
  [
    'a mapping under ids',
    'issues.yaml',
    'issues:\n  A-1:\n    title: Locks are lost # so\n    severity: low\nother: 1\n',
    'severity: low\n',
    '  A-9:\n    title: Logs hold keys\n    severity: high\n    owner: Bo\n',
  ],
  [
    'a mapping under names, a line each',
    'issues.yaml',
    'issues:\n  locks-are-lost: { severity: low, status: open }\n',
    'status: open }\n',
    '  logs-hold-keys: { severity: high, status: open, id: A-9, owner: Bo }\n',
  ],
  [
    'a row of a table',
    'READINESS.md',
    '# R\n\n## Known defects\n\n| ID | Defect | Severity | Status | Found |\n|--|--|--|--|--|\n| A-1 | Locks are lost | Low | Open | May |\n\nMore.\n',
    'May |\n',
    '| A-9 | Logs hold keys | High | Open | - |\n',
  ],
  [
    'a row where ids stand before the titles',
    'READINESS.md',
    '# R\n\n## Known defects\n\n| Defect | Severity | Owner |\n|--|--|--|\n| A-1: Locks are lost | Low | Al |\n',
    'Al |\n',
    '| A-9: Logs hold keys | High | Bo |\n',
  ],
  [
    'a section, with the labels that there is something for',
    'READINESS.md',
    '# R\n\n## P0 Defects\n\n### A-1: It breaks\n\n**Severity**: Low\n**Owner**: Al\n**Effort**: 3 days\n\nWords.\n\n## More\n\nWords.\n',
    'Words.\n\n',
    '### A-9: Logs hold keys\n\n**Severity**: High\n**Owner**: Bo\n\n',
  ],
  [
    'an item of a list',
    'READINESS.md',
    '# R\n\n## Known issues\n\n1. **[A-1] It breaks** at night\n   - **Severity**: Low\n   - **Owner**: Al\n\nMore.\n',
    'Owner**: Al\n',
    '2. **A-9: Logs hold keys**\n   - **Severity**: High\n   - **Owner**: Bo\n',
  ],
];

suite('planNewDefect in sources of other making', () => {
  for (const [name, path, text, after, added] of rows)
    test(name, () => {
      const plan = planNewDefect({ text, encoding: 'utf-8' }, path, defect);
      if (plan.kind !== 'change') return assert.equal(JSON.stringify(plan), 'change');
      assert.equal(applyEdits(text, plan.edits), text.replace(after, after + added));
      assert.deepEqual(
        plan.notes ?? [],
        text.includes('Found |') ? ['READINESS.md has no place for: owner.'] : [],
      );
    });

  test('of several places that which has the priority by itself', () => {
    const issue = (key: string): string => `"${key}": { "id": "${key}", "severity": "low" }`;
    const text = `{ "p0_issues": { ${issue('A-1')} },\n "p1_issues": { ${issue('A-2')} }, "p2_issues": { ${issue('A-3')} } }`;
    for (const priority of ['P0', 'P1', 'P2'] as const) {
      const plan = planNewDefect({ text, encoding: 'utf-8' }, 'inventory.json', { ...defect, priority });
      if (plan.kind !== 'change') return assert.equal(JSON.stringify(plan), 'change');
      const after = readSource('inventory.json', { text: applyEdits(text, plan.edits), encoding: 'utf-8' });
      const made = after.defects.find(({ id }) => id === 'A-9');
      assert.deepEqual(
        [made?.priority, made?.title, made?.fieldRanges.priority],
        [priority, 'Logs hold keys', undefined],
      );
    }
    const plan = planNewDefect({ text, encoding: 'utf-8' }, 'inventory.json', { ...defect, priority: 'P4' });
    assert.match(JSON.stringify(plan), /priority.*P4/u);
  });

  test('where there is nothing but what it says of itself, that is said', () => {
    const bare = makeDefect({ id: 'A-9', title: 'Logs hold keys', status: 'open' });
    const text = '{ "issues": { "locks": { "id": "A-1", "title": "Locks are lost", "severity": "low" } } }';
    const plan = planNewDefect({ text, encoding: 'utf-8' }, 'inventory.json', bare);
    if (plan.kind !== 'change') return assert.equal(JSON.stringify(plan), 'change');
    assert.match(
      applyEdits(text, plan.edits),
      /"logs_hold_keys": \{ "id": "A-9", "title": "Logs hold keys", "status": "open" \}/u,
    );
  });

  test('a place that says something else is no place for it', () => {
    const text = '# R\n\n## P0 Defects\n\n### A-1: It breaks\n\n**Severity**: Low\n\nWords.\n';
    const plan = planNewDefect({ text, encoding: 'utf-8' }, 'READINESS.md', { ...defect, priority: 'P2' });
    assert.match(plan.kind === 'refused' ? plan.reason : plan.kind, /read as P0, not as P2/u);
  });

  test('of sections under several headings it goes beneath that of its priority', () => {
    const section = (n: number): string => `### A-${n}: It breaks in ${n} ways\n\n**Severity**: Low\n\n`;
    const text = `# R\n\n## P0 Defects\n\n${section(1)}## P1 Defects\n\n${section(2)}${section(3)}## More\n\nWords.\n`;
    for (const [priority, heading] of [
      ['P0', '## P1 Defects\n'],
      ['P1', '## More\n'],
    ] as const) {
      const plan = planNewDefect({ text, encoding: 'utf-8' }, 'READINESS.md', {
        ...defect,
        priority,
        owner: undefined,
      });
      assert.equal(
        plan.kind === 'change' ? applyEdits(text, plan.edits) : JSON.stringify(plan),
        text.replace(heading, `### A-9: Logs hold keys\n\n**Severity**: High\n\n${heading}`),
      );
    }
  });

  test('an inventory without a defect to take for a pattern', () => {
    const plan = planNewDefect({ text: '{ "issues": [] }', encoding: 'utf-8' }, 'inventory.json', defect);
    assert.match(plan.kind === 'refused' ? plan.reason : plan.kind, /no defect yet/u);
  });

  test('what has no list or table is refused', () => {
    const text = '# R\n\n## Gaps\n\n```\nGap breakdown:\n  Load tests: 10%\n  Chaos tests: 5%\n```\n';
    const plan = planNewDefect({ text, encoding: 'utf-8' }, 'READINESS.md', defect);
    assert.match(plan.kind === 'refused' ? plan.reason : plan.kind, /no table, list or sections/u);
  });
});
