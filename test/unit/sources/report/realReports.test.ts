import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { LedgerBuilder } from '../../../../src/core/ledger/LedgerBuilder.js';
import type { Ledger } from '../../../../src/core/model/ledger.js';
import type { Fragment } from '../../../../src/core/sources/fragment.js';
import { readSource } from '../../../../src/core/sources/readSource.js';
import { sharedFolder } from '../../support/sharedReports.js';

/** What READING.md's table asks of each real document. */
interface Expected {
  readiness: { min: number; max: number; point?: number };
  scores?: number[];
  suites?: [passed: number, total: number][];
  /** Defects once rows and details are joined: one of these counts. */
  defects?: number[];
  gaps?: number[];
  severities?: Record<string, string[]>;
  tasks: number[];
  weeks: [number, number][];
  titles?: string[];
  exitCriteria?: number[];
  exitDone?: number;
  criteria?: Record<string, [done: number, total: number]>;
  templates?: string[];
}

const twoWeekly: [number, number][] = [
  [1, 2],
  [3, 4],
  [5, 6],
  [7, 8],
  [9, 10],
  [11, 12],
];

const table: Record<string, Expected> = {
  ANALYSIS_COMPLETE: {
    readiness: { min: 50, max: 55 },
    suites: [
      [21, 21],
      [14, 14],
      [1, 1],
      [0, 30],
      [0, 5],
    ],
    defects: [12, 13],
    gaps: [10, 10, 8.5, 6.5, 6.5, 5, 5, 3.5, 3, 3, 2],
    severities: { P0: ['high', 'medium', 'medium'] },
    tasks: [3, 2, 2, 3, 2, 3],
    titles: ['Foundation', 'Self-Healing', 'Observability', 'Integration', 'Performance', 'Validation'],
    weeks: twoWeekly,
    criteria: { 'Deliverables Checklist': [8, 8] },
    templates: [],
  },
  README_ANALYSIS: {
    readiness: { min: 50, max: 55 },
    suites: [
      [21, 21],
      [14, 14],
      [1, 1],
      [0, 30],
      [0, 5],
    ],
    defects: [5],
    gaps: [10, 10, 8.5, 6.5, 6.5],
    tasks: [0, 0, 0, 0, 0, 0],
    weeks: twoWeekly,
    exitCriteria: [3, 0, 3, 0, 0, 3],
    exitDone: 0,
    criteria: { "What's Included": [8, 8] },
    templates: [],
  },
  PHASE4_PRODUCTION_READINESS_FINAL: {
    readiness: { min: 85, max: 90, point: 88 },
    scores: [95, 100, 100, 95, 100, 90, 75, 95, 90, 85, 80],
    defects: [10],
    tasks: [2, 3, 3, 4],
    weeks: [
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ],
    criteria: {
      'Must-Have (Required for Production Go-Live)': [5, 6],
      'Should-Have (Recommended for Production)': [3, 4],
      'Nice-to-Have (For mature production)': [0, 4],
      'Immediate Actions (Next 24 Hours)': [0, 3],
      'Conditions for Go-Live': [0, 4],
    },
    templates: [],
  },
  P0_DEFECTS_TECHNICAL_ANALYSIS: {
    readiness: { min: 50, max: 55 },
    suites: [
      [21, 21],
      [14, 14],
      [1, 1],
      [0, 30],
      [0, 5],
      [5, 15],
    ],
    defects: [12, 13],
    gaps: [10, 10, 8.5, 6.5, 6.5, 5, 5, 3.5, 3, 3, 2],
    severities: { P0: ['high', 'medium', 'medium'] },
    tasks: [3, 3, 3, 4, 3, 4],
    weeks: twoWeekly,
    criteria: {
      Functionality: [0, 4],
      Performance: [0, 5],
      Reliability: [0, 4],
      Observability: [0, 4],
      Documentation: [0, 4],
    },
    templates: [
      'src/consensus/raft_state.py',
      'docker-compose.spire.yml',
      'tests/load/test_mesh_throughput.py',
      'src/observability/otel_setup.py',
      'src/consensus/raft_state.py',
      'src/core/mape_k_loop.py',
      'src/observability/telemetry.py',
    ],
  },
  'PRODUCTION-READINESS-SUMMARY': {
    readiness: { min: 38, max: 38 },
    scores: [90, 90, 85],
    gaps: [20, 30, 25, 15, 40],
    tasks: [4, 4],
    weeks: [
      [8, 8],
      [24, 24],
    ],
    titles: ['Beta Release (v0.5.0)', 'Production Release (v1.0.0)'],
    exitCriteria: [5, 7],
    exitDone: 0,
    criteria: {
      'Beta (v0.5.0) Targets': [0, 6],
      'Production (v1.0.0) Targets': [0, 8],
      'Next Steps': [1, 5],
    },
    templates: [],
  },
};

const seedOf: Record<string, string> = {
  README_ANALYSIS: '000',
  ANALYSIS_COMPLETE: '001',
  PHASE4_PRODUCTION_READINESS_FINAL: '002',
  P0_DEFECTS_TECHNICAL_ANALYSIS: '003',
  'PRODUCTION-READINESS-SUMMARY': '004',
};

function read(name: string): Fragment | undefined {
  const folder = sharedFolder('reports');
  if (!folder) return undefined;
  const text = fs.readFileSync(path.join(folder, `${name}.md`), 'utf8');
  return readSource(`${name}.md`, { text, encoding: 'utf-8' });
}

function readSeed(name: string): Fragment | undefined {
  const folder = sharedFolder('seeds');
  const file = folder && fs.readdirSync(folder).find((one) => one.startsWith(seedOf[name]!));
  if (!folder || !file) return undefined;
  return readSource(`${name}.md`, {
    text: fs.readFileSync(path.join(folder, file), 'utf8'),
    encoding: 'utf-8',
  });
}

function check(fragment: Fragment, expected: Expected): void {
  const { readiness, defects, phases, suites, scores, templates, criteria } = fragment;
  assert.deepEqual(
    readiness.map((one) => one.current),
    [expected.readiness],
  );
  assert.deepEqual(
    phases.map((phase) => phase.tasks.length),
    expected.tasks,
  );
  if (expected.titles)
    assert.deepEqual(
      phases.map(({ title }) => title),
      expected.titles,
    );
  assert.deepEqual(
    phases.map(({ weeks }) => weeks && [weeks.start, weeks.end]),
    expected.weeks,
  );
  if (expected.scores)
    assert.deepEqual(
      scores.map((score) => score.percent),
      expected.scores,
    );
  if (expected.suites)
    assert.deepEqual(
      suites.map(({ passed, total }) => [passed, total]),
      expected.suites,
    );
  if (expected.gaps) {
    const list = defects.find((defect) => defect.gapPercent !== undefined)!.siblings;
    assert.deepEqual(
      defects.filter((d) => d.siblings === list).map((d) => d.gapPercent),
      expected.gaps,
    );
  }
  for (const [priority, severities] of Object.entries(expected.severities ?? {})) {
    const found = defects.filter((defect) => defect.priority === priority).map((defect) => defect.severity);
    assert.deepEqual(found, severities);
  }
  if (expected.exitCriteria) {
    assert.deepEqual(
      phases.map((phase) => phase.exitCriteria.length),
      expected.exitCriteria,
    );
    assert.equal(
      phases.flatMap((phase) => phase.exitCriteria).filter(({ done }) => done).length,
      expected.exitDone,
    );
  }
  for (const [category, [done, total]] of Object.entries(expected.criteria ?? {})) {
    const own = criteria.filter((criterion) => criterion.category === category);
    assert.deepEqual([own.filter((one) => one.done).length, own.length], [done, total], category);
  }
  if (expected.templates)
    assert.deepEqual(
      templates.map(({ targetPath }) => targetPath),
      expected.templates,
    );
  assert.deepEqual(
    fragment.problems.filter(({ severity }) => severity === 'error'),
    [],
  );
  if (expected.defects) {
    const count = new LedgerBuilder().build([fragment]).defects.length;
    assert.ok(
      expected.defects.includes(count),
      `${count} defects, expected ${expected.defects.join(' or ')}`,
    );
  }
}

/** Everything but the places. */
function withoutRanges(ledger: Ledger): unknown {
  return JSON.parse(
    JSON.stringify(ledger, (key, value: unknown) =>
      key === 'range' || key === 'repaired' ? undefined : value,
    ),
  );
}

suite('real reports', () => {
  for (const [name, expected] of Object.entries(table)) {
    test(`${name}: what READING asks of it`, function () {
      const fragment = read(name);
      if (!fragment) return this.skip();
      check(fragment, expected);
    });

    test(`${name}, damaged by a wrong decoding: the same`, function () {
      const [fragment, original] = [readSeed(name), read(name)];
      if (!fragment || !original) return this.skip();
      assert.ok(fragment.source.repaired);
      check(fragment, expected);
      assert.deepEqual(
        withoutRanges(new LedgerBuilder().build([fragment])),
        withoutRanges(new LedgerBuilder().build([original])),
      );
    });
  }

  test('the known issues of a final assessment: fields, risks beside them, the missing import', function () {
    const fragment = read('PHASE4_PRODUCTION_READINESS_FINAL');
    if (!fragment) return this.skip();
    const issues = fragment.defects.filter(({ kind }) => kind === 'defect');
    assert.deepEqual(
      issues.map(({ severity }) => severity),
      ['high', 'medium', 'medium', 'low', 'low'],
    );
    for (const issue of issues) {
      assert.ok(issue.description && issue.timeline && issue.fixOptions.length === 1, issue.title);
      assert.equal(issue.status, 'open');
    }
    const [anchor] = issues[0]!.anchors;
    assert.ok(anchor?.kind === 'import');
    assert.deepEqual(
      [anchor.module, anchor.names],
      ['src.monitoring.metrics', ['record_self_healing_event']],
    );
    const risks = fragment.defects.filter(({ kind }) => kind === 'risk');
    assert.deepEqual(
      risks.map(({ severity }) => severity),
      ['low', 'low', 'low', 'low', 'medium'],
    );
  });

  test('P0 sections: severity, status, effort, places in code, a checklist', function () {
    const fragment = read('P0_DEFECTS_TECHNICAL_ANALYSIS');
    if (!fragment) return this.skip();
    const [oqs, raft, spire] = fragment.defects.filter(({ priority }) => priority === 'P0');
    assert.deepEqual(
      [oqs, raft, spire].map((one) => [one!.severity, one!.rawStatus, one!.effort]),
      [
        ['high', 'KNOWN_ISSUE', 'LOW'],
        ['medium', 'FAILING_TEST', 'MEDIUM'],
        ['medium', 'ENVIRONMENTAL', 'MEDIUM'],
      ],
    );
    const place = oqs!.anchors.find(({ kind }) => kind === 'range');
    assert.ok(place?.kind === 'range');
    assert.deepEqual(
      [place.path, place.range.start.line, place.range.end.line],
      ['src/security/post_quantum_liboqs.py', 0, 50],
    );
    assert.deepEqual(
      oqs!.fixOptions.map(({ recommended }) => recommended),
      [true, false],
    );
    const kinds = raft!.anchors.map((anchor) => `${anchor.kind} ${'path' in anchor ? anchor.path : ''}`);
    assert.deepEqual(kinds, ['test tests/consensus/test_raft_*.py', 'file src/consensus/raft_state.py']);
    const loop = fragment.defects.find(({ form, gapPercent }) => form === 'section' && gapPercent === 10);
    assert.equal(loop!.checklist.length, 5);
  });

  test('action items and risks of an executive summary', function () {
    const fragment = read('PRODUCTION-READINESS-SUMMARY');
    if (!fragment) return this.skip();
    const actions = fragment.defects.filter(({ kind }) => kind === 'action');
    assert.deepEqual(
      actions.map(({ checklist }) => checklist.length),
      [5, 6, 6, 6, 6],
    );
    for (const { priority, description, target, timeline, effort } of actions) {
      assert.equal(priority, 'P0');
      assert.ok(description && target && timeline && effort);
    }
    const risks = fragment.defects.filter(({ kind }) => kind === 'risk');
    assert.deepEqual(
      risks.map(({ severity }) => severity),
      ['critical', 'critical', 'critical', 'high', 'medium'],
    );
    for (const { impact, details } of risks)
      assert.ok(impact && details['Probability'] && details['Mitigation Status']);
  });
});
