import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { maxFileBytes } from '../../../src/core/files/FileAccess';
import { BundledSearch } from '../../../src/workspace/BundledSearch';
import { VscodeFiles } from '../../../src/workspace/VscodeFiles';
import { activated, folder, open, rememberWorkspace, restoreWorkspace, type, uriOf, write } from '../support';

const literals = ['needle_one', 'needle_two', 'Grüße, 日本', 'one needle'];

suite('search by the ripgrep of VS Code', () => {
  suiteSetup(async () => {
    await activated();
    await rememberWorkspace();
  });
  teardown(restoreWorkspace);

  test('finds in each file what reading it finds, and says nothing of one that is being edited', async () => {
    for (let i = 0; i < 24; i++)
      await write(
        `searched/${i % 3}/f${i}.py`,
        `x = ${i}\ny = "${literals.slice(0, i % 5).join('"\nz = "')}"\n`,
      );
    const edited = 'searched/edited.py';
    await write(edited, 'needle_one\n');
    await type(await open(edited), 'needle_one', 'needle_two');
    const found = await new BundledSearch(folder()).find(literals);
    assert.ok(found, 'the bundled ripgrep was not run');
    assert.equal(found.searched(edited), false);
    assert.equal(found.searched('searched/gone.py'), false);
    const files = new VscodeFiles(folder());
    const paths = (await files.list(['**/*'])).filter((path) => path !== edited);
    let hits = 0;
    for (const path of paths) {
      const text = (await files.read(path))?.text;
      if (text === undefined) continue;
      assert.ok(found.searched(path), `${path} was not searched`);
      const expected = literals.flatMap((literal, i) => (text.includes(literal) ? [i] : []));
      hits += expected.length;
      const told = [...(found.byPath.get(path) ?? [])].sort();
      // It may tell too much where literals share characters, never too little.
      assert.deepEqual(
        expected.filter((i) => !told.includes(i)),
        [],
        `${path}: told ${told.join()}`,
      );
      if (expected.length === 0) assert.deepEqual(told, [], path);
    }
    assert.ok(hits >= 40, `${hits} hits`);
  });

  test('a search that is stopped gives nothing', async () => {
    assert.equal(
      await new BundledSearch(folder()).find(literals, { signal: AbortSignal.abort() }),
      undefined,
    );
  });

  test('what is no text is told by its first bytes, whatever its size', async () => {
    await write('searched/text.bin', 'text');
    await write('searched/data.bin', 'a\0b');
    const files = new VscodeFiles(folder());
    assert.deepEqual(await files.unreadable('searched/data.bin'), { reason: 'binary' });
    assert.deepEqual(await files.unreadable('searched/data.bin', 1), { reason: 'binary' });
    assert.deepEqual(await files.unreadable('searched/text.bin', 1), { reason: 'large', bytes: 4 });
    assert.equal(await files.unreadable('searched/text.bin', maxFileBytes), undefined);
    assert.equal(await files.unreadable('searched/gone.bin'), undefined);
    await vscode.workspace.fs.delete(uriOf('searched/data.bin'));
    assert.equal(await files.unreadable('searched/data.bin'), undefined);
  });
});
