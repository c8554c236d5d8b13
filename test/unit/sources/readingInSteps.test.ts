import assert from 'node:assert/strict';
import { readingSource, readSource } from '../../../src/core/sources/readSource.js';

const count = 1000;
const defects = Array.from({ length: count }, (_, i) => ({
  id: `D-${i}`,
  title: `Part ${i} leaks under load`,
  status: 'open',
  description: 'It goes wrong. '.repeat(20),
}));
const keyed = Object.fromEntries(defects.map(({ id, ...rest }) => [id.replace('-', '_'), rest]));

suite('an inventory is read in steps', () => {
  for (const [shape, path, value] of [
    ['found, in a list', 'inventory.json', { project: 'x', defects }],
    ['found, by key', 'inventory.json', { p0_issues: keyed }],
    ['native', 'defects.json', { version: 1, defects }],
  ] as const) {
    test(shape, () => {
      const file = { text: JSON.stringify(value, null, 2), encoding: 'utf-8' };
      const steps = readingSource(path, file);
      let rests = 0;
      let step = steps.next();
      for (; !step.done; step = steps.next()) rests++;
      assert.equal(step.value.fragment.defects.length, count);
      assert.deepEqual(step.value.fragment, readSource(path, file));
      // Of the scan for places and of the entries.
      const least = Math.floor(file.text.length / 100_000) + Math.floor(count / 64);
      assert.ok(rests >= least, `${rests} rests, not ${least}`);
    });
  }
});
