import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { mergePython } from '../../../src/core/fixes/python/mergePython.js';
import { parsePython } from '../../../src/core/python/parsePython.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { pythonish } from '../python/pythonText.js';
import { assertEditsInOrder } from './assertEdits.js';
import { randomModule } from './randomModules.js';
import { untouched } from './untouched.js';

suite('mergePython: properties', () => {
  test('a merge parses, touches nothing else and is done once', () => {
    fc.assert(
      fc.property(randomModule, randomModule, fc.boolean(), (before, template, replace) => {
        const merged = mergePython(before, template, { replace });
        if (merged.kind !== 'change') return;
        assertEditsInOrder(merged.edits);
        const after = applyEdits(before, merged.edits);
        const [kept, found] = untouched(before, after, merged.edits);
        assert.equal(found, kept);
        assert.deepEqual(parsePython(after).errors, []);
        if (before.includes('\r\n') && before.trim() !== '')
          assert.ok(!/(?<!\r)\n/.test(after), 'mixed line ends');
        const again = mergePython(after, template, { replace });
        assert.equal(again.kind, 'nothing', JSON.stringify(again));
      }),
      { numRuns: 2000 },
    );
  });

  test('a module merged with itself has nothing to do', () => {
    fc.assert(
      fc.property(randomModule, (text) => {
        const merged = mergePython(text, text);
        if (merged.kind !== 'refused') assert.equal(merged.kind, 'nothing', JSON.stringify(merged));
      }),
      { numRuns: 300 },
    );
  });

  test('any text is merged or refused, never thrown at', () => {
    fc.assert(
      fc.property(pythonish, pythonish, (before, template) => {
        const merged = mergePython(before, template);
        if (merged.kind === 'change') applyEdits(before, merged.edits);
      }),
      { numRuns: 2000 },
    );
  });

  test('random merges compile with Python itself', function () {
    const pairs = fc.sample(fc.tuple(randomModule, randomModule), { numRuns: 400, seed: 7 });
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'merges-'));
    try {
      if (spawnSync('python3', ['--version']).status !== 0) {
        console.log('      python3 is not there: random merges are not compiled');
        this.skip();
      }
      const script = [
        'import sys, pathlib, warnings',
        'warnings.simplefilter("ignore")',
        'def ok(p):',
        '    try: compile(pathlib.Path(p).read_bytes(), str(p), "exec"); return True',
        '    except (SyntaxError, ValueError) as e: print(p, e, file=sys.stderr); return False',
        'for p in sorted(pathlib.Path(sys.argv[1]).glob("*.before.py")):',
        '    t = p.with_name(p.name.replace(".before", ".template")); a = p.with_name(p.name.replace(".before", ".after"))',
        '    if ok(p) and ok(t) and not ok(a): print(a.name)',
      ].join('\n');
      let written = 0;
      for (const [i, [before, template]] of pairs.entries()) {
        const merged = mergePython(before, template);
        if (merged.kind !== 'change') continue;
        const files = { before, template, after: applyEdits(before, merged.edits) };
        for (const [kind, text] of Object.entries(files))
          fs.writeFileSync(path.join(folder, `m${i}.${kind}.py`), text);
        written++;
      }
      const run = spawnSync('python3', ['-c', script, folder], { encoding: 'utf8' });
      const first = run.stdout.split('\n')[0]!;
      const shown = first === '' ? '' : fs.readFileSync(path.join(folder, first), 'utf8');
      assert.equal(run.stdout, '', `${run.stderr}\n${shown}`);
      assert.ok(written > 50, `only ${written} merges`);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
});
