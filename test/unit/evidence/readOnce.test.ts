import assert from 'node:assert/strict';
import { ImportIntegrity } from '../../../src/core/evidence/imports/ImportIntegrity.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

suite('import errors: files are read once', () => {
  test('those with errors, too, and again only when they change', async () => {
    const files = new MemoryFiles({
      'a.py': 'x = 1\n',
      'b.py': 'from a import y\n',
      'c.py': 'from a import z  # type: ignore\nfrom a import x, w\n',
    });
    const integrity = new ImportIntegrity(files);
    const places = async () =>
      (await integrity.errors())?.map(({ path, name, range }) => `${path}:${range.start.line} ${name}`);
    const read = () => files.reads.filter((path) => path.endsWith('.py')).sort();

    assert.deepEqual(await places(), ['b.py:0 y', 'c.py:1 w']);
    assert.deepEqual(read(), ['a.py', 'b.py', 'c.py']);

    files.set('b.py', '\nfrom a import v\n');
    await integrity.apply([{ path: 'b.py', kind: 'changed' }]);
    assert.deepEqual(await places(), ['b.py:1 v', 'c.py:1 w']);
  });

  test('importers are never read again for what a changed module alters', async () => {
    const importers = { 'b.py': 'from a import y, z\n', 'c.py': 'from a import x\nfrom .d import w\n' };
    const files = new MemoryFiles({ 'a.py': 'x = 1\n', ...importers });
    const integrity = new ImportIntegrity(files);
    const changeTo = async (text: string) => {
      files.set('a.py', text);
      files.reads.length = 0;
      await integrity.apply([{ path: 'a.py', kind: 'changed' }]);
      const errors = (await integrity.errors())!;
      const fresh = (await new ImportIntegrity(new MemoryFiles({ 'a.py': text, ...importers })).errors())!;
      assert.deepEqual(errors, fresh);
      return { names: errors.map(({ name }) => name), reads: files.reads.filter((path) => path !== 'a.py') };
    };
    await integrity.errors();
    assert.deepEqual(await changeTo('x = 1\nother = 2\n'), { names: ['y', 'z', undefined], reads: [] });
    assert.deepEqual(await changeTo('x = y = 1\n'), { names: ['z', undefined], reads: [] });
    assert.deepEqual(await changeTo('y = 1\n'), { names: ['z', 'x', undefined], reads: [] });
  });

  test('what is missing is looked for only where a search would not have seen it', async () => {
    const files = new MemoryFiles({
      '.gitignore': 'made*\n',
      'p/__init__.py': '',
      'q/__init__.py': 'from p import made_a, gone\nimport p.absent\nfrom nowhere import x\n',
      'q/other.py': 'from p.absent import x\n',
      'p/made_a.py': '',
    });
    const asked: string[] = [];
    const exists = files.exists.bind(files);
    files.exists = (path) => {
      asked.push(path);
      return exists(path);
    };
    const folders: string[] = [];
    const hasFolder = files.hasFolder.bind(files);
    files.hasFolder = (path) => {
      folders.push(path);
      return hasFolder(path);
    };
    const errors = await new ImportIntegrity(files).errors();
    assert.deepEqual(
      errors?.map(({ module, name }) => `${module} ${name}`),
      ['p gone', 'p.absent undefined', 'p.absent undefined'],
    );
    assert.deepEqual(
      asked.filter((path) => path.endsWith('.py')),
      ['p/made_a.py'],
    );
    // Once, whatever a package's own file would be called, and whoever imports it; of what nobody has, a folder of its name.
    assert.deepEqual(folders.sort(), ['nowhere', 'p/absent', 'p/gone', 'p/made_a']);
  });

  test('a text that changed before it was asked for is the new one', async () => {
    const files = new MemoryFiles({ 'a.py': 'x = 1\n', 'b.py': 'from a import y\n' });
    const integrity = new ImportIntegrity(files);
    await integrity.readAll(() => true);
    files.set('b.py', '\n\nfrom a import y\n');
    await integrity.apply([{ path: 'b.py', kind: 'changed' }]);
    assert.deepEqual(
      (await integrity.errors())?.map(({ range }) => range.start.line),
      [2],
    );
  });
});
