import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { NodeFiles } from '../../../src/node/files/NodeFiles.js';
import { withFolder } from '../search/withFolder.js';

const texts = {
  'a.py': '1',
  'a/z.py': '2',
  'a/b/c.md': '3',
  'a-b/x.ts': '4',
  'ab/y.ts': '5',
  a0: '6',
  'B.md': '7',
  'z/f.py': '8',
  'build/left.out': '9',
};
const inOrder = ['B.md', 'a-b/x.ts', 'a.py', 'a/b/c.md', 'a/z.py', 'a0', 'ab/y.ts', 'z/f.py'];

suite('the files of a folder', () => {
  test('are listed in order of code units, however their folders are named', async () => {
    await withFolder(texts, async (folder) => {
      assert.deepEqual(await new NodeFiles(folder).list(['**/*']), inOrder);
    });
  });

  test('are what each glob finds among them', async () => {
    await withFolder(texts, async (folder) => {
      const files = new NodeFiles(folder);
      assert.deepEqual(await files.list(['**/*.py']), ['a.py', 'a/z.py', 'z/f.py']);
      assert.deepEqual(await files.list(['**/*.{ts,py}']), [
        'a-b/x.ts',
        'a.py',
        'a/z.py',
        'ab/y.ts',
        'z/f.py',
      ]);
      assert.deepEqual(await files.list(['B.md', '**/*.md']), ['B.md', 'a/b/c.md']);
    });
  });

  test('are given as another list each time', async () => {
    await withFolder(texts, async (folder) => {
      const files = new NodeFiles(folder);
      (await files.list(['**/*'])).length = 0;
      assert.deepEqual(await files.list(['**/*']), inOrder);
    });
  });

  test('are known to be many before all are listed, and to be few once they are', async () => {
    await withFolder(texts, async (folder) => {
      const files = new NodeFiles(folder);
      const answers = [0, 1, inOrder.length, inOrder.length + 1].map((count) => files.atLeast(count));
      assert.deepEqual(await Promise.all(answers), [true, true, true, false]);
    });
    assert.equal(await new NodeFiles('/nowhere/at/all').atLeast(1), false);
  });

  test('of one folder may be very many', async () => {
    await withFolder({}, async (folder) => {
      const count = 3000;
      for (let i = 0; i < count; i++) fs.writeFileSync(path.join(folder, `f${i}`), '');
      assert.equal((await new NodeFiles(folder).list(['**/*'])).length, count);
    });
  });
});
