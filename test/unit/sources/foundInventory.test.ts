import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { AnchorEntry, Fragment } from '../../../src/core/sources/fragment.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { LineIndex } from '../../../src/core/text/LineIndex.js';
import { root, sharedFolder } from '../support/sharedReports.js';

const read = (text: string, name = 'inventory.json'): Fragment =>
  readSource(name, { text, encoding: 'utf-8' });
const plain = ({ inferred: _, source: __, ...anchor }: AnchorEntry) => anchor;

suite('found inventory: the model case', () => {
  const folder = sharedFolder('reports');
  const fragment =
    folder &&
    read(fs.readFileSync(path.join(folder, 'defects_inventory.json'), 'utf8'), 'defects_inventory.json');
  const real = (title: string, run: (fragment: Fragment) => void): void => {
    test(title, function () {
      if (!fragment) return this.skip();
      run(fragment);
    });
  };

  real('12 defects with priority, severity and gap', ({ defects }) => {
    assert.deepEqual(
      defects.map((d) => [d.id, d.priority, d.severity, d.gapPercent, d.status]),
      [
        ['LIBOQS_VERSION_001', 'P0', 'high', undefined, 'open'],
        ['RAFT_CONSENSUS_001', 'P0', 'medium', undefined, 'open'],
        ['SPIRE_INFRA_001', 'P0', 'medium', undefined, 'open'],
        ['MAPE_K_001', 'P1', 'high', 10, 'open'],
        ['CHAOS_001', 'P1', 'high', 10, 'open'],
        ['LOAD_001', 'P1', 'medium', 8.5, 'open'],
        ['OTEL_001', 'P1', 'medium', 5, 'open'],
        ['RAG_001', 'P1', 'low', 6.5, 'open'],
        ['PROM_001', 'P1', 'medium', 3.5, 'open'],
        ['CHAOS_TESTS_001', undefined, undefined, undefined, 'open'],
        ['LOAD_TESTS_001', undefined, undefined, undefined, 'open'],
        ['E2E_WORKFLOW_001', undefined, undefined, 70, 'open'],
      ],
    );
    assert.deepEqual(
      defects.slice(0, 3).map((d) => d.rawStatus),
      ['KNOWN_ISSUE', 'FAILING_TEST', 'ENVIRONMENTAL'],
    );
  });

  real('5 phases of two weeks, 10 tasks with days and owner', ({ phases }) => {
    assert.deepEqual(
      phases.map((p) => p.weeks),
      [1, 3, 5, 7, 9].map((start) => ({ start, end: start + 1 })),
    );
    const tasks = phases.flatMap((p) => p.tasks);
    assert.equal(tasks.length, 10);
    assert.ok(
      tasks.every((task) => /^\d+ days?$/.test(task.effort ?? '') && task.owner !== undefined && !task.done),
    );
  });

  real('11 criteria in 3 categories, readiness 50-55 of 100', ({ criteria, readiness }) => {
    assert.equal(criteria.length, 11);
    assert.deepEqual(
      [...new Set(criteria.map((c) => c.category))],
      ['Functionality', 'Performance', 'Reliability'],
    );
    assert.deepEqual(
      readiness.map(({ current, target }) => ({ current, target })),
      [{ current: { min: 50, max: 55 }, target: 100 }],
    );
  });

  real('anchors of the Raft and the LibOQS defect', ({ defects }) => {
    const anchors = (id: string) => defects.find((d) => d.id === id)!.anchors.map(plain);
    assert.deepEqual(anchors('RAFT_CONSENSUS_001'), [
      { kind: 'test', path: 'tests/consensus/test_raft_*.py', name: 'test_snapshot_creation' },
      { kind: 'file', path: 'src/consensus/raft_state.py' },
      { kind: 'symbol', path: 'src/consensus/raft_state.py', name: 'create_snapshot', required: true },
      { kind: 'symbol', path: 'src/consensus/raft_state.py', name: 'restore_snapshot', required: true },
    ]);
    assert.deepEqual(
      anchors('LIBOQS_VERSION_001').map((a) => a.kind),
      ['dependency', 'file', 'file'],
    );
    const dependency = anchors('LIBOQS_VERSION_001')[0];
    assert.deepEqual(dependency, {
      kind: 'dependency',
      ecosystem: 'pypi',
      name: 'liboqs-python',
      version: '0.14.1',
    });
    const options = defects[0]!.fixOptions;
    assert.deepEqual(
      options.map((o) => o.recommended),
      [true, false],
    );
  });

  real('no problems', ({ problems }) => assert.deepEqual(problems, []));
});

suite('found inventory: the sample', () => {
  const text = fs.readFileSync(path.join(root, 'examples/mesh-node/defects_inventory.json'), 'utf8');
  const fragment = read(text);

  test('counts', () => {
    const count = (list: { tasks: unknown[] }[]) => list.reduce((sum, p) => sum + p.tasks.length, 0);
    assert.deepEqual(
      [fragment.defects.length, fragment.phases.length, count(fragment.phases), fragment.criteria.length],
      [9, 4, 10, 8],
    );
  });

  test('every range is the text that was read', () => {
    const lines = new LineIndex(text);
    for (const defect of fragment.defects) {
      const range = defect.fieldRanges.id!;
      assert.equal(text.slice(lines.offset(range.start), lines.offset(range.end)), JSON.stringify(defect.id));
      const { start, end } = defect.mention.range;
      assert.match(text.slice(lines.offset(start), lines.offset(end)), /^"[\s\S]*\}$/);
    }
  });
});

/** Other shapes than the model case. */
const shapes: { title: string; text: string; name?: string; check: (fragment: Fragment) => void }[] = [
  {
    title: 'a list at the top',
    text: '[{"id":"A-1","title":"x","severity":"CRITICAL"},{"id":"A-2","title":"y","status":"Fixed"}]',
    check: ({ defects }) =>
      assert.deepEqual(
        defects.map((d) => [d.id, d.severity, d.status]),
        [
          ['A-1', 'critical', 'open'],
          ['A-2', undefined, 'resolved'],
        ],
      ),
  },
  {
    title: 'findings in YAML with a location',
    name: 'findings.yaml',
    text: 'findings:\n  - name: SQL built by hand\n    severity: High\n    location: app/db.py:12-14\n  - name: Old TLS\n    severity: Low\n    file: app/net.py\n    line: 7\n',
    check: ({ defects }) => {
      assert.deepEqual(
        defects.map((d) => [d.id, d.title, d.severity]),
        [
          ['SQL-built-by-hand', 'SQL built by hand', 'high'],
          ['Old-TLS', 'Old TLS', 'low'],
        ],
      );
      assert.deepEqual(defects[0]!.anchors.map(plain), [
        {
          kind: 'range',
          path: 'app/db.py',
          range: { start: { line: 11, character: 0 }, end: { line: 14, character: 0 } },
        },
      ]);
      assert.deepEqual(defects[1]!.anchors.map((a) => a.kind).sort(), ['file', 'range']);
    },
  },
  {
    title: 'a group whose keys are the titles',
    text: '{"p1_known_gaps":{"slow_start":{"severity":"low","impact":{"severity":"HIGH","description":"users wait"}}}}',
    check: ({ defects }) => {
      assert.deepEqual(
        defects.map((d) => [d.id, d.title, d.priority, d.kind, d.impact]),
        [['slow_start', 'Slow start', 'P1', 'gap', 'users wait']],
      );
    },
  },
  {
    title: 'fix options, tasks and totals are no defects',
    text: '{"issues":[{"id":"I1","description":"d","fix_options":[{"option":1,"description":"a","risk":"LOW"}]}],"summary":{"total":3,"description":"all"},"roadmap":{"phases":[{"name":"One","tasks":[{"task":"t","status":"done","priority":"P0"}]}]}}',
    check: ({ defects, phases }) => {
      assert.deepEqual(
        defects.map((d) => d.id),
        ['I1'],
      );
      assert.deepEqual(
        phases.map((p) => [p.title, p.tasks.map((t) => t.done)]),
        [['One', [true]]],
      );
    },
  },
  {
    title: 'a severity nobody knows is a problem at its value, the entry stays',
    text: '{"defects":[{"id":"X","title":"t","severity":"HUGE"}]}',
    check: ({ defects, problems }) => {
      assert.equal(defects.length, 1);
      assert.equal(problems.length, 1);
      assert.match(problems[0]!.message, /HUGE.*expected critical, high, medium or low/);
      assert.deepEqual(problems[0]!.range, {
        start: { line: 0, character: 45 },
        end: { line: 0, character: 51 },
      });
    },
  },
  {
    title: 'paths that leave the workspace are problems, never anchors',
    text: '{"bugs":[{"id":"B","status":"OPEN","affected_files":["../../etc/passwd","/etc/shadow","ok.py"]}]}',
    check: ({ defects, problems }) => {
      assert.deepEqual(defects[0]!.anchors.map(plain), [{ kind: 'file', path: 'ok.py' }]);
      assert.equal(problems.length, 2);
    },
  },
  {
    title: 'unknown keys are kept as details',
    text: '{"bugs":[{"id":"B","status":"OPEN","weather":{"today":"rain"},"team_size":2}]}',
    check: ({ defects }) =>
      assert.deepEqual(defects[0]!.details, { weather: { today: 'rain' }, team_size: 2 }),
  },
  {
    title: 'phases by explicit weeks and by duration',
    text: '{"roadmap":{"phase_1":{"weeks":"1-3","focus":"a","tasks":["x","y"]},"phase_2":{"duration_weeks":2,"focus":"b","tasks":["z"]}}}',
    check: ({ phases }) =>
      assert.deepEqual(
        phases.map((p) => [p.order, p.title, p.weeks, p.tasks.length]),
        [
          [1, 'a', { start: 1, end: 3 }, 2],
          [2, 'b', { start: 4, end: 5 }, 1],
        ],
      ),
  },
  {
    title: 'a defects.json of another tool',
    name: 'defects.json',
    text: '{"defects":[{"id":"B-1","title":"x","severity":"High","status":"Open","file":"a.py","line":3}]}',
    check: ({ defects, problems }) => {
      assert.deepEqual(
        defects.map((d) => [d.id, d.severity, d.anchors.map((a) => a.kind).sort()]),
        [['B-1', 'high', ['file', 'range']]],
      );
      assert.deepEqual(problems, []);
    },
  },
  {
    title: 'groups by severity',
    text: '{"issues":{"critical":[{"title":"a","description":"d"}],"low":[{"message":"only words"}]}}',
    check: ({ defects }) =>
      assert.deepEqual(
        defects.map((d) => [d.title, d.severity]),
        [
          ['a', 'critical'],
          ['only words', 'low'],
        ],
      ),
  },
  {
    title: 'phases without tasks, because the key says so',
    text: '{"phases":[{"name":"One","description":"d"},{"name":"Two"}],"roadmap":{"phases":[{"title":"Three"}]}}',
    check: ({ phases }) =>
      assert.deepEqual(
        phases.map((p) => p.title),
        ['One', 'Two', 'Three'],
      ),
  },
  {
    title: 'what describes the project is no defect, a stray among defects is said',
    text: '{"project":{"name":"x","status":"active"},"readiness":0.55,"bugs":[{"id":"B","status":"OPEN"},"only text",null]}',
    check: ({ defects, problems, readiness }) => {
      assert.deepEqual(
        defects.map((d) => d.id),
        ['B'],
      );
      assert.deepEqual(
        problems.map((p) => [p.severity, p.range.start.character]),
        [['information', 94]],
      );
      assert.deepEqual(readiness[0]!.current, { min: 55, max: 55 });
    },
  },
  {
    title: 'phases that are bare lists of tasks',
    text: '{"roadmap":{"Q1 2026":["a","b"],"Q2 2026":[{"task":"c","status":"done"}]}}',
    check: ({ phases }) =>
      assert.deepEqual(
        phases.map((p) => [p.title, p.tasks.map((t) => [t.title, t.done])]),
        [
          [
            'Q1 2026',
            [
              ['a', false],
              ['b', false],
            ],
          ],
          ['Q2 2026', [['c', true]]],
        ],
      ),
  },
  {
    title: 'required methods as each language writes them',
    text: JSON.stringify({
      bugs: [
        {
          id: 'B',
          status: 'OPEN',
          file: 'src/store.go',
          required_methods: [
            'Store::restore',
            'Store#encode(byte[])',
            'pub async fn flush(&self) -> u8',
            'func (s *Store) Restore(data []byte) error',
            '(*Tree[T]).Insert',
            'Store.#secret',
            'write the rest of it',
          ],
        },
      ],
    }),
    check: ({ defects }) =>
      assert.deepEqual(
        defects[0]!.anchors.flatMap((anchor) => (anchor.kind === 'symbol' ? [anchor.name] : [])),
        ['Store::restore', 'Store#encode', 'flush', 'Store.Restore', 'Tree.Insert', 'Store.#secret'],
      ),
  },
  {
    title: 'required methods without a file stay details',
    text: '{"bugs":[{"id":"B","status":"OPEN","required_methods":["save()"]}]}',
    check: ({ defects }) => {
      assert.deepEqual(defects[0]!.anchors, []);
      assert.deepEqual(defects[0]!.details, { required_methods: ['save()'] });
    },
  },
  {
    title: 'one broken entry does not hide the others',
    text: '{"bugs":[{"id":"A","status":"OPEN"},{"id":"B","status":},{"id":"C","status":"OPEN"}]}',
    check: (fragment) => {
      assert.ok(fragment.broken);
      assert.deepEqual(
        fragment.defects.map((d) => d.id).filter((id) => id !== 'B'),
        ['A', 'C'],
      );
      assert.match(fragment.problems[0]!.message, /value is expected/);
    },
  },
  {
    title: 'an empty file says nothing',
    text: '',
    check: ({ defects, problems }) => assert.deepEqual([defects, problems], [[], []]),
  },
  {
    title: 'a single value is a problem',
    text: '42',
    check: ({ problems }) => assert.equal(problems.length, 1),
  },
];

suite('found inventory: other shapes', () => {
  for (const { title, text, name, check } of shapes) test(title, () => check(read(text, name)));
});

suite('found inventory: values that are none', () => {
  const places: [file: unknown, expected: string | undefined][] = [
    [null, undefined],
    ['', undefined],
    ['  ', undefined],
    [7, undefined],
    [true, undefined],
    [['a.py'], undefined],
    ['a.py', 'a.py'],
  ];
  for (const [file, expected] of places) {
    test(`a place in the file ${JSON.stringify(file)}`, () => {
      const defect = { title: 'Late', severity: 'high', at: { file, line: 3 } };
      const [found] = read(JSON.stringify({ findings: [defect] })).defects;
      const ranges = found!.anchors.flatMap((anchor) => (anchor.kind === 'range' ? [anchor.path] : []));
      assert.deepEqual(ranges, expected === undefined ? [] : [expected]);
    });
  }

  for (const [name, text] of [
    ['a.json', '{"findings":[{"title":"Late","severity":"high","__proto__":{"evil":1},"note":"n"}]}'],
    ['a.yaml', 'findings:\n  - title: Late\n    severity: high\n    __proto__: { evil: 1 }\n    note: n\n'],
  ] as const) {
    test(`\`__proto__\` is a detail like any other, ${name}`, () => {
      const { details } = read(text, name).defects[0]!;
      assert.equal(Object.getPrototypeOf(details), Object.prototype);
      assert.deepEqual(Object.entries(details), [
        ['__proto__', { evil: 1 }],
        ['note', 'n'],
      ]);
    });
  }
});
