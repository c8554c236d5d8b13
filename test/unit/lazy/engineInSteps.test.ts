import assert from 'node:assert/strict';
import { loadEngineInSteps } from '../../../src/lazy/engineInSteps.js';

suite('engine in steps', () => {
  test('gives the whole engine, and others have their turns on the way', async () => {
    let turns = 0;
    let done = false;
    const count = (): void => {
      turns++;
      if (!done) setImmediate(count);
    };
    setImmediate(count);
    const engine = await loadEngineInSteps();
    done = true;
    assert.deepEqual(
      Object.keys(engine).sort(),
      Object.keys(await import('../../../src/lazy/engine.js')).sort(),
    );
    assert.ok(turns > 30, `${turns} turns`);
  });
});
