import assert from 'node:assert/strict';
import fc from 'fast-check';
import { IdIndex } from '../../../../src/core/ledger/ids/IdIndex.js';
import { isGenericId } from '../../../../src/core/ledger/ids/isGenericId.js';
import { isValidId } from '../../../../src/core/ledger/ids/isValidId.js';
import { standsAlone } from '../../../../src/core/ledger/ids/standsAlone.js';

const found = (ids: readonly string[], text: string): string[] =>
  new IdIndex(ids).find(text).map(({ id, start }) => `${id}@${start}`);

suite('IdIndex', () => {
  const cases: [name: string, ids: string[], text: string, expected: string[]][] = [
    ['in a comment', ['RAFT_CONSENSUS_001'], '# RAFT_CONSENSUS_001: later', ['RAFT_CONSENSUS_001@2']],
    [
      'no part of a longer one',
      ['A-1', 'A-12'],
      'A-12, XA-1, A-1b, A-1-2, B-A-1, A-1.',
      ['A-12@0', 'A-1@32'],
    ],
    ['the longer of two', ['SEC', 'SEC/1', 'SEC 1'], 'SEC/1 SEC 1 SEC', ['SEC/1@0', 'SEC 1@6', 'SEC@12']],
    ['no file name', ['R-1'], 'docs/R-1.md, docs/R-1', ['R-1@18']],
    [
      'in brackets, quotes and lists',
      ['P0-1', 'P0-2'],
      '[P0-1] "P0-2",`P0-1`',
      ['P0-1@1', 'P0-2@8', 'P0-1@15'],
    ],
    [
      'with marks around',
      ['#12', '[S-1]', 'C++'],
      'see #12 and [S-1] in C++',
      ['#12@4', '[S-1]@12', 'C++@21'],
    ],
    ['capitals count', ['Raft-1'], 'RAFT-1 raft-1 Raft-1', ['Raft-1@14']],
    ['letters of other scripts', ['ОШИБКА-7', '缺陷-1'], 'см. ОШИБКА-7, 缺陷-1', ['ОШИБКА-7@4', '缺陷-1@14']],
    ['side by side', ['A-1', 'A-2'], 'A-1/A-2;A-1', ['A-1@0', 'A-2@4', 'A-1@8']],
    ['nothing that cannot be an id', ['', '--', '\n', 'x'.repeat(200)], `-- ${'x'.repeat(200)}`, []],
  ];
  for (const [name, ids, text, expected] of cases)
    test(name, () => assert.deepEqual(found(ids, text), expected));

  test('finds what a search for each single id would find, but for parts of longer ones', () => {
    const id = fc.stringMatching(/^[AB][-_/]?[12]{1,2}(?:[-_.][12])?$/u);
    const text = fc.array(fc.oneof(id, fc.constantFrom(' ', '-', '.', '_', '/', 'x', '1', '\n', '#')), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(fc.array(id, { maxLength: 12 }), text, (ids, pieces) => {
        const whole = pieces.join('');
        const naive = ids.flatMap((one) => {
          const places: { id: string; start: number; end: number }[] = [];
          for (let at = whole.indexOf(one); at >= 0; at = whole.indexOf(one, at + 1))
            if (standsAlone(whole, at, at + one.length))
              places.push({ id: one, start: at, end: at + one.length });
          return places;
        });
        // From left to right, the longer one first, none over another.
        const sorted = naive.sort((a, b) => a.start - b.start || b.end - a.end);
        const expected: typeof naive = [];
        for (const place of sorted) if (place.start >= (expected.at(-1)?.end ?? 0)) expected.push(place);
        assert.deepEqual(new IdIndex(ids).find(whole), expected);
      }),
    );
  });

  test('at a place, its end included', () => {
    const index = new IdIndex(['A-1']);
    assert.deepEqual(
      [1, 2, 5, 6].map((at) => index.at('  A-1 ', at)?.id),
      [undefined, 'A-1', 'A-1', undefined],
    );
  });

  test('by a beginning', () => {
    const index = new IdIndex(['RAFT-2', 'RAFT-1', 'raft-3', 'MESH-1']);
    assert.deepEqual(index.startingWith('RAF'), ['RAFT-1', 'RAFT-2']);
    assert.deepEqual(index.startingWith('raf', { anyCase: true }), ['RAFT-1', 'RAFT-2', 'raft-3']);
    assert.deepEqual(index.startingWith('x'), []);
    assert.equal(index.startingWith('').length, 4);
  });
});

suite('isGenericId', () => {
  const cases: [generic: boolean, ids: string[]][] = [
    [true, ['1', '12', '#12', '1.2', 'P1', 'timeout', 'Timeout', 'AUTH', 'read-only', 'memory_leak', '缺陷']],
    [false, ['P0-1', 'RAFT_CONSENSUS_001', 'MESH-RAFT', 'T12', 'config-is-read-twice', 'SEC 1']],
  ];
  for (const [generic, ids] of cases)
    for (const id of ids) test(`${id}: ${generic}`, () => assert.equal(isGenericId(id), generic));
});

suite('isValidId', () => {
  test('what is written and found again as one word', () => {
    assert.deepEqual(
      ['A-1', 'ОШ_1', 'a/b#c', '', 'A 1', 'A-', '-A', 'A.', 'A"1', 'x'.repeat(81)].map(isValidId),
      [true, true, true, false, false, false, false, false, false, false],
    );
  });
});
