import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ImportIntegrity } from '../../../src/core/evidence/imports/ImportIntegrity.js';
import { NodePython } from '../../../src/node/python/NodePython.js';
import { comparePyright } from '../../bench/comparePyright.js';
import { MemoryFiles } from '../support/MemoryFiles.js';
import { libraries, libraryProject } from './libraryProject.js';
import { runPyright, writeFiles } from './runPyright.js';

suite('imports of libraries against pyright', () => {
  test('what comes from a library is there exactly when pyright finds the library', async function () {
    this.timeout(300_000);
    const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'libraries-')));
    const root = path.join(folder, 'project');
    const packages = path.join(folder, 'environments/own/lib/python3.13/site-packages');
    try {
      const files = libraryProject();
      writeFiles(root, files);
      writeFiles(packages, Object.entries(libraries));
      const memory = new MemoryFiles(Object.fromEntries(files));
      const errors = await new ImportIntegrity(memory, { python: new NodePython(root) }).errors();
      assert.ok(errors);
      const { theirs, ours } = comparePyright(root, runPyright(root), errors, files);
      // What a library itself lacks is not judged where it is taken from the library.
      const isLibrarys = (each: string): boolean =>
        /^(?:hands\/m\d+(?:_stub)?\.pyi?|(?:wraps|folders|scripts|takes)_(?:whole|spaces|yaml)\b.*):.* \w+$/u.test(
          each,
        );
      const text = (each: string): string =>
        `${each}: ${files.get(each.split(':', 1)[0]!.replace('takes/', 'hands/'))}`;
      const missed = theirs.filter((each) => !ours.includes(each) && !isLibrarys(each)).map(text);
      const extra = ours.filter((each) => !theirs.includes(each)).map(text);
      assert.deepEqual({ missed, extra }, { missed: [], extra: [] });
      assert.ok(errors.length >= 300, `${errors.length} errors are too few to compare`);
      console.log(`      ${errors.length} import errors over ${files.size} files, the same as pyright's`);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
});
