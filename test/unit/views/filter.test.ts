import assert from 'node:assert/strict';
import type { Defect } from '../../../src/core/model/ledger.js';
import { DefectFilter } from '../../../src/views/model/DefectFilter.js';
import { filterSuggestions, toggled } from '../../../src/views/model/filterSuggestions.js';
import { LedgerFacts } from '../../../src/views/model/LedgerFacts.js';
import {
  makeContradiction,
  makeDefect,
  makeLedger,
  makePhase,
  mentionAt,
  placeAt,
} from '../support/handMadeLedger.js';

const at = (path: string) =>
  ({ ...placeAt(path, 0), anchor: 0, confidence: 'exact', proves: true, message: '' }) as const;
const defects: Defect[] = [
  makeDefect({
    id: 'A',
    title: 'Slow start',
    status: 'open',
    severity: 'critical',
    owner: 'Ann Lee',
    phases: ['p1'],
  }),
  makeDefect({ id: 'B', status: 'in-progress', severity: 'high', owner: 'Ann', evidence: 'confirmed' }),
  makeDefect({ id: 'C', status: 'resolved', severity: 'low', evidence: 'confirmed', priority: 'P0' }),
  makeDefect({
    id: 'D',
    status: 'blocked',
    evidence: 'cleared',
    priority: 'P1',
    occurrences: [at('src/net/a.py')],
  }),
  makeDefect({
    id: 'E',
    status: 'verified',
    evidence: 'located',
    kind: 'gap',
    category: 'Data, bases',
    description: 'see https://a.b and raft.py:12',
    mentions: [mentionAt('docs/x.md', 0, 'E')],
    templates: ['t'],
  }),
];
const ledger = makeLedger({ defects, phases: [makePhase({ id: 'p1', title: 'Lay foundations' })] });
const facts = new LedgerFacts([{ key: 'k', ledger }]);
const phaseTitle = (id: string): string | undefined => facts.phaseTitle('k', id);
const shown = (text: string): string => {
  const filter = new DefectFilter(text);
  return defects
    .filter((defect) => filter.matches(defect, { phaseTitle }))
    .map(({ id }) => id)
    .join('');
};

suite('filter of the Defects view', () => {
  for (const [text, expected] of [
    ['', 'ABCDE'],
    ['status:open', 'A'],
    ['STATUS:Open', 'A'],
    ['is:open', 'ABD'],
    ['is:done', 'CE'],
    ['status:open,blocked', 'AD'],
    ['status:open status:blocked', 'AD'],
    ['severity:crit', 'A'],
    ['severity:none', 'DE'],
    ['-severity:none', 'ABC'],
    ['owner:ann', 'AB'],
    ['owner:"ann"', 'B'],
    ['owner:"Ann Lee"', 'A'],
    ['owner:"Ann Lee', 'A'],
    ['owner:none', 'CDE'],
    ['phase:foundation', 'A'],
    ['phase:"Lay foundations"', 'A'],
    ['phase:p1', 'A'],
    ['evidence:located', 'E'],
    ['evidence:unlocated', 'A'],
    ['is:regression', 'C'],
    ['is:looks-fixed', 'D'],
    ['is:fixable', 'E'],
    ['is:confirmed is:open', 'B'],
    ['-is:confirmed', 'ADE'],
    ['-status:resolved,verified', 'ABD'],
    ['-status:resolved -status:verified', 'ABD'],
    ['file:net', 'D'],
    ['file:"src/net/a.py"', 'D'],
    ['file:"net"', ''],
    ['source:docs/', 'E'],
    ['kind:gap', 'E'],
    ['category:"Data, bases"', 'E'],
    ['priority:P0,P1 -is:done', 'D'],
    ['slow', 'A'],
    ['slow start', 'A'],
    ['start slow', 'A'],
    ['"slow start"', 'A'],
    ['"start slow"', ''],
    ['-slow', 'BCDE'],
    ['raft.py:12', 'E'],
    ['https://a.b', 'E'],
    ['status:', 'ABCDE'],
    ['status:open severity:', 'A'],
    ['-', 'ABCDE'],
    ['nonsense:x', ''],
  ] as const) {
    test(`${text} shows ${expected}`, () => assert.equal(shown(text), expected));
  }

  test('what is no defect has few fields', () => {
    const contradiction = makeContradiction(
      { kind: 'status', subject: 'status of A' },
      ['OPEN', placeAt('docs/x.md', 1)],
      ['FIXED', placeAt('b.md', 1)],
    );
    const unreported = { ...placeAt('src/net/a.py', 1), module: 'app.links', name: 'snap', guarded: false };
    for (const [text, hasContradiction, hasUnreported] of [
      ['', true, true],
      ['is:open', false, false],
      ['-status:resolved', true, true],
      ['is:contradiction', true, false],
      ['-is:contradiction', false, true],
      ['is:unreported', false, true],
      ['source:docs', true, false],
      ['file:net', false, true],
      ['fixed', true, false],
      ['snap', false, true],
    ] as const) {
      const filter = new DefectFilter(text);
      assert.equal(filter.matchesContradiction(contradiction), hasContradiction, text);
      assert.equal(filter.matchesUnreported(unreported), hasUnreported, text);
    }
  });
});

suite('completion of the filter', () => {
  const suggestions = (text: string) => filterSuggestions(text, [{ key: 'k', defects }], facts);
  const terms = (text: string): string[] => suggestions(text).map(({ term, count }) => `${term} ${count}`);

  test('every value of every field, with counts', () => {
    const all = terms('');
    assert.deepEqual(all.slice(0, 4), ['is:open 3', 'is:done 2', 'is:confirmed 2', 'is:looks-fixed 1']);
    for (const term of [
      'severity:critical 1',
      'severity:none 2',
      'owner:"Ann Lee" 1',
      'phase:"Lay foundations" 1',
      'kind:gap 1',
      'category:"Data, bases" 1',
    ])
      assert.ok(all.includes(term), term);
  });

  test('what each would leave beside the other conditions, of its own field any', () => {
    const some = terms('is:open severity:critical ');
    assert.ok(some.includes('severity:high 1'));
    assert.ok(some.includes('severity:critical 1'));
    assert.ok(some.includes('status:open 1'));
    assert.ok(!some.some((term) => term.startsWith('status:resolved')));
  });

  test('the last word narrows the list', () => {
    assert.deepEqual(terms('sev:'), []);
    assert.deepEqual(terms('severity:c'), ['severity:critical 1']);
    assert.deepEqual(terms('is:open lee'), ['owner:"Ann Lee" 1']);
  });

  test('each term shows as many as it promises', () => {
    for (const text of ['', 'is:open ', '-owner:none ', 'priority:P0,P1 ', 'is:open severity:critical '])
      for (const suggestion of suggestions(text).filter(({ active }) => !active)) {
        const { field, count, term } = suggestion;
        // A second value of a field adds to the first.
        if (text.includes(`${field}:`) && field !== 'is') continue;
        assert.equal(shown(toggled(text, suggestion)).length, count, `${text}${term}`);
      }
  });

  for (const [text, field, value, expected] of [
    ['', 'status', 'open', 'status:open '],
    ['stat', 'status', 'open', 'status:open '],
    ['slow -stat', 'status', 'open', 'slow -status:open '],
    ['is:open ', 'owner', 'Ann Lee', 'is:open owner:"Ann Lee" '],
    ['status:open slow ', 'status', 'open', 'slow '],
    ['status:open,blocked ', 'status', 'open', 'status:blocked '],
    ['owner:"Ann Lee" ', 'owner', 'Ann Lee', ''],
  ] as const) {
    test(`'${text}' with ${field} ${value} toggled`, () => {
      const found = suggestions(text).find((each) => each.field === field && each.value === value);
      assert.ok(found);
      assert.equal(toggled(text, found), expected);
    });
  }
});
