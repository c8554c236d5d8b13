import assert from 'node:assert/strict';
import { similarDefects } from '../../../src/core/ledger/similarDefects.js';
import { makeDefect } from '../support/handMadeLedger.js';

suite('similarDefects', () => {
  test('most shared title words first, the defect itself left out, the rest in its order', () => {
    const titled = (id: string, title: string) => makeDefect({ id, title });
    const subject = titled('A', 'Raft snapshot creation');
    const all = [
      titled('B', 'Certificate rotation'),
      subject,
      titled('C', 'Load tests'),
      titled('D', 'Snapshot store'),
      titled('E', 'Raft snapshot creation fails'),
    ];
    assert.deepEqual(
      similarDefects(subject, all).map(({ id }) => id),
      ['E', 'D', 'B', 'C'],
    );
  });
});
