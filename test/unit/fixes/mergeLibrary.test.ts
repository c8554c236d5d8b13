import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { mergePython } from '../../../src/core/fixes/python/mergePython.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { untouched } from './untouched.js';

declare const __ROOT__: string;

/** A class or function of a real module as template, and the module without parts of it. */
interface Draw {
  readonly file: string;
  readonly how: string;
  readonly target: string;
  readonly template: string;
  readonly original: string;
}

const SEED = 20;
const DRAWS = 60;
const script = path.join(__ROOT__, 'test/unit/fixes/libraryDraws.py');

function python(args: readonly string[], input = ''): string | undefined {
  const run = spawnSync('python3', [script, ...args], { encoding: 'utf8', input, maxBuffer: 1 << 28 });
  if (run.error) return undefined;
  assert.equal(run.status, 0, run.stderr);
  return run.stdout;
}

suite('mergePython: the standard library of Python', () => {
  test('what is cut out of its modules comes back the same', function () {
    const draws = JSON.parse(python(['draw', String(SEED), String(DRAWS)]) ?? '[]') as Draw[];
    if (draws.length === 0) {
      console.log('      python3 or its library is not there: nothing is cut out of it');
      this.skip();
    }
    const merged: (Draw & { after: string })[] = [];
    const refused: string[] = [];
    for (const draw of draws) {
      const merge = mergePython(draw.target, draw.template);
      if (merge.kind === 'refused') refused.push(`${draw.file}: ${merge.reason}`);
      if (merge.kind !== 'change') continue;
      const after = applyEdits(draw.target, merge.edits);
      const [kept, found] = untouched(draw.target, after, merge.edits);
      assert.equal(found, kept);
      const again = mergePython(after, draw.template);
      assert.equal(again.kind, 'nothing', `${draw.file}: ${JSON.stringify(again)}`);
      merged.push({ ...draw, after });
    }
    const verdicts = JSON.parse(python(['judge'], JSON.stringify(merged))!) as (string | null)[];
    const broken = verdicts.flatMap((each, i) =>
      each === null ? [] : [`${merged[i]!.file} (${merged[i]!.how}): ${each}`],
    );
    console.log(
      `      ${draws.length} drawn: ${merged.length} merged, ${broken.length} broken, ${refused.length} refused`,
    );
    assert.deepEqual(broken, []);
    assert.doesNotMatch(refused.join('\n'), /cannot be read/);
    assert.ok(merged.length > 0.9 * draws.length, refused.join('\n'));
  });
});
