import assert from 'node:assert/strict';
import { copyId, nextId } from '../../../src/core/writeback/nextId.js';

const rows: [ids: string[], expected: string][] = [
  [[], 'DEFECT-1'],
  [['AUTH', 'CACHE'], 'DEFECT-1'],
  [['DEF-1', 'DEF-2', 'DEF-7'], 'DEF-8'],
  [['RAFT_001', 'RAFT_009'], 'RAFT_010'],
  [['A-1', 'A-2', 'B-1'], 'A-3'],
  [['A-1', 'B-1'], 'B-2'],
  [['9', '12'], '13'],
  [['X-099'], 'X-100'],
];

suite('nextId', () => {
  for (const [ids, expected] of rows)
    test(`${ids.join(', ') || 'nothing'} -> ${expected}`, () => assert.equal(nextId(ids, []), expected));

  test('an id that another source has is passed over', () => {
    assert.equal(nextId(['DEF-1'], ['DEF-2', 'DEF-3']), 'DEF-4');
  });

  test('a copy has the next free number', () => {
    assert.equal(copyId('DEF-01', ['DEF-01', 'DEF-02']), 'DEF-03');
    assert.equal(copyId('AUTH', ['AUTH', 'AUTH-2']), 'AUTH-3');
  });
});
