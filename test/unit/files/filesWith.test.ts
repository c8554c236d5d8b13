import assert from 'node:assert/strict';
import { filesWith } from '../../../src/core/files/filesWith.js';
import type { TextSearch } from '../../../src/core/files/TextSearch.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

const texts = {
  'a.py': '# R-1',
  'b/c.md': 'R-1 and R-2',
  'd.txt': 'none',
  'out/e.txt': 'R-1',
  '.gitignore': 'out\n',
};

/** Knows one file, and says too much of it. */
const search: TextSearch = {
  find: () =>
    Promise.resolve({
      searched: (path) => path === 'a.py' || path === 'd.txt',
      byPath: new Map([['a.py', new Set([0])]]),
    }),
};

suite('filesWith', () => {
  test('all files are read where nothing searches, without what is ignored', async () => {
    const files = new MemoryFiles(texts);
    const found = await filesWith('R-1', files);
    assert.deepEqual(
      found?.map(({ path }) => path),
      ['a.py', 'b/c.md'],
    );
  });

  test('what the search covered and did not find is not read', async () => {
    const files = new MemoryFiles(texts);
    const found = await filesWith('R-1', files, { search });
    assert.deepEqual(
      found?.map(({ path }) => path),
      ['a.py', 'b/c.md'],
    );
    assert.deepEqual([...files.reads].sort(), ['.gitignore', 'a.py', 'b/c.md']);
  });

  test('nothing once it was cancelled', async () => {
    assert.equal(await filesWith('R-1', new MemoryFiles(texts), { signal: AbortSignal.abort() }), undefined);
  });
});
