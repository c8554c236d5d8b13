import assert from 'node:assert/strict';
import { emptyLedger } from '../../../src/core/ledger/emptyLedger.js';
import type { Ledger } from '../../../src/core/model/ledger.js';
import type { Mention } from '../../../src/core/model/range.js';
import { checkAt, checkKey } from '../../../src/core/writeback/CheckKey.js';

function at(path: string, line: number): Mention {
  return { path, range: { start: { line, character: 2 }, end: { line, character: 20 } } };
}

function ledgerOf(lines: readonly [text: string, line: number][]): Ledger {
  const criteria = lines.map(([text, line]) => ({ text, done: false, source: at('a.md', line) }));
  return { ...emptyLedger(), criteria };
}

suite('CheckKey', () => {
  test('a check is found again wherever it has moved', () => {
    const before = ledgerOf([
      ['fast', 4],
      ['safe', 5],
    ]);
    const key = checkKey(before, at('a.md', 5));
    assert.deepEqual(key, { path: 'a.md', text: 'safe', nth: 0 });
    const after = ledgerOf([
      ['safe', 4],
      ['fast', 9],
    ]);
    assert.deepEqual(checkAt(after, key), at('a.md', 4));
  });

  test('of several that say the same it is the same one from the top, whatever the order of the ledger', () => {
    const key = checkKey(
      ledgerOf([
        ['safe', 7],
        ['safe', 3],
      ]),
      at('a.md', 7),
    );
    assert.equal(key?.nth, 1);
    const after = ledgerOf([
      ['safe', 30],
      ['safe', 12],
    ]);
    assert.deepEqual(checkAt(after, key), at('a.md', 30));
  });

  test('no key for a place without a check, no place for a key whose check is gone', () => {
    assert.equal(checkKey(ledgerOf([['safe', 3]]), at('a.md', 4)), undefined);
    assert.equal(checkKey(ledgerOf([['safe', 3]]), at('b.md', 3)), undefined);
    assert.equal(checkAt(ledgerOf([['fast', 3]]), { path: 'a.md', text: 'safe', nth: 0 }), undefined);
  });
});
