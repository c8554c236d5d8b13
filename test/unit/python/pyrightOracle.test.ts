import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ImportIntegrity } from '../../../src/core/evidence/imports/ImportIntegrity.js';
import { summarizeModule } from '../../../src/core/python/summarizeModule.js';
import { generateModules } from '../../bench/generateModules.js';
import { comparePyright, type PyrightDiagnostic } from '../../bench/comparePyright.js';
import { MemoryFiles } from '../support/MemoryFiles.js';
import { dataFolders } from './dataFolders.js';
import { runPyright, writeFiles } from './runPyright.js';
import { starPackages } from './starPackages.js';

declare const __ROOT__: string;

const seed = 20_260_301;
const config = { pythonVersion: '3.13', pythonPlatform: 'Linux', extraPaths: ['src'] };

/** The generated project, with the examples in a folder of it. */
function project(): Map<string, string> {
  const files = new Map(generateModules(seed, 320).files);
  const examples = path.join(__ROOT__, 'examples');
  for (const name of fs.readdirSync(examples, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.py')) continue;
    files.set(`examples/${name.replaceAll('\\', '/')}`, fs.readFileSync(path.join(examples, name), 'utf8'));
  }
  for (const [name, text] of Object.entries({ ...starPackages, ...dataFolders })) files.set(name, text);
  files.set('pyrightconfig.json', JSON.stringify(config));
  return files;
}

function pyrightOn(files: ReadonlyMap<string, string>): { root: string; found: PyrightDiagnostic[] } {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'imports-')));
  try {
    writeFiles(root, files);
    return { root, found: runPyright(root) };
  } finally {
    fs.rmSync(root, { recursive: true, force: true });
  }
}

suite('imports against pyright', () => {
  test('finds the same on the examples and on 320 generated modules', async function () {
    this.timeout(300_000);
    const files = project();
    const errors = await new ImportIntegrity(new MemoryFiles(Object.fromEntries(files))).errors();
    assert.ok(errors);
    const { root, found } = pyrightOn(files);
    const { theirs, ours } = comparePyright(root, found, errors, files);
    const missed = theirs.filter((each) => !ours.includes(each));
    const extra = ours.filter((each) => !theirs.includes(each));
    assert.deepEqual({ missed, extra }, { missed: [], extra: [] });

    let imported = 0;
    for (const [name, text] of files) {
      if (!/\.pyi?$/u.test(name)) continue;
      const options = {
        stub: name.endsWith('.pyi'),
        init: name.includes('__init__'),
        version: [3, 13],
      } as const;
      for (const each of summarizeModule(text, options).imports) imported += Math.max(1, each.names.length);
    }
    const right = imported - errors.length;
    console.log(`      ${errors.length} import errors, the same as pyright's; ${right} imports that work`);
    assert.ok(errors.length >= 200 && right >= 1000);
    assert.ok(errors.some(({ path: name }) => name.startsWith('examples/')));
  });
});
