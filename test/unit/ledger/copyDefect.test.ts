import assert from 'node:assert/strict';
import { copyDefect } from '../../../src/core/ledger/copyDefect.js';
import { LedgerBuilder } from '../../../src/core/ledger/LedgerBuilder.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { entryDown } from '../../../src/core/sources/reread/movedDown.js';

const written = { id: 'A-1', title: 'Timeout is ignored', severity: 'high', status: 'open' };

const inventories = {
  native: {
    version: 1,
    defects: [
      { ...written, checklist: [{ text: 'Read it' }] },
      { id: 'A-2', title: 'B' },
    ],
  },
  found: {
    defects: [
      { ...written, affected_files: ['src/a.py:3'] },
      { title: 'Latency', severity: 'low' },
    ],
  },
};

suite('copies', () => {
  for (const [shape, inventory] of Object.entries(inventories)) {
    test(`have the keys of what they are of, in their order: ${shape}`, () => {
      const fragment = readSource(`${shape}.json`, { text: JSON.stringify(inventory), encoding: 'utf-8' });
      assert.equal(fragment.defects.length, 2);
      for (const entry of fragment.defects) {
        const moved = entryDown(entry, 0);
        assert.deepEqual(moved, entry);
        assert.deepEqual(Object.keys(moved), Object.keys(entry));
      }
      for (const defect of new LedgerBuilder().build([fragment]).defects) {
        assert.deepEqual(copyDefect(defect), defect);
        assert.deepEqual(Object.keys(copyDefect(defect)), Object.keys(defect));
      }
    });
  }
});
