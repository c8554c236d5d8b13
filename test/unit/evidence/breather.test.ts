import assert from 'node:assert/strict';
import { Breather } from '../../../src/core/Breather.js';
import { nextTurn } from '../../../src/core/nextTurn.js';

suite('breather', () => {
  test('lets one who waits go on a turn; who rests comes before them, due or not', async () => {
    let [time, turns] = [0, 0];
    const turn = async () => {
      await nextTurn();
      turns++;
    };
    const breather = new Breather(2, { now: () => time, turn });
    const order: string[] = [];
    const go = (name: string, waited: Promise<void>) => waited.then(() => order.push(`${name} ${turns}`));
    await go('nothing is due', breather.breathe());
    time = 2;
    const waiting = [
      go('first', breather.breathe()),
      go('second', breather.breathe()),
      go('rests', breather.rest()),
    ];
    await Promise.all(waiting);
    await go('rests again', breather.rest());
    assert.deepEqual(order, ['nothing is due 0', 'rests 1', 'first 2', 'second 3', 'rests again 4']);
  });
});
