import assert from 'node:assert/strict';
import { keptPromise } from '../../../src/core/keptPromise.js';

suite('keptPromise', () => {
  test('is made once, for all who ask', async () => {
    let made = 0;
    const kept = keptPromise(() => Promise.resolve(++made));
    assert.deepEqual(await Promise.all([kept(), kept()]), [1, 1]);
    assert.equal(await kept(), 1);
  });

  test('a failure is told to all who wait, and tried again by the next', async () => {
    let tries = 0;
    const kept = keptPromise(() =>
      ++tries < 3 ? Promise.reject(new Error(`${tries}`)) : Promise.resolve(tries),
    );
    const [one, two] = await Promise.allSettled([kept(), kept()]);
    assert.deepEqual([one.status, two.status, tries], ['rejected', 'rejected', 1]);
    await assert.rejects(kept(), /2/u);
    assert.equal(await kept(), 3);
    assert.equal(await kept(), 3);
  });
});
