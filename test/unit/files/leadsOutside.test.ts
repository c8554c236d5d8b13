import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { NodeFiles } from '../../../src/node/files/NodeFiles.js';
import { OverlayFiles } from '../../../src/core/fixes/OverlayFiles.js';
import { planTemplate } from '../../../src/core/fixes/planTemplate.js';
import { MemoryFiles } from '../support/MemoryFiles.js';
import { withFolder } from '../search/withFolder.js';

/** Path, and whether a link on the way leads out of the folder. */
const cases: [path: string, outside: boolean][] = [
  ['new.py', false],
  ['src/new.py', false],
  ['fresh/deep/new.py', false],
  ['src/a.py', false],
  ['linked/new.py', true],
  ['linked/fresh/deep/new.py', true],
  ['linked/there.py', true],
  ['linked', true],
  ['file.py', true],
  ['dangling/new.py', true],
  ['dangling', true],
  ['loop/new.py', true],
  ['within/new.py', false],
  ['within/fresh/new.py', false],
  ['src/a.py/new.py', false],
];

function withLinks(body: (folder: string, outside: string) => Promise<void>): Promise<void> {
  return withFolder({ 'there.py': 'x = 1\n' }, (outside) =>
    withFolder({ 'src/a.py': 'x = 1\n' }, async (folder) => {
      fs.symlinkSync(outside, path.join(folder, 'linked'), 'dir');
      fs.symlinkSync(path.join(outside, 'there.py'), path.join(folder, 'file.py'));
      fs.symlinkSync(path.join(outside, 'absent'), path.join(folder, 'dangling'));
      fs.symlinkSync('loop', path.join(folder, 'loop'));
      fs.symlinkSync('src', path.join(folder, 'within'), 'dir');
      await body(folder, outside);
    }),
  );
}

suite('links that lead outside', () => {
  for (const [name, outside] of cases) {
    test(`${name} ${outside ? 'is outside' : 'is inside'}`, () =>
      withLinks(async (folder) => {
        const files = new NodeFiles(folder);
        assert.equal(await files.leadsOutside(name), outside);
        assert.equal(await new OverlayFiles(files).leadsOutside(name), outside);
      }));
  }

  test('a folder that is a link itself has an inside', () =>
    withFolder({ 'real/a.py': '' }, async (folder) => {
      fs.symlinkSync('real', path.join(folder, 'root'), 'dir');
      assert.equal(await new NodeFiles(path.join(folder, 'root')).leadsOutside('fresh/new.py'), false);
    }));

  test('a template is not planned there, and the reason says so', () =>
    withLinks(async (folder, outside) => {
      const template = { language: 'python', mode: 'create' as const, code: 'x = 1\n' };
      for (const targetPath of ['linked/new.py', 'linked/fresh/new.py', 'linked/there.py']) {
        const plan = await planTemplate({ ...template, targetPath }, new NodeFiles(folder));
        const reason = `${targetPath} is outside the workspace (through a link).`;
        assert.deepEqual(plan, { kind: 'refused', reason });
      }
      const plan = await planTemplate({ ...template, targetPath: 'within/new.py' }, new NodeFiles(folder));
      assert.equal(plan.kind, 'change');
      assert.deepEqual(fs.readdirSync(outside), ['there.py']);
    }));

  test('so it is on any files', async () => {
    const files = new MemoryFiles({ 'a.py': '' });
    files.linkOutside('linked');
    const template = { language: '', targetPath: 'linked/b/new.md', mode: 'create' as const, code: 'x' };
    assert.equal((await planTemplate(template, files)).kind, 'refused');
    assert.equal((await planTemplate({ ...template, targetPath: 'b/new.md' }, files)).kind, 'change');
  });
});
