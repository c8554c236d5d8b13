import assert from 'node:assert/strict';
import { STATUSES, type Status } from '../../../src/core/model/vocabulary.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { planStatus } from '../../../src/core/writeback/planStatus.js';

/** The text after the first entry of it got the status; a reason where it was refused. */
function written(path: string, text: string, status: Status, index = 0): string {
  const file = { text, encoding: 'utf-8' };
  const { defects } = readSource(path, file);
  const plan = planStatus(file, defects[index]!.mention, status);
  if (plan.kind === 'nothing') return 'nothing';
  return plan.kind === 'refused' ? plan.reason : applyEdits(text, plan.edits);
}

interface Case {
  name: string;
  path: string;
  text: string;
  status?: Status;
  /** What changes: the text before and after it. */
  change: [string, string];
}

const yaml = (status: string): string => `version: 1
defects:
  # the first one
  - id: A-1
    title: It breaks   # often
${status === '' ? '' : `    status: ${status}\n`}    severity: high
  - { id: A-2, title: Another, status: open }
`;

const cases: Case[] = [
  {
    name: 'a native YAML status',
    path: 'defects.yaml',
    text: yaml('open'),
    change: ['    status: open', '    status: in-progress'],
  },
  {
    name: 'in quotes',
    path: 'defects.yaml',
    text: yaml("'open'"),
    change: ["    status: 'open'", "    status: 'in-progress'"],
  },
  {
    name: 'no status yet',
    path: 'defects.yaml',
    text: yaml(''),
    change: ['    severity: high', '    status: in-progress\n    severity: high'],
  },
  {
    name: 'no status yet, CRLF',
    path: 'defects.yaml',
    text: yaml('').replaceAll('\n', '\r\n'),
    change: ['    severity: high', '    status: in-progress\r\n    severity: high'],
  },
  {
    name: 'native JSON without a status',
    path: 'defects.json',
    text: '{\n  "version": 1,\n  "defects": [\n    { "id": "A-1", "title": "It breaks", "severity": "high" }\n  ]\n}\n',
    change: ['"severity"', '"status": "in-progress", "severity"'],
  },
  {
    name: 'JSON over several lines without a status',
    path: 'defects.json',
    text: '{\n  "version": 1,\n  "defects": [\n    {\n      "id": "A-1",\n      "title": "It breaks",\n      "severity": "high"\n    }\n  ]\n}\n',
    change: ['"severity"', '"status": "in-progress",\n      "severity"'],
  },
  {
    name: 'an inventory of its own making, in capitals',
    path: 'defects_inventory.json',
    text: '{ "defects": [ { "id": "A-1", "title": "It breaks", "status": "FAILING_TEST", "severity": "HIGH" } ] }',
    change: ['FAILING_TEST', 'IN_PROGRESS'],
  },
  {
    name: 'one word in capitals',
    path: 'defects_inventory.json',
    text: '{ "defects": [ { "id": "A-1", "title": "It breaks", "status": "OPEN", "severity": "HIGH" } ] }',
    change: ['"OPEN"', '"IN_PROGRESS"'],
  },
  {
    name: 'a capital first',
    path: 'defects_inventory.json',
    text: '{ "defects": [ { "id": "A-1", "title": "It breaks", "status": "Not started", "severity": "HIGH" } ] }',
    change: ['Not started', 'In progress'],
  },
  {
    name: 'a label in a report',
    path: 'READINESS.md',
    text: '# Readiness\n\n## P0 Defects\n\n### A-1: It breaks at night\n\n**Severity**: High\n**Status**: Open\n\nIt does.\n',
    change: ['**Status**: Open', '**Status**: In progress'],
  },
  {
    name: 'a label with a glyph',
    path: 'READINESS.md',
    text: '# Readiness\n\n## P0 Defects\n\n### A-1: It breaks at night\n\n**Severity**: High\n**Status**: ❌ OPEN\n\nIt does.\n',
    change: ['❌ OPEN', '🔄 IN PROGRESS'],
  },
  {
    name: 'a cell of a table',
    path: 'READINESS.md',
    text: '# Readiness\n\n## Known defects\n\n| ID | Defect | Severity | Status |\n|----|----|----|----|\n| A-1 | It breaks at night | High | Open |\n| A-2 | It breaks at noon | Low | Open |\n',
    change: ['| High | Open |', '| High | In progress |'],
  },
];

suite('planStatus', () => {
  for (const { name, path, text, status = 'in-progress', change } of cases) {
    test(name, () => {
      const after = written(path, text, status);
      assert.equal(after, text.replace(change[0], change[1]));
      assert.equal(written(path, after, status), 'nothing');
    });
  }

  test('every status can be set from every other, and back to the bytes that were there', () => {
    const failed: string[] = [];
    for (const from of STATUSES) {
      const text = yaml(from);
      for (const to of STATUSES) {
        const after = written('defects.yaml', text, to);
        const expected = from === to ? 'nothing' : yaml(to);
        if (after !== expected) failed.push(`${from} to ${to}: ${after}`);
      }
    }
    assert.deepEqual(failed, []);
  });

  test('an entry in brackets, the second of the list', () => {
    const text = yaml('open');
    assert.equal(
      written('defects.yaml', text, 'blocked', 1),
      text.replace('title: Another, status: open', 'title: Another, status: blocked'),
    );
  });

  test('a section without a status gets a label like its others', () => {
    const text =
      '# Readiness\n\n## P0 Defects\n\n### A-1: It breaks at night\n\n**Severity**: High\n\nIt does.\n';
    assert.equal(
      written('READINESS.md', text, 'in-progress'),
      text.replace('High\n', 'High\n**Status**: In progress\n'),
    );
  });

  test('an entry that is no longer there is refused', () => {
    const file = { text: yaml('open'), encoding: 'utf-8' };
    const { mention } = readSource('defects.yaml', file).defects[0]!;
    const changed = { ...file, text: `# new first line\n${file.text}` };
    assert.equal(planStatus(changed, mention, 'blocked').kind, 'refused');
  });
});
