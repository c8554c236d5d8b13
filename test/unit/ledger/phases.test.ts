import assert from 'node:assert/strict';
import { joinPhases } from '../../../src/core/ledger/phases/joinPhases.js';
import { phasesOfDefects } from '../../../src/core/ledger/phases/phasesOfDefects.js';
import type { Phase } from '../../../src/core/model/ledger.js';
import { RANKS } from '../../../src/core/sources/fragment.js';
import { fragmentsOf, groupsOf, HandMade } from './handMadeFragments.js';

const join = (...sources: HandMade[]): Phase[] => {
  const fragments = fragmentsOf(sources);
  return joinPhases(fragments, groupsOf(fragments));
};
const places = (phases: readonly Phase[]) =>
  phases.map(({ title, mentions }) => [title, ...mentions.map(({ path }) => path)]);

/** Defects of an invented post office, with the words that real lists of this kind have. */
const office = (path = 'defects.json'): HandMade =>
  new HandMade(path, { rank: RANKS.found })
    .defect('GRPC_001', 'gRPC version mismatch')
    .defect('PAXOS_001', 'Paxos snapshot creation')
    .defect('VAULT_001', 'VAULT infrastructure missing')
    .defect('PID_001', 'PID-X loop tuning')
    .defect('CHAOS_001', 'Chaos engineering tests')
    .defect('LOAD_001', 'Load testing')
    .defect('OTEL_001', 'OpenTelemetry integration')
    .defect('GEO_001', 'GEO INDEX lookup performance')
    .defect('STATSD_001', 'StatsD metrics optimization')
    .defect('E2E_001', 'E2E workflow')
    .defect('DOC_001', 'Documentation and testing');

suite('phases: tasks and defects', () => {
  const cases: [task: string | { title: string; defects: string[] }, defects: string[], phase?: string][] = [
    ['Update grpc binary', ['GRPC_001']],
    ['Implement Paxos snapshot', ['PAXOS_001']],
    ['Paxos snapshot implementation', ['PAXOS_001']],
    ['Optimize PID-X cycles', ['PID_001']],
    ['VAULT setup', ['VAULT_001']],
    ['Security infrastructure (VAULT)', ['VAULT_001']],
    ['Implement 15-20 chaos tests', ['CHAOS_001']],
    ['Load testing infrastructure', ['LOAD_001']],
    ['Integrate OpenTelemetry', ['OTEL_001']],
    ['End-to-end workflow coverage', ['E2E_001']],
    ['GEO INDEX optimization (6x speedup)', ['GEO_001']],
    ['Metrics optimization', ['STATSD_001']],
    ['Close PAXOS_001 and LOAD_001.', ['PAXOS_001', 'LOAD_001']],
    [{ title: 'Anything', defects: ['OTEL_001', 'GONE-1'] }, ['OTEL_001', 'GONE-1']],
    // What its title alone does not say, the title of the phase adds.
    ['Implement snapshot persistence', ['PAXOS_001'], 'Paxos consensus'],
    ['Implement snapshot persistence', []],
    // Generic words, or one word that is no name, link nothing.
    ['Full integration testing', []],
    ['Security documentation', []],
    ['Performance optimization', []],
    ['Deployment guide', []],
    ['Load the customs forms', []],
    ['Lookup of addresses', []],
    ['Fix the loop in the belt', []],
    ['Engineering of chaos', ['CHAOS_001']],
    ['Week 3-4: Paxos', ['PAXOS_001']],
    ['Testing', []],
    [`Paxos snapshot ${'word '.repeat(100_000)}`, ['PAXOS_001']],
    ['', []],
  ];
  for (const [task, defects, phase = 'Work'] of cases) {
    test(`${JSON.stringify(task).slice(0, 60)} in ${phase}: ${defects.join(', ') || 'nothing'}`, () => {
      const [joined] = join(office().phase(1, phase, [task === '' ? { title: '' } : task]));
      assert.deepEqual([...joined!.tasks[0]!.defects].sort(), [...defects].sort());
    });
  }

  test('a name that many defects bear names none of them', () => {
    const many = new HandMade('many.json', { rank: RANKS.found });
    for (let i = 0; i < 9; i++) many.defect(`VAULT_${i}`, `VAULT ${'abcdefghi'[i]!.repeat(4)} broken`);
    const [phase] = join(many.phase(1, 'One', ['VAULT setup', 'Repair VAULT cccc']));
    assert.deepEqual(
      phase!.tasks.map(({ defects }) => defects),
      [[], ['VAULT_2']],
    );
  });

  test('phases of defects: by tasks, topics and a title that stands alone, not by tracks', () => {
    const fragments = fragmentsOf([
      office()
        .phase(1, 'Foundation', [], { topics: ['Paxos', 'VAULT', 'Docs'] })
        .phase(2, 'Self-Healing', ['Tune the PID-X loop'], {
          tracks: [
            {
              title: 'Testing',
              tasks: [{ title: 'Load testing', done: false, defects: [], source: mention }],
              source: mention,
            },
          ],
        })
        .phase(3, 'OpenTelemetry & StatsD metrics')
        .phase(4, 'Traces', [], { topics: ['Load', 'OTel'] }),
    ]);
    const groups = groupsOf(fragments);
    const phases = joinPhases(fragments, groups);
    assert.deepEqual(Object.fromEntries(phasesOfDefects(phases, groups)), {
      PAXOS_001: ['phase-1'],
      VAULT_001: ['phase-1'],
      PID_001: ['phase-2'],
      OTEL_001: ['phase-3', 'phase-4'],
      STATSD_001: ['phase-3'],
      LOAD_001: ['phase-4'],
    });
    assert.deepEqual(phases[1]!.tracks![0]!.tasks[0]!.defects, ['LOAD_001']);
  });

  test('an id of its own source is the defect that it became part of', () => {
    const source = new HandMade('a.md').defect('late-mail', 'Mail comes late', { hasOwnId: false });
    const other = new HandMade('b.md').phase(1, 'One', [{ title: 'Hurry', defects: ['late-mail'] }]);
    source.phase(1, 'One', [{ title: 'Hurry', defects: ['late-mail'] }]);
    const [first, second] = fragmentsOf([source, other]);
    const groups = [
      {
        id: 'MAIL-1',
        entries: [{ entry: first!.defects[0]!, fragment: first!, key: 'a.md#late-mail' }],
      },
    ];
    assert.deepEqual(joinPhases([first!], groups)[0]!.tasks[0]!.defects, ['MAIL-1']);
    assert.deepEqual(joinPhases([second!], groups)[0]!.tasks[0]!.defects, ['late-mail']);
  });
});

const mention = { path: 'x.md', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } };

suite('phases: over several sources', () => {
  const inventory = () =>
    office()
      .phase(1, 'Paxos consensus & gRPC', [
        { title: 'Implement Paxos snapshot', owner: 'A' },
        'Update grpc binary',
      ])
      .phase(2, 'PID-X optimization & chaos tests', ['Optimize PID-X', 'Implement chaos tests'])
      .phase(3, 'Load testing & OpenTelemetry', ['Load testing infrastructure'])
      .phase(4, 'Documentation & integration', ['Deployment guide', 'VAULT setup']);
  const report = () =>
    new HandMade('report.md')
      .phase(1, 'Foundation', [
        { title: 'Paxos snapshot implementation', effort: '3 days' },
        'VAULT infrastructure setup',
      ])
      .phase(2, 'Self-healing', ['PID-X tuning', 'Chaos engineering tests (batch 1)'])
      .phase(3, 'Traces', [], { topics: ['Load', 'OTel'] })
      .phase(4, 'Integration', ['E2E workflow coverage'])
      .phase(5, 'Validation', ['Audit']);

  test('one by place and by what they are about; the rest is added', () => {
    const phases = join(inventory(), report());
    assert.deepEqual(places(phases), [
      ['Paxos consensus & gRPC', 'defects.json', 'report.md'],
      ['PID-X optimization & chaos tests', 'defects.json', 'report.md'],
      ['Load testing & OpenTelemetry', 'defects.json', 'report.md'],
      ['Documentation & integration', 'defects.json', 'report.md'],
      ['Validation', 'report.md'],
    ]);
    assert.deepEqual(
      phases[0]!.tasks.map(({ title, effort, owner, source }) => [title, effort, owner, source.path]),
      [
        ['Implement Paxos snapshot', '3 days', 'A', 'defects.json'],
        ['Update grpc binary', undefined, undefined, 'defects.json'],
        ['VAULT infrastructure setup', undefined, undefined, 'report.md'],
      ],
    );
    assert.deepEqual(phases[2]!.topics, ['Load', 'OTel']);
    assert.deepEqual(
      phases.map(({ id }) => id),
      ['phase-1', 'phase-2', 'phase-3', 'phase-4', 'phase-5'],
    );
  });

  test('a roadmap of another effort stays apart and together, with ids of its own', () => {
    const past = new HandMade('past.md')
      .phase(1, 'Containers', ['Dockerfile', 'Compose stack'])
      .phase(2, 'Orchestration', ['Manifests'])
      .phase(3, 'Go live', ['Conduct chaos engineering tests']);
    const phases = join(inventory(), past);
    assert.deepEqual(
      phases.map(({ id, title }) => [id, title]),
      [
        ['phase-1', 'Paxos consensus & gRPC'],
        ['phase-2', 'PID-X optimization & chaos tests'],
        ['phase-3', 'Load testing & OpenTelemetry'],
        ['phase-4', 'Documentation & integration'],
        ['phase-1#2', 'Containers'],
        ['phase-2#2', 'Orchestration'],
        ['phase-3#2', 'Go live'],
      ],
    );
  });

  test('numbers that begin anew are another roadmap of the same source', () => {
    const twice = new HandMade('a.md')
      .phase(1, 'Sorting')
      .phase(2, 'Delivery')
      .phase(1, 'Vans', [], { id: 'vans' })
      .phase(2, 'Bicycles', [], { id: 'bicycles' });
    assert.deepEqual(
      join(twice).map(({ title }) => title),
      ['Sorting', 'Delivery', 'Vans', 'Bicycles'],
    );
  });

  test('a native inventory has one roadmap, in order', () => {
    const native = new HandMade('defects.yaml', { rank: RANKS.native })
      .phase(2, 'Two')
      .phase(1, 'One')
      .phase(1, 'Also one');
    assert.deepEqual(
      join(native).map(({ title }) => title),
      ['One', 'Also one', 'Two'],
    );
  });

  test('a summary and the detail of one report are one roadmap', () => {
    const report = new HandMade('a.md')
      .phase(1, 'Sorting')
      .phase(2, 'Delivery')
      .phase(1, 'Sorting', ['Buy a belt'], { id: 'sorting' })
      .phase(2, 'Delivery', ['Buy a van'], { id: 'delivery' });
    assert.deepEqual(
      join(report).map(({ title, tasks, mentions }) => [title, tasks.length, mentions.length]),
      [
        ['Sorting', 1, 2],
        ['Delivery', 1, 2],
      ],
    );
  });

  test('the same title elsewhere is the same phase; bare numbers are not', () => {
    const a = new HandMade('a.md').phase(1, 'Sorting').phase(2, 'Belts').phase(3, 'Vans');
    const b = new HandMade('b.md').phase(1, 'Sorting').phase(2, 'Vans').phase(3, 'Belts');
    assert.deepEqual(places(join(a, b)), [
      ['Sorting', 'a.md', 'b.md'],
      ['Belts', 'a.md', 'b.md'],
      ['Vans', 'a.md', 'b.md'],
    ]);
    const c = new HandMade('c.md').phase(1, 'Phase 1', ['Wash the vans'], { id: 'one' });
    const d = new HandMade('d.md').phase(1, 'Phase 1', ['Count the stamps'], { id: 'first' });
    assert.equal(join(c, d).length, 2);
  });

  test('exit criteria are united by their text', () => {
    const check = (text: string, done: boolean) => ({ text, done, source: mention });
    const a = new HandMade('a.md').phase(1, 'Sorting', [], { exitCriteria: [check('Belt runs: 99%', true)] });
    const b = new HandMade('b.md').phase(1, 'Sorting', [], {
      exitCriteria: [check('belt runs 99%', false), check('Belt stops', false)],
    });
    assert.deepEqual(
      join(a, b)[0]!.exitCriteria.map(({ text, done }) => [text, done]),
      [
        ['Belt runs: 99%', true],
        ['Belt stops', false],
      ],
    );
  });

  test('two tasks on one defect in a lower source do not vanish into one', () => {
    const a = office().phase(1, 'VAULT', ['VAULT setup']);
    const b = new HandMade('b.md').phase(1, 'VAULT', [
      'Procure the VAULT licences',
      'Train operators on VAULT',
    ]);
    assert.deepEqual(
      join(a, b)[0]!.tasks.map(({ title }) => title),
      ['VAULT setup', 'Train operators on VAULT'],
    );
  });
});
