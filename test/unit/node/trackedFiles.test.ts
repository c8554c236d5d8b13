import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { readTracked } from '../../../src/core/files/readTracked.js';
import { atOnce } from '../../../src/core/steps.js';
import { NodeFiles } from '../../../src/node/files/NodeFiles.js';
import { withFolder } from '../search/withFolder.js';

const files = {
  '.gitignore': 'lib/\n*.gen.py\n/notes\n',
  'app/main.py': '1',
  'app/kept.gen.py': '2',
  'app/new.gen.py': '3',
  'lib/deep/in.py': '4',
  'lib/deep/out.py': '5',
  'lib/other/out.py': '6',
  'notes/a.md': '7',
  'notes/caf\u00e9.md': '8',
  'new.py': '9',
  [`long/${'x'.repeat(200)}/${'y'.repeat(200)}.py`]: '10',
};
const forced = ['app/kept.gen.py', 'lib/deep/in.py', 'notes/caf\u00e9.md'];

/** What a repository of these files needs to be made and asked. */
function gitIn(folder: string): (...args: string[]) => string {
  return (...args) => {
    const { status, stdout, stderr } = spawnSync(
      'git',
      ['-c', 'core.quotePath=false', '-c', 'core.excludesFile=', ...args],
      { cwd: folder, encoding: 'utf8' },
    );
    assert.equal(status, 0, stderr);
    return stdout;
  };
}

function trackedIn(folder: string): string[] | undefined {
  return atOnce(readTracked(fs.readFileSync(path.join(folder, '.git', 'index'))));
}

suite('files that git tracks', () => {
  suiteSetup(function () {
    if (spawnSync('git', ['--version']).status === 0) return;
    console.log('      skipped: git is not here');
    this.skip();
  });

  for (const [kind, format, version] of [
    ['of version 2', 'sha1', '2'],
    ['of version 4', 'sha1', '4'],
    ['with the longer names of objects', 'sha256', '2'],
  ] as const) {
    test(`are known from an index ${kind}, and not ignored`, async () => {
      await withFolder(files, async (folder) => {
        const git = gitIn(folder);
        git('init', '-q', `--object-format=${format}`);
        git('add', '.');
        git('add', '-f', ...forced);
        git('rm', '-q', '--cached', 'new.py');
        git('update-index', '--index-version', version);
        assert.deepEqual(trackedIn(folder)?.sort(), git('ls-files').trim().split('\n').sort());
        const shown = git('ls-files', '--cached', '--others', '--exclude-standard').trim().split('\n');
        assert.ok(forced.every((each) => shown.includes(each)));
        assert.deepEqual((await new NodeFiles(folder).list(['**/*'])).sort(), shown.sort());
      });
    });
  }

  test('are known where the index marks some of them (version 3), links among them', async () => {
    await withFolder(files, (folder) => {
      const git = gitIn(folder);
      git('init', '-q');
      fs.symlinkSync('main.py', path.join(folder, 'app/link.py'));
      git('add', 'app/main.py', 'app/link.py');
      git('add', '--intent-to-add', 'new.py');
      assert.deepEqual(trackedIn(folder), ['app/link.py', 'app/main.py', 'new.py']);
      return Promise.resolve();
    });
  });

  test('are unknown where the index is cut off or something else, which never fails', async () => {
    await withFolder(files, async (folder) => {
      const git = gitIn(folder);
      git('init', '-q');
      git('add', '.');
      const index = fs.readFileSync(path.join(folder, '.git', 'index'));
      const paths = trackedIn(folder)!;
      fc.assert(
        fc.property(fc.nat(index.length - 1), fc.nat(255), (at, byte) => {
          const cut = atOnce(readTracked(index.subarray(0, at)));
          assert.ok(cut === undefined || cut.length === paths.length);
          const other = Uint8Array.from(index);
          other[at] = byte;
          atOnce(readTracked(other));
        }),
        { numRuns: 500 },
      );
      fs.writeFileSync(path.join(folder, '.git', 'index'), 'nothing of the kind');
      assert.ok(!(await new NodeFiles(folder).list(['**/*'])).includes('lib/deep/in.py'));
    });
  });
});
