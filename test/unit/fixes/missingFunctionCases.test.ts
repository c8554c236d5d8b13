import assert from 'node:assert/strict';
import { planMissingFunction } from '../../../src/core/fixes/planMissingFunction.js';
import { parsePython } from '../../../src/core/python/parsePython.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { MemoryFiles } from '../support/MemoryFiles.js';
import { assertEditsInOrder } from './assertEdits.js';
import { compileErrors } from './compiledPython.js';
import { readWorkspaceCases } from './workspaceCases.js';

for (const file of ['missingSignatures.txt', 'missingBodies.txt']) {
  suite(`planMissingFunction: ${file}`, () => {
    const results = new Map<string, string>();
    for (const { name, files, sections } of readWorkspaceCases(file)) {
      test(name, async () => {
        const wanted = /^missing (.+)\.(\w+)$/.exec(sections[0]!.title)!;
        const missing = { module: wanted[1]!, name: wanted[2]! };
        const memory = new MemoryFiles(files);
        const plan = await planMissingFunction(missing, memory);
        for (const { title, text } of sections.slice(1)) {
          if (title === 'refused' || title === 'nothing') {
            assert.equal(plan.kind, title, JSON.stringify(plan));
            assert.equal(`${(plan as { reason: string }).reason}\n`, text);
            continue;
          }
          assert.equal(plan.kind, 'change', JSON.stringify(plan));
          if (plan.kind !== 'change') return;
          const [fix] = plan.files;
          if (title === 'notes') assert.equal(plan.notes.map((note) => `${note}\n`).join(''), text);
          else if (title === 'after') assert.equal(fix!.after, text);
          else if (title === 'adds') assert.equal(addedLines(fix!.before, fix!.after), text);
          else assert.fail(`what is '${title}'?`);
        }
        if (plan.kind !== 'change') return;
        const [fix] = plan.files;
        assertEditsInOrder(fix!.edits);
        assert.equal(applyEdits(fix!.before, fix!.edits), fix!.after);
        assert.deepEqual(parsePython(fix!.after).errors, []);
        results.set(name, fix!.after);
        memory.set(fix!.path, fix!.after);
        assert.equal((await planMissingFunction(missing, memory)).kind, 'nothing', 'a second time');
      });
    }

    test('Python compiles what came of them', function () {
      const errors = compileErrors(results);
      if (!errors) {
        console.log('      python3 is not there: the results are not compiled');
        this.skip();
      }
      assert.ok(results.size > 0);
      assert.deepEqual(errors, []);
    });
  });
}

/** The lines of `after` that are not in `before`, blank ones left out; `before` must be there in its order. */
function addedLines(before: string, after: string): string {
  const old = before.split('\n').filter((line) => line !== '');
  const added = after
    .split('\n')
    .filter((line) => line !== '')
    .filter((line) => {
      if (old[0] !== line) return true;
      old.shift();
      return false;
    });
  assert.deepEqual(old, [], 'lines that went away');
  return added.map((line) => `${line}\n`).join('');
}
