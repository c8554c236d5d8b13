import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { SessionSlots } from '../../vscode-host/sessionSlots.mjs';
import { inLanes } from '../../../scripts/lib/in-lanes.mjs';

/** What the slots see of a child process. */
class Child extends EventEmitter {
  readonly granted: string[] = [];

  constructor(slots: SessionSlots) {
    super();
    slots.serve(this as unknown as ChildProcess);
  }

  send({ of }: { of: string }): void {
    this.granted.push(of);
  }

  says(slot: 'ask' | 'free', of: string): void {
    this.emit('message', { slot, of });
  }
}

suite('slots for sessions of VS Code', () => {
  test('so many at a time, in the order in which they ask', () => {
    const slots = new SessionSlots(2);
    const [a, b] = [new Child(slots), new Child(slots)];
    a.says('ask', 'a1');
    b.says('ask', 'b1');
    b.says('ask', 'b2');
    a.says('ask', 'a2');
    assert.deepEqual([a.granted, b.granted], [['a1'], ['b1']]);
    a.says('free', 'a1');
    assert.deepEqual([a.granted, b.granted], [['a1'], ['b1', 'b2']]);
    b.says('free', 'b1');
    b.says('free', 'b2');
    assert.deepEqual(
      [a.granted, b.granted],
      [
        ['a1', 'a2'],
        ['b1', 'b2'],
      ],
    );
  });

  test('what a child holds is free when it ends; one that has ended is given none', () => {
    const slots = new SessionSlots(1);
    const [a, b, c] = [new Child(slots), new Child(slots), new Child(slots)];
    a.says('ask', 'a1');
    b.says('ask', 'b1');
    c.says('ask', 'c1');
    b.emit('exit');
    a.emit('exit');
    assert.deepEqual([a.granted, b.granted, c.granted], [['a1'], [], ['c1']]);
  });
});

test('jobs in lanes: so many at a time, results in the order of the jobs', async () => {
  let running = 0;
  let most = 0;
  const results = await inLanes([3, 1, 2, 0], 2, async (turns) => {
    most = Math.max(most, ++running);
    for (let i = 0; i < turns; i++) await Promise.resolve();
    running--;
    return `job of ${turns}`;
  });
  assert.deepEqual(results, ['job of 3', 'job of 1', 'job of 2', 'job of 0']);
  assert.equal(most, 2);
});
