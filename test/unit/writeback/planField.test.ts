import assert from 'node:assert/strict';
import type { WritableField } from '../../../src/core/writeback/FieldTask.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { planField } from '../../../src/core/writeback/planField.js';

/** The text after an entry of it got a value; a reason where it was refused. */
function written(path: string, text: string, field: WritableField, value: string, index = 0): string {
  const file = { text, encoding: 'utf-8' };
  const plan = planField(file, readSource(path, file).defects[index]!.mention, field, value);
  if (plan.kind === 'nothing') return 'nothing';
  return plan.kind === 'refused' ? `refused: ${plan.reason}` : applyEdits(text, plan.edits);
}

const yaml = `version: 1
defects:
  - id: A-1
    title: It breaks   # often
    # how bad
    severity: high
    owner: "Ann"
    priority: 'P1'
    effort: 3
    description: |
      First line.
      Second line.
  - { id: A-2, title: Another, severity: low, status: open }
  - id: A-3
    title: >-
      Folded over
      two lines
`;
const json = `{
  // the inventory
  "version": 1,
  "defects": [
    { "id": "A-1", "title": "It breaks", "severity": "high", "effort": 3 },
    {
      "id": "A-2",
      "title": "Another", // named so
      "status": "open"
    },
  ],
}
`;
const found = `{ "critical_issues": [
  { "id": "A-1", "title": "It breaks", "status": "OPEN", "severity": "VERY_HIGH", "priority": 1, "assignee": "Bo", "effort_days": 3 },
  { "id": "A-2", "title": "Another", "status": "Fixed", "severity": "minor", "priority": 3 },
  { "id": "A-3", "title": "Third", "status": "KNOWN_ISSUE", "severity": "Low", "priority": 3 }
] }
`;
const anchored = `version: 1
base: &base
  severity: high
defects:
  - id: A-1
    title: One
    status: &s open
  - id: A-2
    title: Two
    status: *s
  - <<: *base
    id: A-3
    title: Three
`;
const report = `# Readiness

## P0 Defects

### A-1: It breaks at night

**Severity**: High
**Status**: Open
**Owner**: Ann
**Effort**: 3 days

It does.

### A-2: It breaks at noon

**Severity**: Medium
**Status**: Fixed
**Owner**: Bo

Too.
`;
const table = `# Readiness

## Known defects

| ID | Defect | Severity | Status | Owner |
|----|--------|----------|--------|-------|
| A-1 | It breaks at night | 🔴 Critical | ❌ Open | Ann |
| A-2 | It breaks at noon | 🟡 Medium | ✅ Fixed |  |
| A-3 | It breaks at dawn | **High** | \`TODO\` | - |
`;

type Row = [
  source: string,
  path: string,
  index: number,
  field: WritableField,
  value: string,
  from: string,
  to: string,
];

const rows: Row[] = [
  [yaml, 'defects.yaml', 0, 'severity', 'low', 'severity: high', 'severity: low'],
  [yaml, 'defects.yaml', 0, 'status', 'blocked', '# often\n', '# often\n    status: blocked\n'],
  [yaml, 'defects.yaml', 0, 'owner', 'Bo Li', 'owner: "Ann"', 'owner: "Bo Li"'],
  [yaml, 'defects.yaml', 0, 'priority', 'P0', "priority: 'P1'", "priority: 'P0'"],
  [yaml, 'defects.yaml', 0, 'effort', '5', 'effort: 3', 'effort: 5'],
  [yaml, 'defects.yaml', 0, 'title', 'It works', 'It breaks ', 'It works '],
  [yaml, 'defects.yaml', 0, 'title', 'Now: broken', 'title: It breaks', 'title: "Now: broken"'],
  [yaml, 'defects.yaml', 0, 'title', 'No # comment', 'title: It breaks', 'title: "No # comment"'],
  [yaml, 'defects.yaml', 0, 'owner', 'a "b"', '"Ann"', '"a \\"b\\""'],
  [yaml, 'defects.yaml', 0, 'category', 'core', '# often\n', '# often\n    category: core\n'],
  [yaml, 'defects.yaml', 1, 'status', 'resolved', 'status: open', 'status: resolved'],
  [yaml, 'defects.yaml', 1, 'severity', 'critical', 'severity: low', 'severity: critical'],
  [yaml, 'defects.yaml', 1, 'owner', 'Bo', 'title: Another, ', 'title: Another, owner: Bo, '],
  [yaml, 'defects.yaml', 1, 'title', 'One more', 'Another', 'One more'],
  [yaml, 'defects.yaml', 2, 'status', 'open', '', 'nothing'],
  [json, 'defects.json', 0, 'severity', 'low', '"high"', '"low"'],
  [json, 'defects.json', 0, 'effort', '5', '"effort": 3', '"effort": 5'],
  [json, 'defects.json', 0, 'effort', '5 days', '"effort": 3', '"effort": "5 days"'],
  [json, 'defects.json', 0, 'title', 'Say "hi"', '"It breaks"', '"Say \\"hi\\""'],
  [json, 'defects.json', 0, 'owner', 'Bo', '"It breaks", ', '"It breaks", "owner": "Bo", '],
  [json, 'defects.json', 1, 'status', 'wont-fix', '"open"', '"wont-fix"'],
  [json, 'defects.json', 1, 'owner', 'Bo', '// named so\n', '// named so\n      "owner": "Bo",\n'],
  [found, 'inventory.json', 0, 'status', 'resolved', '"OPEN"', '"Fixed"'],
  [found, 'inventory.json', 0, 'status', 'in-progress', '"OPEN"', '"IN_PROGRESS"'],
  [found, 'inventory.json', 2, 'status', 'resolved', '"KNOWN_ISSUE"', '"Fixed"'],
  [found, 'inventory.json', 2, 'status', 'wont-fix', '"KNOWN_ISSUE"', '"WONT_FIX"'],
  [found, 'inventory.json', 2, 'status', 'blocked', '"KNOWN_ISSUE"', '"BLOCKED"'],
  [found, 'inventory.json', 1, 'status', 'verified', '"Fixed"', '"Verified"'],
  [found, 'inventory.json', 0, 'severity', 'medium', '"VERY_HIGH"', '"MEDIUM"'],
  [found, 'inventory.json', 1, 'severity', 'high', '"minor"', '"high"'],
  [found, 'inventory.json', 0, 'priority', 'P2', '"priority": 1', '"priority": 2'],
  [found, 'inventory.json', 0, 'owner', 'Al', '"Bo"', '"Al"'],
  [found, 'inventory.json', 1, 'owner', 'Al', '"Another", ', '"Another", "assignee": "Al", '],
  [found, 'inventory.json', 0, 'effort', '4 days', '"effort_days": 3', '"effort_days": 4'],
  [found, 'inventory.json', 0, 'title', 'Changed', '"It breaks"', '"Changed"'],
  [anchored, 'defects.yaml', 1, 'status', 'resolved', '*s', 'resolved'],
  [anchored, 'defects.yaml', 2, 'severity', 'low', 'title: Three', 'title: Three\n    severity: low'],
  [report, 'READINESS.md', 0, 'status', 'resolved', 'Open', 'Fixed'],
  [report, 'READINESS.md', 0, 'status', 'in-progress', 'Open', 'In progress'],
  [report, 'READINESS.md', 0, 'status', 'wont-fix', 'Open', "Won't fix"],
  [report, 'READINESS.md', 1, 'status', 'open', 'Fixed', 'Open'],
  [report, 'READINESS.md', 0, 'severity', 'low', '**Severity**: High', '**Severity**: Low'],
  [report, 'READINESS.md', 0, 'severity', 'medium', '**Severity**: High', '**Severity**: Medium'],
  [report, 'READINESS.md', 0, 'owner', 'Al', 'Ann', 'Al'],
  [report, 'READINESS.md', 0, 'effort', '2 weeks', '3 days', '2 weeks'],
  [report, 'READINESS.md', 0, 'title', 'It works at night', 'It breaks at night', 'It works at night'],
  [table, 'READINESS.md', 0, 'status', 'resolved', '❌ Open', '✅ Fixed'],
  [table, 'READINESS.md', 0, 'status', 'in-progress', '❌ Open', '🔄 In progress'],
  [table, 'READINESS.md', 1, 'status', 'open', '✅ Fixed', '❌ Open'],
  [table, 'READINESS.md', 2, 'status', 'resolved', 'TODO', 'Fixed'],
  [table, 'READINESS.md', 0, 'severity', 'medium', '🔴 Critical', '🟡 Medium'],
  [table, 'READINESS.md', 0, 'severity', 'high', '🔴 Critical', '🟠 High'],
  [table, 'READINESS.md', 2, 'severity', 'low', '**High**', '**Low**'],
  [table, 'READINESS.md', 0, 'owner', 'Bo', 'Ann', 'Bo'],
  [table, 'READINESS.md', 1, 'owner', 'Bo', '✅ Fixed |  |', '✅ Fixed | Bo |'],
  [table, 'READINESS.md', 2, 'owner', 'Bo', '`TODO` | - |', '`TODO` | Bo |'],
  [table, 'READINESS.md', 0, 'title', 'It stops', 'It breaks at night', 'It stops'],
];

suite('planField', () => {
  for (const [text, path, index, field, value, from, to] of rows) {
    test(`${path}: ${field} ${value} of entry ${index + 1}: ${JSON.stringify(to)}`, () => {
      const after = written(path, text, field, value, index);
      if (to === 'nothing') assert.equal(after, 'nothing');
      else {
        const at = place(text, from, index);
        assert.equal(after, text.slice(0, at) + to + text.slice(at + from.length));
        assert.equal(written(path, after, field, value, index), 'nothing');
      }
    });
  }

  test('line ends, a byte order mark and trailing commas stay', () => {
    for (const [path, text] of [
      ['defects.yaml', yaml],
      ['defects.json', json],
      ['READINESS.md', report],
    ] as const) {
      const mark = path.endsWith('.json') ? '' : '\uFEFF';
      const crlf = mark + text.replaceAll('\n', '\r\n');
      const after = written(path, crlf, 'severity', 'critical');
      assert.equal(
        after,
        crlf.replace(/(severity\W*)high/iu, (all, head: string) => head + like(all.slice(head.length))),
      );
    }
  });

  test('a value that others take over by an anchor is never changed', () => {
    assert.match(
      written('defects.yaml', anchored, 'status', 'resolved', 0),
      /refused: .*shared by an anchor/u,
    );
  });

  test('a block keeps its head and its indentation', () => {
    assert.equal(
      written('defects.yaml', yaml, 'description', 'Only this.'),
      yaml.replace('      First line.\n      Second line.\n', '      Only this.\n'),
    );
    assert.equal(
      written('defects.yaml', yaml, 'title', 'On one line', 2),
      yaml.replace('      Folded over\n      two lines\n', '      On one line\n'),
    );
  });

  test('what cannot be said, and what is damaged, is refused', () => {
    assert.match(written('defects.yaml', yaml, 'severity', 'awful'), /no severity/u);
    assert.match(written('defects.yaml', yaml, 'owner', ' '), /empty/u);
    assert.match(written('READINESS.md', table, 'title', 'a | b'), /refused/u);
    const file = { text: yaml, encoding: 'utf-8', lossy: true };
    const { mention } = readSource('defects.yaml', file).defects[0]!;
    assert.equal(planField(file, mention, 'owner', 'Bo').kind, 'refused');
    assert.equal(planField({ ...file, text: `\n${yaml}` }, mention, 'owner', 'Bo').kind, 'refused');
  });

  test('a text that was decoded wrongly stays as it is but for the value', () => {
    const broken = Buffer.from(table.replaceAll('❌', '✔')).toString('latin1');
    const file = { text: broken, encoding: 'utf-8' };
    const { defects, source } = readSource('READINESS.md', file);
    assert.equal(source.repaired, true);
    const plan = planField(file, defects[0]!.mention, 'status', 'resolved');
    assert.ok(plan.kind === 'change' || plan.kind === 'nothing');
    const open = planField(file, defects[1]!.mention, 'status', 'in-progress');
    if (open.kind !== 'change') return assert.equal(open.kind, 'change');
    const after = applyEdits(broken, open.edits);
    assert.equal(readSource('READINESS.md', { ...file, text: after }).defects[1]?.status, 'in-progress');
    assert.ok([...after].every((character) => character <= '\xff' || broken.includes(character)));
  });
});

function like(word: string): string {
  return /^\p{Lu}/u.test(word) ? 'Critical' : 'critical';
}

/** Of the text that changes, in the entry of that number where it stands several times. */
function place(text: string, from: string, index: number): number {
  const ids = new RegExp(`A-${index + 1}\\b`, 'u').exec(text)!.index;
  const at = text.indexOf(from, ids);
  assert.ok(at >= 0, from);
  return at;
}
