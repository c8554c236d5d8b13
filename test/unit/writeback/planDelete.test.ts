import assert from 'node:assert/strict';
import { readSource } from '../../../src/core/sources/readSource.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { planDelete } from '../../../src/core/writeback/planDelete.js';

function without(path: string, text: string, index: number): string {
  const file = { text, encoding: 'utf-8' };
  const plan = planDelete(file, readSource(path, file).defects[index]!.mention);
  return plan.kind === 'change' ? applyEdits(text, plan.edits) : `${plan.kind}: ${JSON.stringify(plan)}`;
}

const yaml = `version: 1
defects:
  # the first one
  - id: A-1
    title: One # yes
    severity: high
  # the second one

  # its comment
  - { id: A-2, title: Two }
  - id: A-3
    title: Three
phases: []
`;
const json = `{ "version": 1, "defects": [
  // the first
  { "id": "A-1", "title": "One" },
  { "id": "A-2", "title": "Two" }, // two
  { "id": "A-3", "title": "Three" }
] }
`;
const line =
  '{ "version": 1, "defects": [{ "id": "A-1", "title": "One" }, { "id": "A-2", "title": "Two" }] }';
const report = `# Readiness

## Known defects

| ID | Defect | Severity | Status |
|----|--------|----------|--------|
| A-1 | It breaks at night | High | Open |
| A-2 | It breaks at noon | Low | Open |
`;

const numbered = `# Readiness

## Known issues

1. **[A-1] It breaks at night**
   - **Severity**: High
2. **[A-2] It breaks at noon**
   - **Severity**: Low
3. **[A-3] It breaks at dawn**
   - **Severity**: Low
`;

const rows: [name: string, path: string, text: string, index: number, gone: string][] = [
  [
    'a block with its comment',
    'defects.yaml',
    yaml,
    0,
    '  # the first one\n  - id: A-1\n    title: One # yes\n    severity: high\n',
  ],
  ['braces on a line', 'defects.yaml', yaml, 1, '  # its comment\n  - { id: A-2, title: Two }\n'],
  ['the last of a list', 'defects.yaml', yaml, 2, '  - id: A-3\n    title: Three\n'],
  ['JSON with its comment', 'defects.json', json, 0, '  // the first\n  { "id": "A-1", "title": "One" },\n'],
  ['JSON with a comment behind', 'defects.json', json, 1, '  { "id": "A-2", "title": "Two" }, // two\n'],
  ['the first on a line', 'defects.json', line, 0, '{ "id": "A-1", "title": "One" }, '],
  ['the last on a line', 'defects.json', line, 1, ', { "id": "A-2", "title": "Two" }'],
  [
    'an item of an ordered list, whose others keep their numbers',
    'READINESS.md',
    numbered,
    0,
    '1. **[A-1] It breaks at night**\n   - **Severity**: High\n',
  ],
  [
    'one in the middle of it',
    'READINESS.md',
    numbered,
    1,
    '2. **[A-2] It breaks at noon**\n   - **Severity**: Low\n',
  ],
  ['a row', 'READINESS.md', report, 0, '| A-1 | It breaks at night | High | Open |\n'],
];

suite('planDelete', () => {
  for (const [name, path, text, index, gone] of rows) {
    test(name, () => {
      assert.ok(text.includes(gone));
      assert.equal(without(path, text, index), text.replace(gone, ''));
      const crlf = text.replaceAll('\n', '\r\n');
      assert.equal(without(path, crlf, index), crlf.replace(gone.replaceAll('\n', '\r\n'), ''));
    });
  }

  test('the last of a JSON list takes the comma before it along', () => {
    const after = without('defects.json', json, 2);
    assert.equal(
      after,
      json.replace('}, // two', '} // two').replace('  { "id": "A-3", "title": "Three" }\n', ''),
    );
  });

  test('the only item leaves an empty list', () => {
    const text = 'version: 1\ndefects:\n  - id: A-1\n    title: One\n';
    assert.match(without('defects.yaml', text, 0), /^version: 1\ndefects:\s+\[\]\n$/u);
  });

  test('an entry that others take over by an anchor is refused', () => {
    const text = 'version: 1\ndefects:\n  - &a\n    id: A-1\n    title: One\n  - <<: *a\n    id: A-2\n';
    assert.match(without('defects.yaml', text, 0), /^refused/u);
  });
});

const section = (id: string, more = ''): string =>
  `### ${id}: It breaks ${id}\n\n**Severity**: High\n**Status**: Open\n${more}\n`;
const sections = `# R

## P0 Defects

${section('A-1', '\n#### Required change\n\n`src/a.py`:\n\n```python\n# Add to src/a.py\nx = 1\n```\n\n---\n')}${section('A-2')}## More

Words.

${section('A-3')}`;

suite('planDelete: sections of reports', () => {
  const rows: [name: string, text: string, index: number, gone: string][] = [
    [
      'up to the next heading, with its rule and its code',
      sections,
      0,
      sections.slice(sections.indexOf('### A-1'), sections.indexOf('### A-2')),
    ],
    ['up to a heading of a higher level', sections, 1, section('A-2')],
    [
      'the last takes the empty lines above it along',
      sections.trimEnd() + '\n',
      2,
      `\n${section('A-3').trimEnd()}\n`,
    ],
    [
      'what follows a rule stays',
      `# R\n\n## P0 Defects\n\n${section('A-1')}---\n\nAll of these are old.\n\n${section('A-2')}`,
      0,
      section('A-1'),
    ],
    [
      'a bold line that does the work of a heading',
      '# R\n\n## Findings\n\n**[H-01] It breaks**\n\nSeverity: High\n\nImpact: all is lost\n\n**[H-02] It halts**\n\nSeverity: Low\n\nImpact: it waits\n',
      0,
      '**[H-01] It breaks**\n\nSeverity: High\n\nImpact: all is lost\n\n',
    ],
  ];
  for (const [name, text, index, gone] of rows)
    test(name, () => {
      assert.ok(text.includes(gone), 'is there');
      assert.equal(without('READINESS.md', text, index), text.replace(gone, ''));
    });

  test('one that holds another defect is refused', () => {
    const text = `# R\n\n## P0 Defects\n\n${section('A-1', '\n#### B-1: Jobs wait\n\n**Severity**: Low\n**Status**: Open\n')}`;
    assert.match(without('READINESS.md', text, 0), /^refused.*other things/u);
  });

  test('ids that are made of titles may be told apart otherwise; what a report counts may no longer fit', () => {
    const text =
      '# R\n\n## Top 3 gaps\n\n| Gap | Severity |\n|--|--|\n| Load tests | High |\n| Load tests | Low |\n| Chaos tests | Low |\n';
    assert.equal(without('READINESS.md', text, 0), text.replace('| Load tests | High |\n', ''));
  });
});
