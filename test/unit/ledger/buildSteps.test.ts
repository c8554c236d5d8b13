import assert from 'node:assert/strict';
import { Breather } from '../../../src/core/Breather.js';
import { silentLogger } from '../../../src/core/files/FileAccess.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import { sortedInSteps, atOnce } from '../../../src/core/steps.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

const inventory = (count: number, word: string): string =>
  JSON.stringify({
    defects: Array.from({ length: count }, (_, i) => ({
      id: `ABC-${i}`,
      title: `${word} ${i}`,
      priority: 'P1',
    })),
  });
const selection = { include: ['**/*.json'] };

suite('LedgerEngine: a ledger is built a piece at a time', () => {
  test('others get their turn while 2,400 defects are joined', async () => {
    const files = new MemoryFiles({ 'a.json': inventory(2400, 'Cache') });
    let [clock, longest, since] = [0, 0, 0];
    let turns = 0;
    // Each look at the clock is a millisecond of work: it is looked at between any two steps.
    const breather = new Breather(5, {
      now: () => clock++,
      turn: () => {
        turns++;
        longest = Math.max(longest, clock - since);
        since = clock;
        return Promise.resolve();
      },
    });
    const ledger = await new LedgerEngine(files, selection, silentLogger, { breather }).load();
    assert.equal(ledger.defects.length, 2400);
    assert.ok(turns > 2400 / 32, `${turns} turns`);
    assert.ok(longest <= 16, `${longest} looks at the clock between two turns`);
  });

  test('what comes in between leaves nothing half done', async () => {
    for (const at of [1, 7, 40, 90, 150]) {
      const files = new MemoryFiles({ 'a.json': inventory(300, 'Cache'), 'b.json': inventory(200, 'Cache') });
      let turns = 0;
      let later: Promise<unknown> | undefined;
      const turn = (): Promise<void> => {
        if (++turns === at) {
          files.set('b.json', inventory(250, 'Raft'));
          later = engine.apply([{ path: 'b.json', kind: 'changed' }]);
        }
        return Promise.resolve();
      };
      const engine = new LedgerEngine(files, selection, silentLogger, {
        breather: new Breather(0, { turn }),
      });
      await engine.load();
      assert.ok(later, `${turns} turns`);
      assert.deepEqual(await later, await new LedgerEngine(files, selection, silentLogger).load());
    }
  });
});

suite('sortedInSteps', () => {
  test('sorts as a stable sort does', () => {
    for (const count of [0, 1, 255, 256, 257, 1000, 2049]) {
      const items = Array.from({ length: count }, (_, i) => ({ key: (i * 7919) % 31, i }));
      const compare = (a: { key: number }, b: { key: number }): number => a.key - b.key;
      assert.deepEqual(atOnce(sortedInSteps(items, compare)), [...items].sort(compare));
    }
  });
});
