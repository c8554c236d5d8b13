import assert from 'node:assert/strict';
import fc from 'fast-check';
import fs from 'node:fs';
import path from 'node:path';
import { NodeFiles } from '../../../src/node/files/NodeFiles.js';
import { silentLogger } from '../../../src/core/files/FileAccess.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import type { Ledger } from '../../../src/core/model/ledger.js';
import { decodeText } from '../../../src/core/text/decodeText.js';
import { findProgram } from '../../../src/node/findProgram.js';
import { bundledRipgrep } from '../../../src/node/search/bundledRipgrep.js';
import { RipgrepSearch } from '../../../src/node/search/RipgrepSearch.js';
import { ripgrep, withFolder, writeFiles } from './withFolder.js';

const wide = (text: string, bigEndian = false): Buffer => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

/** Contents as files have them: several encodings, line ends, bytes that are no text. */
const word = fc.constantFrom(
  'foo',
  'foobar',
  'barfoo',
  'Foo',
  'näh',
  'NÄH',
  '日本',
  'ſpam',
  'Kelvin',
  'kelvin',
  ' ',
  '\n',
  '\r\n',
  '(',
  '\0',
);
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(''));
const content = fc.oneof(
  { weight: 4, arbitrary: text.map((t) => Buffer.from(t)) },
  text.map((t) => Buffer.from(`\uFEFF${t}`)),
  text.map((t) => wide(t)),
  text.map((t) => wide(t, true)),
  text.map((t) => Buffer.from(t, 'latin1')),
  text.map((t) => Buffer.concat([Buffer.alloc(9000, 'x'), Buffer.from([0]), Buffer.from(t)])),
);
const name = fc.constantFrom(
  'a.py',
  'b/a.py',
  '.hidden/a.py',
  'b/.a.ts',
  'out/x.py',
  'b/c/d.ts',
  'b/dist',
  'node_modules/m/a.py',
  'b/ü.py',
  '-e',
  'b/a b.ts',
);
const workspace = fc.dictionary(name, content, { maxKeys: 8, noNullPrototype: true });
const pattern = fc.constantFrom(
  ...[
    'foo',
    'foo|barfoo',
    'foo\\w*',
    '(?i)foobar',
    '(?i)kelvin',
    '(?i)näh',
    'näh',
    '日本',
    '\\(',
    'foo\\s+foo',
    '^foo',
    'o+b',
    '(?i)sp?am',
    '(?s)foo.*Foo',
    'K',
    'zzz',
  ],
);
const glob = fc.constantFrom(
  undefined,
  '**/*.py',
  'b/**',
  '{a.py,out/x.py}',
  '*',
  '**/*.{py,ts}',
  'node_modules/m/a.py',
);
const anchor = fc.record({ pattern, include: glob, exclude: fc.constantFrom(undefined, 'b/c/**') });

/** So many that a search is begun at all. */
const filler = Object.fromEntries(
  Array.from({ length: 260 }, (_, i) => [`lib/${i % 9}/f${i}.${i % 2 ? 'py' : 'ts'}`, `nothing ${i}\n`]),
);

function load(folder: string, search?: RipgrepSearch): Promise<Ledger> {
  const engine = new LedgerEngine(
    new NodeFiles(folder),
    { include: ['defects.json'] },
    silentLogger,
    search ? { search } : {},
  );
  return engine.load();
}

suite('search by ripgrep', function () {
  this.timeout(300_000);

  test('the same ledger as without, over random workspaces', async function () {
    const program = await ripgrep();
    if (program === undefined) return this.skip();
    let confirmed = 0;
    await fc.assert(
      fc.asyncProperty(workspace, fc.array(anchor, { minLength: 1, maxLength: 30 }), async (files, anchors) =>
        withFolder({ ...filler, '.gitignore': 'out/\n' }, async (folder) => {
          const defects = anchors.map((fields, i) => ({
            id: `D${i}`,
            title: `d ${i}`,
            anchors: [{ kind: 'pattern', ...fields }],
          }));
          writeFiles(folder, {
            'defects.json': JSON.stringify({ version: 1, defects }),
            'real/x.py': 'foo foobar\n',
          });
          for (const [file, bytes] of Object.entries(files)) {
            if (!fs.existsSync(path.join(folder, file))) writeFiles(folder, { [file]: bytes });
          }
          fs.symlinkSync('real/x.py', path.join(folder, 'link.py'));
          fs.symlinkSync('..', path.join(folder, 'real/up'));
          const without = await load(folder);
          confirmed += without.defects.filter(({ evidence }) => evidence === 'confirmed').length;
          assert.deepEqual(await load(folder, new RipgrepSearch(program, folder)), without);
        }),
      ),
      // One seed, so that how much the workspaces confirm is no matter of luck.
      { numRuns: 12, seed: 20261121 },
    );
    assert.ok(confirmed > 20, String(confirmed));
  });

  test('never too little in a file that it says it searched', async function () {
    const program = await ripgrep();
    if (program === undefined) return this.skip();
    const literal = fc.constantFrom(
      'foo',
      'foobar',
      'barfoo',
      'arf',
      'oob',
      'näh',
      '日本',
      'foo(',
      'ſpam',
      'kelvin',
      '-e',
      'x',
    );
    let hits = 0;
    await fc.assert(
      fc.asyncProperty(
        workspace,
        fc.uniqueArray(literal, { minLength: 1 }),
        fc.boolean(),
        (files, literals, ignoreCase) =>
          withFolder({}, async (folder) => {
            for (const [file, bytes] of Object.entries(files)) {
              try {
                writeFiles(folder, { [file]: bytes });
              } catch {
                delete files[file];
              }
            }
            const found = await new RipgrepSearch(program, folder).find(literals, { ignoreCase });
            assert.ok(found);
            for (const [file, bytes] of Object.entries(files)) {
              const decoded = decodeText(bytes)?.text;
              if (decoded === undefined || !found.searched(file)) continue;
              for (const [number, one] of literals.entries()) {
                if (!decoded.includes(one)) continue;
                hits += 1;
                assert.ok(found.byPath.get(file)?.has(number), `${one} in ${file}`);
              }
            }
          }),
      ),
      { numRuns: 40 },
    );
    assert.ok(hits > 10, String(hits));
  });

  test('a file that is edited, too large or behind a link counts as not searched', async function () {
    const program = await ripgrep();
    if (program === undefined) return this.skip();
    await withFolder(
      { 'a.py': 'foo', 'b.py': 'foo', 'big.py': Buffer.alloc(10 * 1024 * 1024 + 1, 'foo ') },
      async (folder) => {
        fs.symlinkSync('a.py', path.join(folder, 'link.py'));
        const found = await new RipgrepSearch(program, folder, (file) => file === 'b.py').find(['foo']);
        assert.deepEqual(
          ['a.py', 'b.py', 'big.py', 'link.py', 'gone.py'].map((file) => found?.searched(file)),
          [true, false, false, false, false],
        );
      },
    );
  });

  test('gives no answer when it cannot: no such program, no such folder, stopped', async function () {
    const program = await ripgrep();
    if (program === undefined) return this.skip();
    await withFolder({ 'a.py': 'foo', 'no.sh': '#!/bin/sh\nexit 2\n' }, async (folder) => {
      fs.chmodSync(path.join(folder, 'no.sh'), 0o755);
      const stopped = AbortSignal.abort();
      for (const [search, options] of [
        [new RipgrepSearch(path.join(folder, 'gone'), folder), {}],
        [new RipgrepSearch(path.join(folder, 'no.sh'), folder), {}],
        [new RipgrepSearch(program, path.join(folder, 'gone')), {}],
        [new RipgrepSearch(program, folder), { signal: stopped }],
      ] as const) {
        assert.equal(await search.find(['foo'], options), undefined);
      }
    });
  });

  test('a program of the workspace itself is never run', () =>
    withFolder({ 'bin/rg': '', 'bin/rg.exe': '', 'node_modules/@vscode/ripgrep/bin/rg': '' }, (folder) => {
      for (const file of ['bin/rg', 'bin/rg.exe', 'node_modules/@vscode/ripgrep/bin/rg'])
        fs.chmodSync(path.join(folder, file), 0o755);
      const bin = path.join(folder, 'bin');
      const elsewhere = path.join(folder, 'other');
      fs.mkdirSync(elsewhere);
      assert.equal(findProgram('rg', folder, bin), undefined);
      assert.equal(findProgram('rg', bin, ['bin', '', bin].join(path.delimiter)), undefined);
      assert.ok(findProgram('rg', elsewhere, bin)?.startsWith(path.join(bin, 'rg')));
      assert.equal(findProgram('gone', elsewhere, bin), undefined);
      // A link outside that leads into the workspace, and a folder of that name.
      fs.symlinkSync(bin, path.join(elsewhere, 'link'));
      fs.mkdirSync(path.join(elsewhere, 'rg'));
      assert.equal(findProgram('rg', bin, path.join(elsewhere, 'link')), undefined);
      assert.equal(findProgram('rg', bin, elsewhere), undefined);
      assert.equal(bundledRipgrep(folder, folder), undefined);
      assert.equal(bundledRipgrep(folder, elsewhere) === undefined, process.platform === 'win32');
      return Promise.resolve();
    }));
});
