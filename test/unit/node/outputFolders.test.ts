import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ImportIntegrity } from '../../../src/core/evidence/imports/ImportIntegrity.js';
import { isLeftOut } from '../../../src/core/sources/defaultSources.js';
import { NodeFiles } from '../../../src/node/files/NodeFiles.js';

suite('packages called as folders for output are', () => {
  const files: Record<string, string> = {
    'app/__init__.py': '',
    'app/core.py': 'x = 1\n',
    'app/main.py': 'from app.build import run\nfrom app.target import gone\n',
    'app/build/__init__.py': 'from .step import run, walk\nfrom app.core import gone\n',
    'app/build/step.py': 'def run(): ...\nfrom app.core import gone\n',
    'app/target/readme.txt': '',
    'build/lib/app/copy.py': 'from app.core import gone\n',
    'dist/made.py': 'from app.core import gone\n',
  };
  const errorsOf = async (integrity: ImportIntegrity): Promise<string[]> =>
    (await integrity.errors())!.map(({ path: file, name }) => `${file} ${name}`);

  test('are judged where code imports from them; what was made of the code is not', async () => {
    const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'output-')));
    const write = (file: string, text: string): void => {
      fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      fs.writeFileSync(path.join(root, file), text);
    };
    try {
      for (const [file, text] of Object.entries(files)) write(file, text);
      const integrity = new ImportIntegrity(new NodeFiles(root));
      assert.deepEqual(await errorsOf(integrity), [
        'app/build/__init__.py walk',
        'app/build/__init__.py gone',
        'app/build/step.py gone',
        'app/main.py gone',
      ]);
      write('app/build/step.py', 'def run(): ...\ndef walk(): ...\n');
      const change = { path: 'app/build/step.py', kind: 'changed' } as const;
      assert.ok(!isLeftOut(change.path) && integrity.concerns(change));
      await integrity.apply([change]);
      assert.deepEqual(await errorsOf(integrity), ['app/build/__init__.py gone', 'app/main.py gone']);
    } finally {
      fs.rmSync(root, { recursive: true, force: true });
    }
  });

  test('what else lies in such folders concerns nobody', () => {
    for (const file of ['build/defects.json', 'a/target/b/c.rs', 'node_modules/build/x.py', 'dist/venv/x.py'])
      assert.ok(isLeftOut(file), file);
    for (const file of ['a/build/x.py', 'a/builds/x.json', 'target.md']) assert.ok(!isLeftOut(file), file);
  });
});
