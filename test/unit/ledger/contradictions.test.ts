import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { findContradictions } from '../../../src/core/ledger/contradictions/findContradictions.js';
import { LedgerBuilder } from '../../../src/core/ledger/LedgerBuilder.js';
import type { Contradiction } from '../../../src/core/model/ledger.js';
import { atOnce } from '../../../src/core/steps.js';
import { RANKS } from '../../../src/core/sources/fragment.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { sharedFolder } from '../support/sharedReports.js';
import { fragmentsOf, groupsOf, HandMade } from './handMadeFragments.js';

const find = (sources: readonly HandMade[]): Contradiction[] => {
  const fragments = fragmentsOf(sources);
  return atOnce(findContradictions({ fragments, groups: groupsOf(fragments) }));
};
const short = ({ kind, subject, claims }: Contradiction) =>
  [
    kind,
    subject,
    ...claims.map(({ value, source }) => `${value} ${source.path}:${source.range.start.line}`),
  ] as const;
const md = (path: string, date?: string): HandMade => new HandMade(path, date === undefined ? {} : { date });

const monday = '2031-03-03';
const friday = '2031-03-07';

suite('contradictions: figures', () => {
  const cases: [title: string, sources: HandMade[], found: readonly (readonly string[])[]][] = [
    [
      'readiness that does not overlap',
      [md('b.md').readiness(85, 90), md('a.md').readiness(50, 55)],
      [['readiness', 'readiness', '50-55% a.md:0', '85-90% b.md:0']],
    ],
    [
      'readiness that overlaps',
      [md('a.md').readiness(50, 55), md('b.md').readiness(52), md('c.md').readiness(51, 60)],
      [],
    ],
    ['the same readiness', [md('a.md').readiness(50, 55), md('b.md').readiness(50, 55)], []],
    ['another day is progress', [md('a.md', monday).readiness(50), md('b.md', friday).readiness(80)], []],
    [
      'the same day is none',
      [md('a.md', monday).readiness(50), md('b.md', monday).readiness(80), md('c.md', friday).readiness(90)],
      [['readiness', 'readiness', '50% a.md:0', '80% b.md:0']],
    ],
    [
      'no day may be any day',
      [md('a.md', monday).readiness(50), md('b.md').readiness(80), md('c.md', friday).readiness(80)],
      [['readiness', 'readiness', '50% a.md:0', '80% b.md:0']],
    ],
    [
      'one source against itself, each value once',
      [md('a.md', monday).readiness(50, 55).readiness(50, 55).readiness(88)],
      [['readiness', 'readiness', '50-55% a.md:0', '88% a.md:2']],
    ],
    [
      'every claim that something else contradicts, but not the one that agrees with all',
      [
        md('a.md').readiness(50),
        md('b.md').readiness(50),
        md('c.md').readiness(40, 90),
        md('d.md').readiness(80),
      ],
      [['readiness', 'readiness', '50% a.md:0', '50% b.md:0', '80% d.md:0']],
    ],
    [
      'values in order of number',
      [md('a.md').readiness(100), md('b.md').readiness(9), md('c.md').readiness(50)],
      [['readiness', 'readiness', '9% b.md:0', '50% c.md:0', '100% a.md:0']],
    ],
    [
      'packages of their own, each with its readiness',
      [md('packages/a/docs/report.md').readiness(50), md('packages/b/docs/report.md').readiness(80)],
      [],
    ],
    [
      'folders for documents are of the project above',
      [md('docs/reports/2031/a.md').readiness(50), md('b.md').readiness(80)],
      [['readiness', 'readiness', '50% docs/reports/2031/a.md:0', '80% b.md:0']],
    ],
    [
      'packages that speak of the same defects are one project',
      [
        md('one/a.md').defect('X-1', 'Mail is late').readiness(50),
        md('two/b.md').defect('X-1', 'Mail is late').defect('X-2', 'Mail is wet').readiness(80),
      ],
      [['readiness', 'readiness', '50% one/a.md:1', '80% two/b.md:2']],
    ],
    [
      'totals of one subject',
      [md('a.md').total('tests collected', 2654), md('b.md').total('collected tests', 2527)],
      [['total', 'tests collected', '2527 b.md:0', '2654 a.md:0']],
    ],
    [
      'the same total',
      [md('a.md').total('tests collected', 2654), md('b.md').total('Tests collected', 2654)],
      [],
    ],
    [
      'an open total',
      [md('a.md').total('tests passing', 2401, Infinity), md('b.md').total('tests passing', 2654)],
      [],
    ],
    [
      'an open total above the other',
      [md('a.md').total('tests passing', 2401, Infinity), md('b.md').total('tests passing', 2300)],
      [['total', 'tests passing', '2300 b.md:0', '2401+ a.md:0']],
    ],
    [
      'totals of other subjects',
      [md('a.md').total('tests collected', 9), md('b.md').total('tests passing', 8)],
      [],
    ],
    [
      'totals of other days',
      [md('a.md', monday).total('tests', 9), md('b.md', friday).total('tests', 10)],
      [],
    ],
    [
      'suites: passed',
      [md('a.md').suite('Chaos Tests', 0, 30), md('b.md').suite('chaos', 5, 30)],
      [['suite', 'suite Chaos Tests', '0/30 a.md:0', '5/30 b.md:0']],
    ],
    [
      'suites: total',
      [md('a.md').suite('P0 Critical', 9, 20), md('b.md').suite('P0 Critical Tests', 9, 21)],
      [['suite', 'suite P0 Critical', '9/20 a.md:0', '9/21 b.md:0']],
    ],
    [
      'suites: loose totals agree',
      [
        md('a.md').suite('Chaos', 0, 30).suite('Load', 0, 5),
        md('b.md').suite('Chaos Tests', 0, 30, 40).suite('Load Tests', 0, 5, Infinity),
      ],
      [],
    ],
    ['suites of other names', [md('a.md').suite('Unit', 1, 2), md('b.md').suite('E2E', 2, 2)], []],
    [
      'suites of other days',
      [md('a.md', monday).suite('Unit', 1, 2), md('b.md', friday).suite('Unit', 2, 2)],
      [],
    ],
  ];
  for (const [title, sources, found] of cases)
    test(title, () => assert.deepEqual(find(sources).map(short), found));
});

suite('contradictions: status and severity of one defect', () => {
  const said = (
    path: string,
    rawStatus: string,
    status: 'open' | 'in-progress' | 'blocked' | 'resolved' | 'verified' | 'wont-fix',
    date?: string,
  ) => md(path, date).defect('X-1', 'Mail is late', { rawStatus, status });
  const cases: [title: string, sources: HandMade[], found: readonly (readonly string[])[]][] = [
    [
      'resolved against open, in the words of the sources',
      [said('a.md', 'FIXED', 'resolved'), said('b.md', 'KNOWN_ISSUE', 'open')],
      [['status', 'status of X-1', 'KNOWN_ISSUE b.md:0', 'FIXED a.md:0']],
    ],
    [
      'work remains in several words',
      [said('a.md', 'KNOWN', 'open'), said('b.md', 'WIP', 'in-progress'), said('c.md', 'waiting', 'blocked')],
      [],
    ],
    ['done in several words', [said('a.md', 'fixed', 'resolved'), said('b.md', 'verified', 'verified')], []],
    ['another day', [said('a.md', 'open', 'open', monday), said('b.md', 'fixed', 'resolved', friday)], []],
    [
      'a source that states none',
      [md('a.md').defect('X-1', 'Mail is late'), said('b.md', 'fixed', 'resolved')],
      [],
    ],
    [
      'severity',
      [
        md('a.md').defect('X-1', 'Mail', { severity: 'medium' }),
        md('b.md').defect('X-1', 'Mail', { severity: 'high' }),
        md('c.md').defect('X-1', 'Mail', { severity: 'high' }),
        md('d.md').defect('X-1', 'Mail'),
      ],
      [['severity', 'severity of X-1', 'high b.md:0', 'high c.md:0', 'medium a.md:0']],
    ],
    [
      'severity that nobody wrote',
      [
        md('a.md').defect('X-1', 'Mail', { severity: 'medium', fieldRanges: {} }),
        md('b.md').defect('X-1', 'Mail', { severity: 'high' }),
      ],
      [],
    ],
    [
      'severity of two defects',
      [
        md('a.md').defect('X-1', 'Mail', { severity: 'medium' }),
        md('b.md').defect('X-2', 'Mail', { severity: 'high' }),
      ],
      [],
    ],
  ];
  for (const [title, sources, found] of cases)
    test(title, () => {
      const contradictions = find(sources);
      assert.deepEqual(contradictions.map(short), found);
      for (const { defect } of contradictions) assert.equal(defect, 'X-1');
    });
});

suite('contradictions: phases', () => {
  const plan = (path: string, vault: number, tasks: Record<number, string> = {}) => {
    const source = new HandMade(path, { rank: path.endsWith('.json') ? RANKS.found : RANKS.report });
    if (path.endsWith('.json'))
      source.defect('VAULT_001', 'VAULT infrastructure missing').defect('E2E_001', 'E2E workflow');
    const titles = ['Sorting belts', 'Bicycles', 'Customs desk', 'Vans'];
    for (const [i, title] of titles.entries()) {
      const extra = [
        ...(i + 1 === vault ? ['VAULT setup'] : []),
        ...(tasks[i + 1] === undefined ? [] : [tasks[i + 1]!]),
      ];
      source.phase(i + 1, title, extra);
    }
    return source;
  };

  test('a defect in different phases, its task being the place', () => {
    assert.deepEqual(find([plan('a.json', 4), plan('b.md', 1), plan('c.md', 4)]).map(short), [
      [
        'phase-of-task',
        'phase of VAULT_001',
        'Phase 1 (weeks 1-2) b.md:1',
        'Phase 4 (weeks 7-8) a.json:6',
        'Phase 4 (weeks 7-8) c.md:4',
      ],
    ]);
  });

  test('the task that is about it the most speaks for a source', () => {
    const tests = { 4: 'VAULT integration tests' };
    assert.deepEqual(find([plan('a.json', 1), plan('b.md', 1, tests)]), []);
    assert.deepEqual(
      find([plan('a.json', 4), plan('b.md', 1, tests)]).map(({ kind }) => kind),
      ['phase-of-task'],
    );
  });

  test('a task that only follows on the defect says nothing of its place', () => {
    assert.deepEqual(find([plan('a.json', 1), plan('b.md', 0, { 4: 'VAULT integration tests' })]), []);
  });

  test('work in two batches agrees with either', () => {
    assert.deepEqual(find([plan('a.json', 1), plan('b.md', 1, { 2: 'VAULT setup, second batch' })]), []);
  });

  test('a topic of the title is a place, and a track is none', () => {
    const titled = new HandMade('b.md')
      .phase(1, 'Sorting belts', [], { topics: ['VAULT'] })
      .phase(2, 'Bicycles')
      .phase(3, 'Customs desk')
      .phase(4, 'Vans');
    assert.deepEqual(find([plan('a.json', 4), titled]).map(short), [
      ['phase-of-task', 'phase of VAULT_001', 'Phase 1 (weeks 1-2) b.md:0', 'Phase 4 (weeks 7-8) a.json:6'],
    ]);
    const source = {
      path: 'c.md',
      range: { start: { line: 9, character: 0 }, end: { line: 9, character: 9 } },
    };
    const tracks = [
      { title: 'Tests', tasks: [{ title: 'VAULT setup', done: false, defects: [], source }], source },
    ];
    const tracked = new HandMade('c.md')
      .phase(1, 'Sorting belts', [], { tracks })
      .phase(2, 'Bicycles')
      .phase(3, 'Customs desk')
      .phase(4, 'Vans');
    assert.deepEqual(find([plan('a.json', 4), tracked]), []);
  });

  test('weeks that overlap agree, whatever the number', () => {
    const other = new HandMade('b.md')
      .phase(1, 'Bicycles')
      .phase(2, 'Depots', ['VAULT setup'], { weeks: { start: 1, end: 3 } });
    const first = new HandMade('a.json', { rank: RANKS.found })
      .defect('VAULT_001', 'VAULT infrastructure missing')
      .phase(1, 'Bicycles', ['VAULT setup'])
      .phase(2, 'Vans');
    assert.deepEqual(find([first, other]), []);
  });

  test('roadmaps of different plans contradict nothing', () => {
    const other = new HandMade('b.md').phase(1, 'Stamps', ['VAULT setup']).phase(2, 'Ink').phase(3, 'Paper');
    assert.deepEqual(find([plan('a.json', 4), other]), []);
  });

  const titled = (path: string, titles: readonly string[], from = 1, date?: string) => {
    const source = md(path, date);
    for (const [i, title] of titles.entries()) source.phase(i + from, title);
    return source;
  };
  const six = ['Belts', 'Bicycles', 'Customs', 'Vans', 'Stamps', 'Ink'];

  test('number of phases: the first line of the roadmap', () => {
    const found = find([titled('a.md', six.slice(0, 5)), titled('b.md', six), titled('c.md', six)]);
    assert.deepEqual(found.map(short), [
      ['phase-count', 'length of the roadmap', '5 phases a.md:0', '6 phases b.md:0', '6 phases c.md:0'],
    ]);
    assert.deepEqual(found[0]!.claims[0]!.source.range, {
      start: { line: 0, character: 0 },
      end: { line: 1, character: 0 },
    });
  });

  const agreeing: [title: string, sources: HandMade[]][] = [
    ['the same number', [titled('a.md', six), titled('b.md', six)]],
    ['the phases at hand are not all', [titled('a.md', six.slice(0, 2)), titled('b.md', six)]],
    ['the later phases are not all', [titled('a.md', six.slice(2), 3), titled('b.md', six)]],
    ['a plan of another day', [titled('a.md', six.slice(0, 5), 1, monday), titled('b.md', six, 1, friday)]],
    ['another plan', [titled('a.md', six), titled('b.md', ['Wax', 'Seals', 'Ribbons', 'Boxes'])]],
    [
      'another way to write the titles',
      [
        titled('a.md', ['Belts setup', 'Bicycle fleet', 'Customs']),
        titled('b.md', ['Belt', 'Bicycles', 'Custom desk']),
      ],
    ],
  ];
  for (const [title, sources] of agreeing)
    test(`no contradiction: ${title}`, () => assert.deepEqual(find(sources), []));

  test('order of phases', () => {
    const found = find([
      titled('a.md', ['Belts', 'Bicycles', 'Customs', 'Vans']),
      titled('b.md', ['Belts', 'Customs', 'Bicycles', 'Vans']),
      titled('c.md', ['Belts', 'Bicycles', 'Customs', 'Vans']),
    ]);
    assert.deepEqual(found.map(short), [
      [
        'phase-order',
        'order of the roadmap',
        'Bicycles, Customs a.md:0',
        'Bicycles, Customs c.md:0',
        'Customs, Bicycles b.md:0',
      ],
    ]);
  });
});

test('contradictions: ten thousand defects of a hundred sources', () => {
  const sources = Array.from({ length: 100 }, (_, s) => {
    const source = md(`s${s}.md`)
      .readiness(s, s + 1)
      .total('tests', s)
      .suite('Unit', s, 200);
    for (let i = 0; i < 100; i++)
      source.defect(`D-${(s * 50 + i) % 5000}`, `Mail ${i} is late`, { severity: i % 2 ? 'high' : 'low' });
    return source;
  });
  const found = find(sources);
  assert.equal(found.filter(({ kind }) => kind === 'readiness')[0]!.claims.length, 100);
});

suite('contradictions: the real documents', () => {
  test('four, and no false ones', function () {
    const folder = sharedFolder('reports');
    if (!folder) return this.skip();
    const fragments = fs.readdirSync(folder).map((name) => {
      const text = fs.readFileSync(path.join(folder, name), 'utf8');
      return readSource(name, { text, encoding: 'utf-8' });
    });
    const found = new LedgerBuilder().build(fragments).contradictions;
    const values = found.map(({ kind, claims }) => {
      const sources = (value: string) => claims.filter((claim) => claim.value === value).length;
      return [
        kind,
        ...[...new Set(claims.map(({ value }) => value))].map((value) => `${value} x${sources(value)}`),
      ];
    });
    assert.deepEqual(values, [
      ['readiness', '50-55% x4', '85-90% x1'],
      ['total', '2527 x1', '2654 x3'],
      ['phase-of-task', 'Phase 1 (weeks 1-2) x2', 'Phase 4 (weeks 7-8) x2'],
      ['phase-count', '5 phases x1', '6 phases x3'],
    ]);
  });
});
