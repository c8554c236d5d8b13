import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { identityNodes } from '../../../src/core/ledger/identity/readNodes.js';
import { titleEdges } from '../../../src/core/ledger/identity/titleEdges.js';
import { titleWords } from '../../../src/core/ledger/identity/titleWords.js';
import { LedgerBuilder } from '../../../src/core/ledger/LedgerBuilder.js';
import { fragment, group, outline } from './identityFragments.js';

/** Two entries and why they are one; undefined when they stay two. */
type Pair = [what: string, first: string, second: string, reason: string | undefined];

const acrossSources: Pair[] = [
  ['the same id, whatever the titles say', 'Slow start | #ABC-17', 'Boot time | #ABC-17', 'same id'],
  ['other ids, the same title', 'Broken cache | #ABC-17 P0', 'Broken cache | #ABC-18 P0', undefined],
  ['a running number is no identity', 'Broken cache | #1', 'Leaking socket | #1', undefined],
  ['the first finding of two audits', 'Broken cache | #F-01', 'Leaking socket | #F-01', undefined],
  ['a finding number with a like title', 'Broken cache | #F-01', 'Cache broken on start | #F-01', 'same id'],
  [
    'running numbers do not keep the same title apart',
    'Cache key collision | #1 P0',
    'Cache key collision | #7 P0',
    'same title and priority',
  ],
  ['a made id is none', 'Cache | P0', 'Cache | P1', undefined],

  ['the same missing import', 'Tests broken | import:a.b:go', 'Metrics | import:a.b:go', 'same anchor'],
  ['another name of the module', 'Tests broken | import:a.b:go', 'Metrics | import:a.b:stop', undefined],
  ['the same required symbol', 'One thing | symbol:a.py:save', 'Two | symbol:a.py:save()', 'same anchor'],
  ['a symbol that is only named', 'One thing | uses:a.py:save', 'Two | uses:a.py:save', undefined],
  ['the same test', 'One thing | test:t.py:test_a', 'Two | test:t.py:test_a', 'same anchor'],
  ['the same test file', 'One thing | test:t.py', 'Two | test:t.py', undefined],
  ['the same range', 'One thing | range:a.py:3-9', 'Two | range:a.py:3-9', 'same anchor'],
  ['overlapping ranges', 'One thing | range:a.py:3-9', 'Two | range:a.py:3-8', undefined],
  ['an anchor outdoes other figures', 'One | import:a.b:go 10%', 'Two | import:a.b:go 8%', 'same anchor'],

  ['a mere common file', 'Token expiry | file:a.py', 'Key rotation | file:a.py', undefined],
  ['file and title', 'Token expiry | file:a.py', 'Token expiry unchecked | file:a.py', 'same file and title'],
  [
    'file and title, other priority',
    'Token expiry | file:a.py P0',
    'Token expiry | file:a.py P2',
    'same file and title',
  ],
  ['like titles, other files', 'Token expiry | file:a.py', 'Token expiry unchecked | file:b.py', undefined],

  [
    'title and priority',
    'LibFoo Version Mismatch | P0',
    'Libfoo version mismatch | P0',
    'same title and priority',
  ],
  ['another priority', 'LibFoo Version Mismatch | P0', 'LibFoo version mismatch | P2', undefined],
  [
    'equal telling titles with nothing against',
    'LibFoo Version Mismatch |',
    'LibFoo version mismatch | P0',
    'same title',
  ],
  ['equal titles of common words', 'Load of tests |', 'Test documentation | P0', undefined],
  ['one common word', 'Documentation |', 'Documentation | P1', undefined],
  ['one common word with the same gap', 'Documentation | 3%', 'Documentation | 3% P2', 'same title and gap'],
  [
    'a word more',
    'Raft Snapshot Creation | P0',
    'Raft Consensus Snapshot Creation | P0',
    'same title and priority',
  ],
  ['many words more', 'SQL injection | P0', 'SQL injection in the report search form | P0', undefined],
  [
    'a word more and no figures',
    'Raft Snapshot Creation |',
    'Raft Consensus Snapshot Creation | P0',
    undefined,
  ],
  [
    'each with a word of its own',
    'Rate limit of login endpoint | P1',
    'Rate limit of signup endpoint | P1',
    undefined,
  ],
  [
    'other words of the trade',
    'Cache eviction tests | P1',
    'Cache eviction support | P1',
    'same title and priority',
  ],
  ['the one telling word', 'OpenTracing | P1', 'OpenTracing Integration | P1', 'same title and priority'],
  ['only common words shared', 'Performance testing | P1', 'Security testing | P1', undefined],
  ['only noise', 'Fix the issue | P0', 'Fix the issue | P0', undefined],
  ['other numbers', 'Upgrade Node 18 runtime | P1', 'Upgrade Node 20 runtime | P1', undefined],
  ['other spelling of a name', 'Lib Foo mismatch | P1', 'LibFoo mismatch | P1', 'same title and priority'],
  ['letters and hyphens', 'MAPE-K Loop Tuning | 10%', 'Mape k loop tuning | 10% P1', 'same title and gap'],

  ['the same gap', 'Chaos Engineering | 10%', 'Chaos engineering tests | 10% P1', 'same title and gap'],
  ['other gaps', 'Chaos Engineering | 10% P1', 'Chaos engineering | 8.5% P1', undefined],
  ['the same gap of other things', 'Search speed | 6.5%', 'Workflow coverage | 6.5%', undefined],
  [
    'a gap makes close titles enough',
    'RAG query speed | 6.5%',
    'RAG index query | 6.5%',
    'same title and gap',
  ],

  ['a risk and what has come true', 'Disk full on node | P1 risk', 'Disk full | P1', undefined],
  ['a risk by the same name', 'Disk full | P1 risk', 'Disk full | P1', 'same title and priority'],
];

const inOneSource: Pair[] = [
  ['row and section', 'row | OpenTracing |', 'section | OpenTracing Integration | P1', 'row and its detail'],
  [
    'a gap that only one gives',
    'row | Raft Consensus Fix | 3% P1',
    'section | Raft Consensus Snapshot Creation | P0',
    'row and its detail',
  ],
  ['a short name', 'row | MAPE-K Tuning | 10%', 'section | MAPE-K Loop Tuning | 10%', 'same title and gap'],
  [
    'noise apart',
    'row | SPIRE Infrastructure | 2%',
    'section | SPIRE Infrastructure Missing | P0',
    'row and its detail',
  ],
  [
    'common words of which two are shared',
    'item | Performance validation | 30%',
    'section | Performance Validation & Optimization | P0',
    'row and its detail',
  ],
  [
    'inflected',
    'item | Operations & runbooks |',
    'section | Operational Runbooks & Procedures | P0',
    'row and its detail',
  ],
  ['other gaps', 'row | OpenTracing | 5%', 'section | OpenTracing Integration | 4%', undefined],
  ['one common word', 'row | Documentation | 3%', 'section | Deployment documentation | P1', undefined],
  [
    'a list and a richer list',
    'item:1 | Index speed | ',
    'item:2 | Index speed tuning | P1 high',
    'row and its detail',
  ],
  ['two lists that say as much', 'item:1 | Index | P1', 'item:2 | Index freshness | P2', undefined],
  ['two levels of sections', 'section:2 | Raft | P0', 'section:3 | Raft snapshot | P1 high', undefined],
  ['two rows of one table', 'row | Index speed | P1', 'row | Index speed | P1', undefined],
  ['two sections of one level', 'section | Index speed | 5%', 'section | Index speed tuning | 5%', undefined],
  ['two items with one target', 'item | Index | import:a.b:go', 'item | Search | import:a.b:go', undefined],
  ['one id among siblings', 'row | Index | #ABC-17', 'row | Search | #ABC-17', undefined],
  ['one id on two levels', 'row | Index | #ABC-17', 'section | Search | #ABC-17', 'same id'],
];

const reasonsOf = (fragments: ReturnType<typeof fragment>[]): (string | undefined)[] =>
  group(fragments).length === 1 ? [group(fragments)[0]!.entries[1]!.joinedBy] : [];

suite('identity', () => {
  for (const [what, first, second, reason] of acrossSources) {
    test(`two sources: ${what}`, () => {
      const sources = [fragment(`a.md\nrow | ${first}`), fragment(`b.md\nsection | ${second}`)];
      assert.deepEqual(
        reasonsOf(sources),
        reason === undefined ? [] : [reason],
        outline(group(sources)).join('\n'),
      );
      assert.deepEqual(reasonsOf(sources.reverse()), reason === undefined ? [] : [reason]);
    });
  }

  for (const [what, first, second, reason] of inOneSource) {
    test(`one source: ${what}`, () => {
      const sources = [fragment(`a.md\n${first}\n${second}`)];
      assert.deepEqual(reasonsOf(sources), reason === undefined ? [] : [reason]);
    });
  }

  test('siblings stay apart though a third entry is like both; it goes to none when it cannot be told', () => {
    const two = fragment('a.md\nrow | Login form injection | P0\nrow | Search form injection | P0');
    assert.deepEqual(outline(group([two, fragment('b.md\nsection | Form injection | P0')])), [
      'a.md: Login form injection',
      'a.md: Search form injection',
      'b.md: Form injection',
    ]);
    // An id ties it to one, and the title may not add the other.
    const named = fragment('a.md\nrow | Login form injection | #AB-17 P0\nrow | Search form injection | P0');
    assert.deepEqual(outline(group([named, fragment('b.md\nsection | Search form injection | #AB-17 P0')])), [
      'b.md: Search form injection + a.md: Login form injection (same id)',
      'a.md: Search form injection',
    ]);
  });

  test('two ids are not joined through an entry without one', () => {
    const sources = [
      fragment('a.json\nentry | Cache key collision | #ABC-17 P0'),
      fragment('b.json\nentry | Cache key collision | #XYZ-20 P0'),
      fragment('c.md\nsection | Cache key collision | P0'),
    ];
    assert.equal(group(sources).length, 2);
  });

  test('two gaps are not joined through an entry without one', () => {
    const sources = [
      fragment('a.md\nrow | Cache key collision | 10% P0'),
      fragment('b.md\nrow | Cache key collision | 8% P0'),
      fragment('c.md\nrow | Cache key collision | P0'),
    ];
    assert.equal(group(sources).length, 2);
  });

  test('the same gap is stronger than the same title: each takes its own', () => {
    const inventory = fragment(`inventory.json
      entry | Chaos engineering tests | #CHAOS_001 10% P1 key
      entry | Chaos engineering | #CHAOS_TESTS_001 key
      entry | Load testing | #LOAD_001 8.5% P1 key
      entry | Load testing | #LOAD_TESTS_001 key`);
    const report = fragment('a.md\nitem | Chaos Engineering | 10%\nitem | Load Testing | 8.5%');
    assert.deepEqual(outline(group([inventory, report])), [
      'inventory.json: Chaos engineering tests + a.md: Chaos Engineering (same title and gap)',
      'inventory.json: Chaos engineering',
      'inventory.json: Load testing + a.md: Load Testing (same title and gap)',
      'inventory.json: Load testing',
    ]);
  });

  test('a list and sections that run side by side: what is left needs one word in common', () => {
    const parallel = (third: string): string[] =>
      outline(
        group([
          fragment(`a.md
            item | Testing & QA | 20%
            item | Cache eviction | 30%
            item | ${third} | 5%
            section | Implement Comprehensive Testing | P0
            section | Cache Eviction & Warmup | P0
            section | Monitoring & Alerting | P0`),
        ]),
      );
    assert.deepEqual(parallel('Monitoring'), [
      'a.md: Testing & QA',
      'a.md: Cache Eviction & Warmup + a.md: Cache eviction (row and its detail)',
      'a.md: Monitoring',
      'a.md: Implement Comprehensive Testing',
      'a.md: Monitoring & Alerting',
    ]);
    assert.deepEqual(parallel('Monitoring & alerting'), [
      'a.md: Implement Comprehensive Testing + a.md: Testing & QA (row and its detail)',
      'a.md: Cache Eviction & Warmup + a.md: Cache eviction (row and its detail)',
      'a.md: Monitoring & Alerting + a.md: Monitoring & alerting (row and its detail)',
    ]);
  });

  test('over rows, sections and inventories: one defect, the best first, each with its reason', () => {
    const sources = [
      fragment('inventory.json\nentry | Raft snapshot creation | #RAFT-7 P0 key'),
      fragment('a.md\nitem | Raft Consensus Fix | 3%\nrow | Raft Snapshot Creation | P0'),
      fragment(
        'b.md\nrow | Raft Consensus Fix | 3% P1\nsection | Raft Consensus Snapshot Creation | P0 high',
      ),
    ];
    const [one, ...others] = group(sources);
    assert.deepEqual(others, []);
    assert.equal(one!.id, 'RAFT-7');
    assert.deepEqual(outline([one!])[0]!.split(' + '), [
      'inventory.json: Raft snapshot creation',
      'b.md: Raft Consensus Snapshot Creation (same title and priority)',
      'a.md: Raft Consensus Fix (same title and gap)',
      'b.md: Raft Consensus Fix (row and its detail)',
      'a.md: Raft Snapshot Creation (same title and priority)',
    ]);
  });

  test('ids: written ones first and unique, made ones readable', () => {
    const sources = [
      fragment('a.md\nrow | The *Cache* (L2): key collision! | P0\nrow:2 | The Cache L2 key collision | P3'),
      fragment('b.json\nentry | Search | #ABC-17\nentry | Index | #ABC-17'),
    ];
    assert.deepEqual(
      group(sources).map(({ id }) => id),
      ['ABC-17', 'ABC-17#2', 'the-cache-l2-key-collision', 'the-cache-l2-key-collision#2'],
    );
  });

  test('decisions: merged whatever the rules say, with all that they join; split for good', () => {
    const sources = [
      fragment('a.md\nrow | Cache key collision | P0\nrow | Leaking socket | P0'),
      fragment('b.md\nrow | Cache key collision | P0\nrow | Leaking socket | P0'),
    ];
    const merged = [['a.md#cache-key-collision', 'a.md#leaking-socket']];
    assert.deepEqual(
      group(sources, { merged, split: [] }).map(({ entries }) => entries.map(({ joinedBy }) => joinedBy)),
      [[undefined, 'merged by you', 'same title and priority', 'same title and priority']],
    );
    const split = ['b.md#leaking-socket'];
    assert.deepEqual(
      group(sources, { merged: [], split }).map(({ entries }) => entries.map(({ key }) => key)),
      [['a.md#cache-key-collision', 'b.md#cache-key-collision'], ['a.md#leaking-socket'], split],
    );
    assert.equal(
      group(sources, { merged: [['a.md#gone', 'a.md#leaking-socket']], split: ['x#y'] }).length,
      2,
    );
  });

  test('split also from an id and an anchor', () => {
    const sources = [
      fragment('a.json\nentry | Cache | #ABC-17 import:a.b:go'),
      fragment('b.json\nentry | Cache | #ABC-17 import:a.b:go'),
    ];
    assert.deepEqual(
      group(sources, { merged: [], split: ['b.json#ABC-17'] }).map(({ id }) => id),
      ['ABC-17', 'ABC-17#2'],
    );
  });

  test('the order in which sources are read changes nothing', () => {
    const titles = [
      'Raft snapshot',
      'Raft consensus snapshot',
      'Cache tests',
      'Cache',
      'Raft',
      'Load testing',
    ];
    const marks = ['', 'P0', 'P1', '10%', '8.5% P0', 'file:a.py', 'import:a.b:go', '#ABC-17', '#ABC-18 P0'];
    const forms = ['row', 'section', 'item:1', 'item:2'];
    const line = fc
      .tuple(fc.constantFrom(...forms), fc.constantFrom(...titles), fc.constantFrom(...marks))
      .map((parts) => parts.join(' | '));
    const sources = fc
      .array(fc.array(line, { maxLength: 6 }), { minLength: 2, maxLength: 5 })
      .chain((all) => {
        const made = all.map((lines, i) => fragment([`${i}.md`, ...lines].join('\n')));
        return fc.tuple(fc.constant(made), fc.shuffledSubarray(made, { minLength: made.length }));
      });
    fc.assert(
      fc.property(sources, ([inOrder, shuffled]) => {
        const groups = group(inOrder);
        assert.deepEqual(group(shuffled), groups);
        // Nothing is lost, and no two siblings are one.
        const entries = groups.flatMap((each) => each.entries);
        assert.equal(new Set(entries.map(({ key }) => key)).size, inOrder.flatMap((f) => f.defects).length);
        for (const each of groups) {
          const sets = each.entries.map(({ entry }) => `${entry.mention.path} ${entry.siblings}`);
          assert.equal(new Set(sets).size, sets.length);
        }
        assert.equal(new Set(groups.map(({ id }) => id)).size, groups.length);
      }),
      { numRuns: 300 },
    );
  });

  suite('work', () => {
    const words = ['cache', 'socket', 'index', 'raft', 'search', 'token', 'login', 'disk'];
    const title = (i: number): string => `${words[i % 8]} ${words[(i * 3 + 1) % 8]} of module${i}`;
    const lines = (count: number, marks: (i: number) => string): string =>
      Array.from({ length: count }, (_, i) => `entry | ${title(i)} | ${marks(i)}`).join('\n');
    const comparisons = (...texts: string[]): number => {
      const work = { comparisons: 0 };
      titleEdges(identityNodes(texts.map(fragment), new Set()), work);
      return work.comparisons;
    };

    test('10,000 entries of one inventory are never compared by title', () => {
      assert.equal(comparisons(`a.json\n${lines(10_000, (i) => `#ABC-${i}`)}`), 0);
      assert.equal(comparisons(`a.json\n${lines(10_000, () => '')}`), 0);
    });

    test('twice the entries of two inventories and a report are about twice the comparisons', () => {
      const of = (count: number): number =>
        comparisons(
          `a.json\n${lines(count, (i) => `#ABC-${i}`)}`,
          `b.json\n${lines(count, () => 'P1')}`,
          `c.md\n${lines(count, () => '')}`,
        );
      const [once, twice] = [of(2500), of(5000)];
      assert.ok(once >= 2500 && once < 20 * 2500, `${once} comparisons`);
      assert.ok(twice < 2.2 * once, `${once}, then ${twice} comparisons`);
    });

    test('what a thousand reports say in the same words is compared once, and is one', () => {
      const reports = Array.from({ length: 1000 }, (_, i) => `${i}.md\nrow | Cache key collision | P0`);
      assert.equal(comparisons(...reports), 1);
      assert.equal(group(reports.map(fragment)).length, 1);
    });

    test('10,000 rows of one title beside 10,000 others', () => {
      const rows = (path: string): string => `${path}\n${'row | Unused import | P3\n'.repeat(10_000)}`;
      assert.equal(group([fragment(rows('a.md')), fragment(rows('b.md'))]).length, 20_000);
    });
  });

  test('a defect stays the same object until its entries, its phases or its ids change', () => {
    const builder = new LedgerBuilder();
    const a = fragment('a.json\nentry | Cache key collision | #ABC-17 P0\nentry | Index | #ABC-18');
    const b = fragment('b.md\nrow | Cache key collision | P0');
    const before = builder.build([a, b]);
    const again = builder.build([b, a]);
    assert.deepEqual(
      again.defects.map((defect, i) => defect === before.defects[i]),
      [true, true],
    );
    const changed = builder.build([a, fragment('b.md\nrow | Cache key collision | P0 high')]);
    assert.deepEqual(
      changed.defects.map((defect, i) => defect === before.defects[i]),
      [false, true],
    );
    const split = builder.build([a, b], { merged: [], split: ['b.md#cache-key-collision'] });
    assert.deepEqual(
      split.defects.map(({ mentions }) => mentions.length),
      [1, 1, 1],
    );
    assert.equal(split.defects[1], changed.defects[1]);
  });

  const words: [title: string, words: string][] = [
    ['MAPE-K Loop Tuning', 'mapek loop tun'],
    ['mape_k loop tuning', 'mapek loop tun'],
    ['Operational procedures', 'oper procedur'],
    ['operating the Operations', 'oper'],
    ['Disk I/O exhaustion', 'disk io exhaust'],
    ['Fix the missing issue', ''],
    ['liboqs-python 0.14.1', 'liboq python 0.14.1'],
    ["The node's tests, tested by testing", 'nod test'],
    ['Кэш не очищается', 'кэш не очищается'],
    ['', ''],
  ];
  for (const [title, expected] of words) {
    test(`words of “${title}”`, () => assert.equal(titleWords(title).join(' '), expected));
  }

  test('the words of a title in plain ASCII are those that it has beside other letters', () => {
    const part = fc.constantFrom("'s", "'", ' ', '.', '-', '_', '1', '18', 'b', 'K', 'The', 'Tests', 'load');
    const title = fc.oneof(
      fc.array(part).map((parts) => parts.join('')),
      fc.string({ maxLength: 40 }),
    );
    fc.assert(
      fc.property(title, (text) => {
        assert.deepEqual([...titleWords(text), 'кэш'], titleWords(`${text} кэш`));
      }),
    );
  });
});
