import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { NodeFiles } from '../../../src/node/files/NodeFiles.js';
import { GitIgnore } from '../../../src/core/files/GitIgnore.js';
import { withFolder } from '../search/withFolder.js';

/** Files of a tree that are kept; texts of `.gitignore` files by their folder. */
const kept = (paths: readonly string[], texts: Record<string, string>): string[] => {
  const ignore = new GitIgnore(Object.entries(texts).map(([folder, text]) => ({ folder, text })));
  return paths.filter((file) => !ignore.ignores(file)).sort();
};

const cases: { name: string; texts: Record<string, string>; paths: string[]; kept: string[] }[] = [
  { name: 'nothing without rules', texts: {}, paths: ['a.md', 'b/a.md'], kept: ['a.md', 'b/a.md'] },
  {
    name: 'a name anywhere, a path from the root',
    texts: { '': 'out\n/docs/old\n*.log\n' },
    paths: ['out/a.md', 'x/out/a.md', 'docs/old/a.md', 'x/docs/old/a.md', 'a.log', 'x/b.log', 'outs'],
    kept: ['outs', 'x/docs/old/a.md'],
  },
  {
    name: 'a later line wins, but not from below an ignored folder',
    texts: { '': '*.md\n!keep.md\ngone/\n!gone/keep.md\n' },
    paths: ['a.md', 'keep.md', 'x/keep.md', 'gone/keep.md'],
    kept: ['keep.md', 'x/keep.md'],
  },
  {
    name: 'all but one folder',
    texts: { '': '/*\n!/src\n' },
    paths: ['a.md', 'src/a.md', 'src/b/a.md', 'lib/src/a.md'],
    kept: ['src/a.md', 'src/b/a.md'],
  },
  {
    name: 'a nested file counts for its folder only, and wins over the ones above',
    texts: { '': 'logs/\n*.tmp\n', sub: '!logs/\n/only\nx.md\n', 'sub/deep': '!x.md\n' },
    paths: [
      'logs/a',
      'sub/logs/a',
      'sub/a.tmp',
      'sub/only',
      'sub/deep/only',
      'only',
      'x.md',
      'sub/x.md',
      'sub/deep/x.md',
    ],
    kept: ['only', 'sub/deep/only', 'sub/deep/x.md', 'sub/logs/a', 'x.md'],
  },
  {
    name: 'a nested file cannot bring its own ignored folder back',
    texts: { '': '/sub/\n', sub: '!*\n' },
    paths: ['sub/a.md'],
    kept: [],
  },
  {
    name: 'folders with characters that mean something in rules',
    texts: { 'a[b] #c': 'x.md\n' },
    paths: ['a[b] #c/x.md', 'ab #c/x.md', 'a[b] #c/y.md'],
    kept: ['a[b] #c/y.md', 'ab #c/x.md'],
  },
  {
    name: 'comments, blank lines, CRLF, a byte order mark, spaces at the end, letters in capitals',
    texts: { '': '\uFEFFa.md\r\n# b.md\r\n\r\nc.md  \r\n\\#d.md\r\nE.md' },
    paths: ['a.md', 'b.md', 'c.md', '#d.md', 'e.md', 'E.md'],
    kept: ['b.md', 'e.md'],
  },
];

suite('.gitignore', () => {
  for (const { name, texts, paths, kept: expected } of cases) {
    test(name, () => assert.deepEqual(kept(paths, texts), [...expected].sort()));
  }

  test('a folder is asked with a slash at its end', () => {
    const ignore = new GitIgnore([{ folder: '', text: 'out/\n' }]);
    assert.deepEqual(
      ['out/', 'out', 'x/out/', 'src/'].map((p) => ignore.ignores(p)),
      [true, false, true, false],
    );
  });

  test('a path that is none is not ignored, and nothing throws', () => {
    const ignore = new GitIgnore([{ folder: '', text: '*\n' }]);
    assert.deepEqual(
      ['', '/', '../a', '/a', 'a'].map((p) => ignore.ignores(p)),
      [false, false, false, false, true],
    );
  });

  test('a rule made to be slow is left out, the others count', () => {
    const ignore = new GitIgnore([{ folder: '', text: `${'**/a/'.repeat(12)}b\nx.md\n` }]);
    assert.equal(ignore.ignores(`${'a/'.repeat(150)}c`), false);
    assert.equal(ignore.ignores('a/x.md'), true);
  });

  test('any number of rules, of any length', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `name${i}/**/x${'y'.repeat(40)}`).join('\n');
    const ignore = new GitIgnore([{ folder: '', text: `${many}\nx.md\n` }]);
    assert.deepEqual(
      ['a/x.md', 'a/y.md'].map((file) => ignore.ignores(file)),
      [true, false],
    );
  });

  test('the rules that a repository keeps for itself count in the root, and a `.gitignore` wins over them', async () => {
    const files = {
      '.git/info/exclude': 'own/\n*.tmp\n',
      '.gitignore': '!keep.tmp\n',
      'src/.gitignore': '!own/\n',
      ...Object.fromEntries(
        ['a.py', 'a.tmp', 'keep.tmp', 'own/a.py', 'src/own/a.py', 'src/b.tmp'].map((name) => [name, '']),
      ),
    };
    await withFolder(files, async (folder) => {
      const node = new NodeFiles(folder);
      const listed = (await node.list(['**/*'])).filter((file) => !file.endsWith('.gitignore'));
      assert.deepEqual(listed.sort(), ['a.py', 'keep.tmp', 'src/own/a.py']);
      assert.deepEqual([await node.ignores('own/a.py'), await node.ignores('a.py')], [true, false]);
    });
  });

  test('any rules agree with git', function () {
    if (spawnSync('git', ['--version']).status !== 0) {
      console.log('      skipped: git is not here');
      return this.skip();
    }
    this.timeout(60_000);
    const root = fs.mkdtempSync(path.join(os.tmpdir(), 'defect-ledger-ignore-'));
    try {
      const names = ['a', 'b', 'ab', 'c.md'];
      const folders = ['', 'a', 'b', 'a/a', 'a/b', 'b/a', 'a/b/ab'];
      const paths = folders.flatMap((folder) =>
        names
          .map((name) => (folder === '' ? name : `${folder}/${name}`))
          .filter((file) => !folders.includes(file)),
      );
      for (const file of paths) {
        fs.mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
        fs.writeFileSync(path.join(root, file), '');
      }
      const env = {
        ...process.env,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_DIR: `${root}/.git`,
      };
      const git = (...args: string[]) => spawnSync('git', args, { cwd: root, encoding: 'utf8', env });
      git('init', '-q');
      const part = fc.constantFrom(
        'a',
        'b',
        'ab',
        'c.md',
        '*',
        '?',
        'a*',
        '*.md',
        '**',
        '[ab]',
        '[!a]',
        'a?',
        'a[b]',
        '[c-d].m[d]',
        '[ab]?',
      );
      const pattern = fc
        .tuple(
          fc.constantFrom('', '', '!'),
          fc.constantFrom('', '', '/'),
          fc.array(part, { minLength: 1, maxLength: 3 }),
          fc.constantFrom('', '', '/', '  ', '/ '),
        )
        .map(([not, start, parts, end]) => not + start + parts.join('/') + end);
      const text = fc.array(pattern, { maxLength: 4 }).map((lines) => lines.join('\n'));
      const texts = fc.dictionary(fc.constantFrom('', 'a', 'b', 'a/b'), text, { noNullPrototype: true });
      fc.assert(
        fc.property(texts, (files) => {
          for (const folder of folders) {
            const file = path.join(root, folder, '.gitignore');
            if (files[folder] === undefined) fs.rmSync(file, { force: true });
            else fs.writeFileSync(file, files[folder]);
          }
          const listed = git('ls-files', '-z', '--others', '--exclude-per-directory=.gitignore').stdout.split(
            '\0',
          );
          assert.deepEqual(
            kept(paths, files),
            listed.filter((file) => file !== '' && !file.endsWith('.gitignore')).sort(),
          );
        }),
        { numRuns: 150 },
      );
    } finally {
      fs.rmSync(root, { recursive: true });
    }
  });
});
