import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { NodeFiles } from '../../../src/node/files/NodeFiles.js';
import { maxSearchedBytes, silentLogger, type FileText } from '../../../src/core/files/FileAccess.js';
import { workspacePath } from '../../../src/core/files/workspacePath.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import type { Ledger } from '../../../src/core/model/ledger.js';
import { MemoryFiles } from '../support/MemoryFiles.js';
import { withFolder } from './withFolder.js';

/** Notes what is read, by its real path. */
class WatchedFiles extends NodeFiles {
  readonly texts: string[] = [];

  override async read(file: string, maxBytes?: number): Promise<FileText | undefined> {
    const read = await super.read(file, maxBytes);
    if (read) this.texts.push(read.text);
    return read;
  }
}

function inventory(...anchors: object[]): string {
  return JSON.stringify({ version: 1, defects: [{ id: 'D', title: 'd', anchors }] });
}

async function load(files: NodeFiles | MemoryFiles): Promise<Ledger> {
  return new LedgerEngine(files, { include: ['defects.json'] }, silentLogger).load();
}

const leaving = [
  ...[
    '../secret.py',
    'a/../../secret.py',
    '/etc/passwd',
    '//server/share/x',
    '\\\\server\\share\\x',
    'C:\\x.py',
    'c:/x.py',
  ],
  ...[
    'file:///etc/passwd',
    'vscode-remote://host/x',
    '~/secret.py',
    'a\0b.py',
    '../**',
    '{../secret.py,a.py}',
    '{..,a}/secret.py',
  ],
  ...[
    'a/{b,../../secret}.py',
    '{/etc/passwd,a.py}',
    '... /secret.py',
    '.. /secret.py',
    'a/.../b.py',
    '.. ./x',
  ],
];
const staying: [written: string, path: string][] = [
  ['%2e%2e/secret.py', '%2e%2e/secret.py'],
  ['a/./b.py', 'a/b.py'],
  ['a/../b.py', 'b.py'],
  ['{a,b}/../c.py', 'c.py'],
  ['{a/..,b}/c.py', '{c.py,b/c.py}'],
  ['{a,b}//c.py', '{a,b}/c.py'],
  ['..a/b..', '..a/b..'],
  ['a./b ', 'a./b'],
];

suite('bad input', () => {
  for (const written of leaving) {
    test(`${JSON.stringify(written)} leaves the workspace: a problem for each kind of anchor, and nothing outside is opened`, () =>
      withFolder({ 'secret.py': 'SECRET', 'in/a.py': 'fine' }, async (folder) => {
        assert.equal(workspacePath(written), undefined);
        const anchors = [
          { kind: 'file', path: written },
          {
            kind: 'range',
            path: written,
            range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } },
          },
          { kind: 'symbol', path: written, name: 'f', required: true },
          { kind: 'test', path: written, name: 'test_f' },
          { kind: 'missing-file', path: written },
          { kind: 'pattern', pattern: 'SECRET', include: written },
          { kind: 'pattern', pattern: 'SECRET', include: '**/*.py', exclude: written },
        ];
        const root = path.join(folder, 'in');
        fs.writeFileSync(path.join(root, 'defects.json'), inventory(...anchors));
        const files = new WatchedFiles(root);
        const { defects, problems } = await load(files);
        assert.equal(
          problems.filter(({ message }) => message.includes('leaves the workspace')).length,
          anchors.length,
        );
        assert.deepEqual(defects[0]?.anchors, []);
        // Whatever a caller asks for, the outside stays closed.
        assert.deepEqual([await files.read(written), await files.exists(written)], [undefined, false]);
        assert.deepEqual(
          await files
            .list([written])
            .then((found) => found.filter((file) => !/^(?:a\.py|defects\.json)$/u.test(file))),
          [],
        );
        assert.ok(files.texts.every((text) => !text.startsWith('SECRET')));
      }));
  }

  for (const [written, expected] of staying) {
    test(`${JSON.stringify(written)} stays inside`, () => assert.equal(workspacePath(written), expected));
  }

  test('in an inventory as found in the wild, globs of patterns are looked at as well', async () => {
    const text = JSON.stringify({
      known_issues: [
        {
          id: 'A-1',
          severity: 'HIGH',
          description: 'x',
          anchors: [{ kind: 'pattern', pattern: 'p', include: '../**' }],
        },
      ],
    });
    const { problems } = await load(new MemoryFiles({ 'defects.json': text }));
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['`../**` leaves the workspace; it is never opened.'],
    );
  });

  test('a template whose target leaves the workspace is a problem', async () => {
    const template = {
      id: 'T',
      title: 't',
      targetPath: '{../x,y}.py',
      mode: 'create',
      language: 'python',
      code: 'x',
    };
    const { problems } = await load(
      new MemoryFiles({ 'defects.json': JSON.stringify({ version: 1, defects: [], templates: [template] }) }),
    );
    assert.ok(
      problems.some(({ message }) => message.includes('leaves the workspace')),
      JSON.stringify(problems),
    );
  });

  test('links: loops are not followed, links out are not opened, links within are read', () =>
    withFolder({ 'outside/secret.py': 'SECRET', 'in/src/a.py': 'fine' }, async (folder) => {
      const root = path.join(folder, 'in');
      fs.symlinkSync('..', path.join(root, 'src/up'));
      fs.symlinkSync('self.py', path.join(root, 'src/self.py'));
      fs.symlinkSync(path.join(folder, 'outside'), path.join(root, 'src/out'));
      fs.symlinkSync('../../outside/secret.py', path.join(root, 'src/secret.py'));
      fs.symlinkSync('a.py', path.join(root, 'src/link.py'));
      fs.writeFileSync(
        path.join(root, 'defects.json'),
        inventory({ kind: 'pattern', pattern: 'SECRET|fine', include: '**/*.py' }),
      );
      const files = new WatchedFiles(root);
      const { defects } = await load(files);
      assert.deepEqual(
        defects[0]?.occurrences.map((one) => one.path),
        ['src/a.py', 'src/link.py'],
      );
      for (const file of ['src/secret.py', 'src/out/secret.py', 'src/self.py'])
        assert.deepEqual([await files.read(file), await files.exists(file)], [undefined, false], file);
      // A file that has become a link since it was listed.
      fs.rmSync(path.join(root, 'src/a.py'));
      fs.symlinkSync('../../outside/secret.py', path.join(root, 'src/a.py'));
      assert.equal(await files.read('src/a.py'), undefined);
    }));

  test('a file of 200 MB is never read, and one that is too large to be searched is named', () =>
    withFolder(
      { 'big.py': Buffer.alloc(maxSearchedBytes + 1, 'needle\n'), 'a.py': 'needle\n' },
      async (folder) => {
        fs.closeSync(fs.openSync(path.join(folder, 'huge.py'), 'w'));
        fs.truncateSync(path.join(folder, 'huge.py'), 200 * 1024 * 1024);
        fs.writeFileSync(path.join(folder, 'image.py'), Buffer.alloc(maxSearchedBytes + 1));
        fs.writeFileSync(
          path.join(folder, 'defects.json'),
          inventory({ kind: 'pattern', pattern: 'needle' }, { kind: 'file', path: 'huge.py' }),
        );
        const files = new WatchedFiles(folder);
        const { defects, problems } = await load(files);
        assert.deepEqual(
          defects[0]?.occurrences.map((one) => one.path),
          ['a.py'],
        );
        assert.deepEqual(
          problems.map(({ severity, message }) => [severity, message]),
          [
            [
              'information',
              'Not searched for the pattern, being so large: `big.py` (10 MB), `huge.py` (200 MB).',
            ],
          ],
        );
        assert.ok(files.texts.every((text) => text.length < 1000));
      },
    ));

  test('binary files and generated folders are not searched', () =>
    withFolder(
      {
        'a.bin': Buffer.from('needle\0'),
        'build/x.py': 'needle',
        'node_modules/m/x.js': 'needle',
        'b.py': 'needle',
      },
      async (folder) => {
        fs.writeFileSync(
          path.join(folder, 'defects.json'),
          inventory({ kind: 'pattern', pattern: 'needle' }),
        );
        const { defects, problems } = await load(new NodeFiles(folder));
        assert.deepEqual([defects[0]?.occurrences.map((one) => one.path), problems], [['b.py'], []]);
      },
    ));

  test('files and folders that may not be read cost nothing but themselves', function () {
    if (process.getuid?.() === 0 || process.platform === 'win32') {
      console.log('      skipped: this user may read everything');
      return this.skip();
    }
    return withFolder({ 'shut/a.py': 'needle', 'b.py': 'needle', 'c.py': 'needle' }, async (folder) => {
      fs.writeFileSync(path.join(folder, 'defects.json'), inventory({ kind: 'pattern', pattern: 'needle' }));
      fs.chmodSync(path.join(folder, 'shut'), 0);
      fs.chmodSync(path.join(folder, 'b.py'), 0);
      const { defects } = await load(new NodeFiles(folder));
      assert.deepEqual(
        defects[0]?.occurrences.map((one) => one.path),
        ['c.py'],
      );
      fs.chmodSync(path.join(folder, 'shut'), 0o700);
    });
  });

  test('a file that is listed and cannot be read leaves the others', async () => {
    class Shut extends MemoryFiles {
      override read(file: string): Promise<FileText | undefined> {
        return file === 'b.py' ? Promise.resolve(undefined) : super.read(file);
      }
    }
    const anchors = [
      { kind: 'pattern', pattern: 'needle' },
      { kind: 'file', path: '*.py' },
    ];
    const files = new Shut({ 'b.py': 'needle', 'c.py': 'needle', 'defects.json': inventory(...anchors) });
    const { defects } = await load(files);
    assert.deepEqual(
      defects[0]?.occurrences.map((one) => one.path),
      ['c.py'],
    );
  });

  const refused: [pattern: string, message: RegExp][] = [
    ['(a)\\1', /not valid RE2: .*RE2 has no backreferences/],
    ['(?=a)b', /RE2 has no .*look-ahead/],
    ['(?<!a)b', /RE2 has no .*look-behind/],
    ['(?>a+)b', /RE2 has no .*atomic groups/],
    ['(', /not valid RE2: [^.]*\.$/],
    ['a'.repeat(3000), /too long: 3,000 characters/],
    ['((a{50}){50}b{50}){4}', /not valid RE2|too large/],
  ];
  for (const [pattern, message] of refused) {
    test(`the pattern ${pattern.slice(0, 30)} is refused in plain words`, async () => {
      const { problems } = await load(
        new MemoryFiles({ 'a.py': 'aa', 'defects.json': inventory({ kind: 'pattern', pattern }) }),
      );
      assert.equal(problems.length, 1);
      assert.equal(problems[0]?.severity, 'error');
      assert.match(problems[0].message, message);
    });
  }
});
