import assert from 'node:assert/strict';
import type { FixPlan } from '../../../../src/core/fixes/FixPlan.js';
import { importErrorOffers } from '../../../../src/core/fixes/offers/importErrorOffers.js';
import type { BrokenImport } from '../../../../src/core/fixes/python/imports/ImportedPlace.js';
import { parsePython } from '../../../../src/core/python/parsePython.js';
import { applyEdits } from '../../../../src/core/text/applyEdits.js';
import { LineIndex } from '../../../../src/core/text/LineIndex.js';
import { MemoryFiles } from '../../support/MemoryFiles.js';
import { assertEditsInOrder } from '../assertEdits.js';
import { compileErrors } from '../compiledPython.js';
import { readWorkspaceCases, type WorkspaceCase } from '../workspaceCases.js';

/** The file with `«name»` marked is the one that imports; the section `--- module` names the module. */
function brokenOf({ files, sections }: WorkspaceCase): { broken: BrokenImport; memory: MemoryFiles } {
  const [path, marked] = Object.entries(files).find(([, text]) => text.includes('«'))!;
  const start = marked.indexOf('«');
  const name = marked.slice(start + 1, marked.indexOf('»'));
  const text = marked.replace('«', '').replace('»', '');
  const range = new LineIndex(text).range(start, start + name.length);
  const module = sections.find(({ title }) => title.startsWith('module '))!.title.slice('module '.length);
  return { broken: { module, name, path, range }, memory: new MemoryFiles({ ...files, [path]: text }) };
}

suite('the other fixes of an import error', () => {
  const results = new Map<string, string>();
  for (const each of readWorkspaceCases('importErrors.txt')) {
    test(each.name, async () => {
      const { broken, memory } = brokenOf(each);
      const offers = await importErrorOffers(broken, memory);
      const titles = each.sections.find(({ title }) => title === 'offers');
      if (titles)
        assert.equal(offers.map(({ title }) => `${title}\n`).join(''), titles.text.replace(/^\n$/, ''));
      for (const { title, text } of each.sections) {
        if (title.startsWith('after '))
          assert.ok(
            offers.some((offer) => offer.title === title.slice(6)),
            `no offer '${title.slice(6)}', but ${offers.map((offer) => offer.title).join('; ')}`,
          );
        void text;
      }
      for (const offer of offers) {
        const now = new MemoryFiles({});
        for (const path of await memory.list(['**/*'])) now.set(path, memory.get(path)!);
        const plan: FixPlan = await offer.plan(now);
        assert.equal(plan.kind, 'change', JSON.stringify(plan));
        const [file] = plan.files;
        assertEditsInOrder(file!.edits);
        assert.equal(applyEdits(file!.before, file!.edits), file!.after);
        assert.deepEqual(parsePython(file!.after).errors, []);
        results.set(`${each.name}: ${offer.title}`, file!.after);
        const expected = each.sections.find(({ title }) => title === `after ${offer.title}`);
        if (expected) assert.equal(file!.after, expected.text);
        now.set(file!.path, file!.after);
        assert.equal((await offer.plan(now)).kind, 'nothing', 'a second time');
      }
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
