import assert from 'node:assert/strict';
import { Breather } from '../../../src/core/Breather.js';
import { nextTurn } from '../../../src/core/nextTurn.js';
import { SpreadEvent } from '../../../src/workspace/SpreadEvent.js';

suite('spread event', () => {
  function setUp(interval = 0) {
    let turns = 0;
    const breather = new Breather(interval, {
      turn: async () => {
        await nextTurn();
        turns++;
      },
    });
    const errors: unknown[] = [];
    const event = new SpreadEvent<string>(breather, (error) => errors.push(error));
    return { event, errors, turns: () => turns };
  }

  test('listeners hear of everything in order, with turns between them', async () => {
    const { event, turns } = setUp();
    const heard: string[] = [];
    event.event((told) => heard.push(`first ${told}`));
    event.event((told) => heard.push(`second ${told}`));
    const both = [event.fire('a'), event.fire('b')];
    assert.deepEqual(heard, []);
    await both[0];
    assert.deepEqual(heard.slice(0, 2), ['first a', 'second a']);
    await both[1];
    assert.deepEqual(heard, ['first a', 'second a', 'first b', 'second b']);
    assert.ok(turns() >= 3, `${turns()} turns`);
  });

  test('one that throws keeps nothing from the others; one that went meanwhile is left out, one that came is told', async () => {
    const { event, errors } = setUp();
    const heard: string[] = [];
    const first = event.event(() => {
      first.dispose();
      gone.dispose();
      event.event((told) => heard.push(`new ${told}`));
      throw new Error('no');
    });
    const gone = event.event((told) => heard.push(`gone ${told}`));
    const self = { name: 'last' };
    event.event(function (this: typeof self, told) {
      heard.push(`${this.name} ${told}`);
    }, self);
    await event.fire('a');
    assert.deepEqual(heard, ['last a', 'new a']);
    assert.equal(errors.length, 1);
    await event.fire('b');
    assert.deepEqual(heard, ['last a', 'new a', 'last b', 'new b']);
  });

  test('nobody hears of anything once it is disposed', async () => {
    const { event } = setUp(Infinity);
    const heard: string[] = [];
    event.event((told) => {
      heard.push(told);
      event.dispose();
    });
    event.event((told) => heard.push(told));
    await event.fire('a');
    await event.fire('b');
    assert.deepEqual(heard, ['a']);
  });
});
