import assert from 'node:assert/strict';
import { findInventory } from '../../../src/core/export/inventory/findInventory.js';
import { missingEntries } from '../../../src/core/export/inventory/missingEntries.js';
import { planInventory } from '../../../src/core/export/inventory/planInventory.js';
import { LedgerBuilder } from '../../../src/core/ledger/LedgerBuilder.js';
import type { Ledger } from '../../../src/core/model/ledger.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

type Sources = Record<string, string>;

const read = (path: string, text: string) => readSource(path, { text, encoding: 'utf-8' });
const build = (sources: Sources): Ledger =>
  new LedgerBuilder().build(Object.entries(sources).map(([path, text]) => read(path, text)));

interface Choice {
  defects?: string[];
  phases?: boolean;
  criteria?: boolean;
}

/** Everything, unless said otherwise, into `defects.yaml`. */
function plan(ledger: Ledger, existing?: string, choice: Choice = {}, natives?: string[]) {
  const defects = choice.defects ?? ledger.defects.map(({ id }) => id);
  const chosen = { defects, phases: choice.phases ?? true, criteria: choice.criteria ?? true };
  return planInventory({ ledger, chosen, path: 'defects.yaml', existing, ...(natives && { natives }) });
}

function planned(...args: Parameters<typeof plan>) {
  const result = plan(...args);
  if ('refused' in result) assert.fail(result.refused);
  return result;
}

const found: Sources = {
  'reports/inventory.json': JSON.stringify(
    {
      p0_critical_issues: {
        parser: {
          id: 'PARSE-7',
          title: 'The parser: stops at "#"',
          severity: 'HIGH',
          status: 'FAILING_TEST',
          owner: 'yes',
          effort: '3',
          description:
            'Everything after the first hash sign is taken for a comment, also inside of a quoted text, so that colours and anchors are lost.',
          impact: 'Two steps:\n- colours are lost\n- links are dead',
          affected_files: ['src/parser.py'],
          required_methods: ['unquote'],
        },
      },
      backlog: [{ id: 'SLOW-1', title: 'Start takes long', priority: 'P2', gap_percent: 8.5 }],
    },
    null,
    1,
  ),
};

const both = `# Made from the reports by Defect Ledger. What stands here rules over what they say.
version: 1

defects:
  # from reports/inventory.json:3
  - id: PARSE-7
    title: 'The parser: stops at "#"'
    priority: P0
    severity: high
    status: open
    description: >-
      Everything after the first hash sign is taken for a comment, also inside of a quoted text, so
      that colours and anchors are lost.
    impact: |-
      Two steps:
      - colours are lost
      - links are dead
    effort: "3"
    owner: "yes"
    anchors:
      - { kind: file, path: src/parser.py }
      - { kind: symbol, path: src/parser.py, name: unquote, required: true }

  # from reports/inventory.json:21
  - id: SLOW-1
    title: Start takes long
    priority: P2
    status: open
    gapPercent: 8.5
`;

/** Two reports' worth of what is not a defect. */
const plans: Sources = {
  'plan_inventory.json': JSON.stringify({
    defects: [{ id: 'A-1', title: 'One', status: 'open' }],
    phases: [
      {
        name: 'Phase 1',
        title: 'Base',
        weeks: '1-2',
        tasks: [{ task: 'Fix A-1 at last', owner: 'Team', effort_days: 2 }],
      },
    ],
  }),
  'other_defects.yaml':
    'version: 1\ncriteria:\n  - { category: speed, text: "Starts in 1 s: always", target: 1 s }\n  - { category: speed, text: Is quick, done: true }\ntemplates:\n  - id: fix-a\n    title: The fix\n    targetPath: src/a.py\n    mode: create\n    defects: [A-1]\n    code: |\n      def a():\n\n          return 1\n',
};

/** `defects.yaml` before, and after `A-1` and `A-2` were added. */
const extended: [title: string, before: string, after: string][] = [
  [
    'the style of the list: dashes at the left, no blank lines; what follows stays behind it',
    'version: 1\ndefects:\n- id: own\n  title: Own # mine\n- id: own-2\n  title: Own too\n  # still of own-2\n\n# The plan\nphases:\n- { id: p, title: P }\n',
    'version: 1\ndefects:\n- id: own\n  title: Own # mine\n- id: own-2\n  title: Own too\n  # still of own-2\n# from a.json:1\n- id: A-1\n  title: One\n  status: open\n  anchors:\n  - { kind: file, path: a.py }\n# from a.json:1\n- id: A-2\n  title: Two\n  status: resolved\n\n# The plan\nphases:\n- { id: p, title: P }\n',
  ],
  [
    'no final newline, deeper indentation',
    'version: 1\ndefects:\n    - id: own\n      title: >-\n        folded\n        text',
    'version: 1\ndefects:\n    - id: own\n      title: >-\n        folded\n        text\n\n    # from a.json:1\n    - id: A-1\n      title: One\n      status: open\n      anchors:\n        - { kind: file, path: a.py }\n\n    # from a.json:1\n    - id: A-2\n      title: Two\n      status: resolved',
  ],
  [
    'an empty list becomes a block, its comment stays',
    'version: 1\ndefects: [] # none so far\nphases: []\n',
    'version: 1\ndefects: # none so far\n  # from a.json:1\n  - id: A-1\n    title: One\n    status: open\n    anchors:\n      - { kind: file, path: a.py }\n\n  # from a.json:1\n  - id: A-2\n    title: Two\n    status: resolved\nphases: []\n',
  ],
  [
    'a missing key goes to the end',
    'version: 1\n\nphases:\n- { id: p, title: P }\n\n\n# end\n',
    'version: 1\n\nphases:\n- { id: p, title: P }\n\n\n# end\n\ndefects:\n# from a.json:1\n- id: A-1\n  title: One\n  status: open\n  anchors:\n  - { kind: file, path: a.py }\n\n# from a.json:1\n- id: A-2\n  title: Two\n  status: resolved\n',
  ],
  [
    'a list in brackets stays in brackets',
    'version: 1\ndefects: [{ id: own, title: "a, ]" }] # note\n',
    'version: 1\ndefects: [{ id: own, title: "a, ]" },\n  # from a.json:1\n  { id: A-1, title: One, status: open, anchors: [{ kind: file, path: a.py }] },\n  # from a.json:1\n  { id: A-2, title: Two, status: resolved }] # note\n',
  ],
  [
    'only comments so far',
    '# Our defects',
    '# Our defects\n\nversion: 1\n\ndefects:\n  # from a.json:1\n  - id: A-1\n    title: One\n    status: open\n    anchors:\n      - { kind: file, path: a.py }\n\n  # from a.json:1\n  - id: A-2\n    title: Two\n    status: resolved',
  ],
];
const two = build({
  'a.json':
    '{"issues":[{"id":"A-1","title":"One","status":"open","affected_files":["a.py"]},{"id":"A-2","title":"Two","status":"fixed"}]}',
});

const refused: [title: string, existing: string, reason: RegExp][] = [
  ['a syntax error', 'version: 1\ndefects:\n  - { id: A\n', /syntax error on line \d+; correct it first/],
  ['another shape', 'issues:\n  - id: A\n    severity: high\n', /own format/],
  ['a list of no entries', 'version: 1\ndefects: none\nphases: []\n', /`defects` is not a list/],
  ['JSON', '{ "version": 1, "defects": [] }', /in braces/],
  ['two documents', 'version: 1\ndefects: []\n---\na: 1\n', /several documents/],
];

suite('create inventory: text', () => {
  test('a new inventory, as a person would write it', () => {
    const ledger = build(found);
    const { text, added, firstLine, edits } = planned(ledger);
    assert.equal(text, both);
    assert.deepEqual(added, { defects: 2, phases: 0, criteria: 0, templates: 0 });
    assert.equal(text.split('\n')[firstLine], '  - id: PARSE-7');
    assert.deepEqual(edits, [
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: both },
    ]);
  });

  test('phases, criteria, templates', () => {
    const { text, added } = planned(build(plans), undefined, {}, []);
    assert.equal(
      text.slice(text.indexOf('  - id: A-1')),
      `  - id: A-1
    title: One
    status: open
    templates: [fix-a]

phases:
  # from plan_inventory.json:1
  - id: phase-1
    title: Base
    order: 1
    weeks: { start: 1, end: 2 }
    tasks:
      - title: Fix A-1 at last
        done: false
        effort: 2 days
        owner: Team
        defects: [A-1]

criteria:
  # from other_defects.yaml:3
  - category: speed
    text: "Starts in 1 s: always"
    done: false
    target: 1 s

  # from other_defects.yaml:4
  - category: speed
    text: Is quick
    done: true

templates:
  # from other_defects.yaml:6
  - id: fix-a
    title: The fix
    language: python
    targetPath: src/a.py
    mode: create
    defects: [A-1]
    code: |
      def a():

          return 1
`,
    );
    assert.deepEqual(added, { defects: 1, phases: 1, criteria: 2, templates: 1 });
  });

  test('only what was chosen', () => {
    const { text, added } = planned(build({ ...plans, ...found }), undefined, {
      defects: ['SLOW-1', 'no such'],
      criteria: false,
    });
    assert.deepEqual(added, { defects: 1, phases: 1, criteria: 0, templates: 0 });
    assert.doesNotMatch(text, /PARSE-7|criteria|templates/);
    const nothing = planned(build(found), 'version: 1\n', { defects: [], phases: false, criteria: false });
    assert.deepEqual([nothing.edits, nothing.text, nothing.firstLine], [[], 'version: 1\n', 0]);
  });

  for (const [title, before, after] of extended) {
    test(`extended: ${title}`, () => {
      const { text, firstLine } = planned(two, before);
      assert.equal(text, after);
      assert.match(text.split('\n')[firstLine]!, /id: A-1/);
      const crlf = planned(two, before.replaceAll('\n', '\r\n'));
      // A text of one line has no line end to go by.
      if (before.includes('\n')) assert.equal(crlf.text, after.replaceAll('\n', '\r\n'));
    });
  }

  for (const [title, existing, reason] of refused) {
    test(`refused: ${title}`, () => {
      const result = plan(two, existing);
      assert.ok('refused' in result, 'it was written');
      assert.match(result.refused, reason);
      assert.match(result.refused, /^defects\.yaml /);
    });
  }

  test('ids that the format does not take get dashes; what refers to them follows', () => {
    const ledger = build({
      'a.json':
        '{"issues":[{"id":"RAFT 1","title":"Spaces","status":"open"},{"id":"RAFT-1","title":"Dash","status":"open"}]}',
    });
    for (const defect of ledger.defects) if (defect.id === 'RAFT-1') defect.dependsOn.push('RAFT 1');
    const { text } = planned(ledger);
    const fragment = read('defects.yaml', text);
    assert.deepEqual(
      fragment.defects.map(({ id, title, dependsOn }) => [id, title, dependsOn]),
      [
        ['RAFT-1-2', 'Spaces', []],
        ['RAFT-1', 'Dash', ['RAFT-1-2']],
      ],
    );
    assert.deepEqual(planned(ledger, text).edits, []);
  });

  test('paths that lead out of the workspace are not written', () => {
    const [first] = two.defects;
    const outside: Ledger = {
      ...two,
      defects: [
        { ...first!, anchors: [...first!.anchors, { ...first!.anchors[0]!, kind: 'file', path: '../x.py' }] },
      ],
    };
    const fragment = read('defects.yaml', planned(outside).text);
    assert.deepEqual(fragment.problems, []);
    assert.equal(fragment.defects[0]!.anchors.length, 1);
  });

  test('the comment names every place once', () => {
    const [first] = two.defects;
    const [at] = first!.mentions;
    const mentions = [at!, { ...at!, path: 'docs/b.md' }, at!];
    const { text } = planned({ ...two, defects: [{ ...first!, mentions }] });
    assert.match(text, /^ {2}# from a\.json:1, docs\/b\.md:1$/m);
  });

  test('many places: the comment goes on in the next line', () => {
    const [first] = two.defects;
    const mentions = Array.from({ length: 9 }, (_, i) => ({
      ...first!.mentions[0]!,
      path: `docs/reports/part-${i}.md`,
    }));
    const { text } = planned({ ...two, defects: [{ ...first!, mentions }] });
    const comment = text.split('\n').filter((line) => /^ +#/.test(line));
    assert.deepEqual([comment.length, comment.every((line) => line.length <= 100)], [3, true]);
    assert.equal(comment.join('').match(/part-\d\.md:1/g)?.length, 9);
  });
});

const readinessReport = `# Ferry Booking: Readiness

## P0 Defects

### 1. Timetable Import Loses Night Sailings (P0)

**Severity**: HIGH | **Status**: FAILING | **Effort**: 3 days

- **Issue**: \`parse_sailings\` missing from \`ferry.timetable.parser\`
- **Impact**: sailings after midnight cannot be booked

### 2. Refund Job Runs Twice (P0)

**Severity**: MEDIUM | **Status**: KNOWN | **Effort**: 1 day

**Location**: \`src/refunds/job.py:10-24\`

#### File: \`src/refunds/lock.py\`

\`\`\`python
def lock(name):
    return open(name, "x")
\`\`\`

## Gaps

| Component | Gap % | Effort | Impact |
|-----------|-------|--------|--------|
| Offline tickets | 12% | HIGH | Passengers without network |
| Seat map speed | 4.5% | LOW | Slow on phones |

## Roadmap

### Phase 1: Repairs (Weeks 1-2)

- [ ] Parse night sailings
- [x] Reproduce the double refund

### Phase 2: Offline (Weeks 3-5)

- [ ] Sign tickets

## Launch checklist

- [ ] Backups are restored once a month
- [x] On-call rota is staffed
`;

suite('create inventory: with the ledger', () => {
  const shapes: [title: string, sources: Sources][] = [
    ['a report', { 'docs/READINESS.md': readinessReport }],
    ['a report and an inventory', { ...found, 'docs/READINESS.md': readinessReport }],
    ['inventories of other shapes', found],
    ['phases and criteria', { 'plan_inventory.json': plans['plan_inventory.json']! }],
    [
      'entries without ids',
      {
        'a_defects_inventory.yaml':
          'p1_gaps:\n  slow_start: { severity: low, status: open }\n  memory_growth: { severity: high, gap: 12, affected_files: [src/m.py] }\nissues:\n  - title: "Sockets: never closed"\n    severity: HIGH\n    priority: P0\n',
      },
    ],
  ];
  for (const [title, sources] of shapes) {
    test(`${title}: the same defects afterwards, the new inventory first`, () => {
      const before = build(sources);
      const { text } = planned(before);
      const after = build({ ...sources, 'defects.yaml': text });
      assert.ok(before.defects.length > 0);
      const ids = ({ defects }: Ledger) => defects.map(({ id }) => id).sort();
      assert.deepEqual(ids(after), ids(before));
      for (const defect of after.defects) {
        const known = before.defects.find(({ id }) => id === defect.id)!;
        assert.deepEqual(
          defect.mentions.map(({ path }) => path),
          ['defects.yaml', ...known.mentions.map(({ path }) => path)],
        );
        assert.equal(defect.title, known.title);
      }
      const phases = (ledger: Ledger) =>
        ledger.phases.map(({ id, title, tasks }) => [id, title, tasks.length]);
      assert.deepEqual(phases(after), phases(before));
      assert.deepEqual(missingEntries(after, ['defects.yaml']), { defects: [], phases: [], criteria: [] });
      assert.deepEqual(planned(after, text).edits, []);
    });
  }

  test('what a person changed in it rules, and stays when new entries come', () => {
    const { text } = planned(two);
    const edited = text
      .replace('title: One', 'title: One, said better # by me')
      .replace('status: open', 'status: blocked');
    const more = {
      'b.json':
        '{"issues":[{"id":"A-1","title":"One again","status":"open"},{"id":"B-1","title":"New","status":"open"}]}',
    };
    const ledger = build({ ...more, 'defects.yaml': edited });
    assert.deepEqual(
      ledger.defects.filter(({ id }) => id === 'A-1').map((d) => [d.title, d.status]),
      [['One, said better', 'blocked']],
    );
    const again = planned(ledger, edited);
    assert.equal(again.text, `${edited}\n  # from b.json:1\n  - id: B-1\n    title: New\n    status: open\n`);
    assert.deepEqual(again.added, { defects: 1, phases: 0, criteria: 0, templates: 0 });
  });

  test('a template that is there under another id is not written again', () => {
    const existing =
      'version: 1\ntemplates:\n  - id: mine\n    targetPath: src/a.py\n    code: |\n      x = 1\n';
    const [first] = two.defects;
    const source = first!.mentions[0]!;
    const template = {
      title: 'T',
      language: 'python',
      targetPath: 'src/a.py',
      mode: 'merge',
      source,
    } as const;
    const ledger: Ledger = {
      ...two,
      defects: [{ ...first!, templates: ['same', 'other'] }],
      templates: [
        { ...template, id: 'same', code: 'x = 1\r\n\r\n' },
        { ...template, id: 'other', code: 'x = 2\n' },
      ],
    };
    const { text, added } = planned(ledger, existing);
    const fragment = read('defects.yaml', text);
    assert.equal(added.templates, 1);
    assert.deepEqual(
      fragment.templates.map(({ id }) => id),
      ['mine', 'other'],
    );
    assert.deepEqual(fragment.defects[0]!.templates, ['mine', 'other']);
  });

  test('a report: everything that it says is there', () => {
    const ledger = build({ 'docs/READINESS.md': readinessReport });
    const { text, added } = planned(ledger);
    // What the reader makes of the report is tested with the reader.
    const { defects, phases, criteria, templates } = ledger;
    assert.deepEqual(
      added,
      Object.fromEntries(
        Object.entries({ defects, phases, criteria, templates }).map(([k, v]) => [k, v.length]),
      ),
    );
    assert.ok(defects.length > 3 && phases.length === 2 && criteria.length > 1, 'too little was read');
    const line = readinessReport.split('\n').findIndex((each) => each.startsWith('### 1.')) + 1;
    assert.ok(text.includes(`\n  # from docs/READINESS.md:${line}\n  - id: `), text);
    assert.match(text, /- \{ kind: import, module: ferry\.timetable\.parser, names: \[parse_sailings\] \}/);
    assert.deepEqual(read('defects.yaml', text).problems, []);
  });

  const targets: [title: string, files: Sources, path: string, natives: string[]][] = [
    ['none yet', found, 'defects.yaml', []],
    ['one elsewhere', { ...found, 'docs/defects.yml': both }, 'docs/defects.yml', ['docs/defects.yml']],
    [
      'several: the one at the top',
      { 'docs/defects.yaml': both, 'defects.yml': both, 'a/b/defects.yaml': both, 'defects.yaml': both },
      'defects.yaml',
      ['defects.yaml', 'defects.yml', 'docs/defects.yaml', 'a/b/defects.yaml'],
    ],
    [
      'one in JSON, which cannot bear comments',
      { 'defects.json': '{"version":1,"defects":[]}' },
      'defects.yaml',
      ['defects.json'],
    ],
  ];
  for (const [title, files, path, natives] of targets) {
    test(`where it is written: ${title}`, async () => {
      assert.deepEqual(await findInventory(build(files), new MemoryFiles(files)), { path, natives });
    });
  }

  test('what is offered: the most urgent first, nothing that a native inventory has', () => {
    const ledger = build({
      ...found,
      'defects.yaml': 'version: 1\ndefects:\n  - { id: PARSE-7, title: t }\n',
    });
    assert.deepEqual(
      missingEntries(ledger, ['defects.yaml']).defects.map(({ id }) => id),
      ['SLOW-1'],
    );
    assert.deepEqual(
      missingEntries(ledger, []).defects.map(({ id }) => id),
      ['PARSE-7', 'SLOW-1'],
    );
  });
});
