import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { NodeFiles } from '../../../../src/node/files/NodeFiles.js';
import { Breather } from '../../../../src/core/Breather.js';
import { maxFileBytes, silentLogger } from '../../../../src/core/files/FileAccess.js';
import { LedgerEngine } from '../../../../src/core/LedgerEngine.js';
import type { Fragment } from '../../../../src/core/sources/fragment.js';
import { maxSourceLength } from '../../../../src/core/sources/maxSourceLength.js';
import { readSource } from '../../../../src/core/sources/readSource.js';
import { mostPieces } from '../../../../src/core/text/repair/PageReading.js';
import { MemoryFiles } from '../../support/MemoryFiles.js';
import { checkFragment } from './fragmentRules.js';

const before = '# Audit\n\n## Known issues\n\n- **First thing** breaks\n\n';
const after = '\n\n## Known bugs\n\n- **Last thing** breaks\n';
const titles = ({ defects }: Fragment): string[] => defects.map(({ title }) => title);
const problems = ({ problems: all }: Fragment): string[] =>
  all.map(({ range, message }) => `${range.start.line + 1}: ${message}`);

/** What stands between a first and a last issue, whether both are still there, and the problems. */
const cases: [name: string, text: string, problems: RegExp[], lost?: string][] = [
  ['a line of a megabyte', 'x'.repeat(1_000_000), []],
  ['a megabyte of words in a line', 'word: **x** | '.repeat(70_000), []],
  ['a bullet of a megabyte', `- **${'x '.repeat(500_000)}** y`, []],
  [
    'lists nested 300 deep',
    Array.from({ length: 300 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n'),
    [/^26: .*nested/u],
  ],
  ['quotes nested 3,000 deep', `${'>'.repeat(3000)} x`, [/^7: .*nested/u]],
  ['a list in a list in one line', `${'- '.repeat(3000)}x`, [/^7: .*nested/u]],
  ['NUL bytes', 'a\0b\n\n\0\0\0\n\n- \0', []],
  ['lone surrogates', '\ud800 and \udfff\n\n- \ud800', []],
  ['no-break spaces alone', '\u00a0\n\n- \u00a0\n\n> \u00a0', []],
  ['a code block of blank lines', '```\n\n\n```', []],
  ['tags that do not end', '<div><table><tr><td>x', []],
  ['a comment that does not end', '<!-- never closed', [], 'Last thing'],
  ['a fence that does not end', '```py\nx = 1', [/^7: .*never closed/u], 'Last thing'],
  ['a fence in a list that does not end', '- a\n\n  ```py\n  x = 1', [/^9: .*never closed/u]],
  ['a heading of nothing', '##\n\n## \n\n######', []],
];

suite('Markdown reader: bad input', function () {
  this.timeout(60_000);

  for (const [name, text, expected, lost] of cases) {
    test(name, () => {
      const fragment = checkFragment(before + text + after);
      const found = titles(fragment);
      for (const title of ['First thing', 'Last thing'])
        assert.equal(found.includes(title), title !== lost, title);
      assert.equal(fragment.problems.length, expected.length, problems(fragment).join('\n'));
      for (const [i, pattern] of expected.entries()) assert.match(problems(fragment)[i]!, pattern);
    });
  }

  test('an empty file, and one of blanks, say nothing', () => {
    for (const text of ['', '\n', ' \t\r\n\r', '\ufeff']) {
      const fragment = checkFragment(text);
      assert.deepEqual([fragment.defects, fragment.problems], [[], []]);
    }
  });

  test('a table of 10,000 rows and a list of 10,000 issues, each read to its end', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => `| Part ${i} fails | HIGH | Open |`);
    const table = checkFragment(
      `# Audit\n\n| Issue | Severity | Status |\n|---|---|---|\n${rows.join('\n')}\n`,
    );
    assert.equal(table.defects.length, 10_000);
    const items = Array.from({ length: 10_000 }, (_, i) => `- **Part ${i}** fails`);
    assert.equal(checkFragment(`# Known issues\n\n${items.join('\n')}\n`).defects.length, 10_000);
  });

  test('more check boxes than a call takes arguments', () => {
    const fragment = readSource('a.md', {
      text: `# Go-live\n\n${'- [x] a\n'.repeat(200_000)}`,
      encoding: 'utf-8',
    });
    assert.equal(fragment.criteria.length, 200_000);
    const quoted = readSource('a.md', { text: '> a\n>\n'.repeat(200_000), encoding: 'utf-8' });
    assert.deepEqual(quoted.problems, []);
  });

  test('a text beyond the limit is a problem that tells both sizes', () => {
    const fragment = readSource('a.md', { text: 'x'.repeat(maxSourceLength * 3), encoding: 'utf-8' });
    assert.deepEqual(problems(fragment), [
      '1: This file has 48 million characters; sources of up to 16 million are read.',
    ]);
  });

  test('bytes that are not of the encoding are a problem, the rest is read', () => {
    const fragment = readSource('a.md', {
      text: before + 'a\ufffdb' + after,
      encoding: 'utf-8',
      lossy: true,
    });
    assert.deepEqual(titles(fragment), ['First thing', 'Last thing']);
    assert.match(problems(fragment).join(), /^1: Some bytes are not valid utf-8/u);
  });

  test('a text of nothing but damage is not repaired, and the problem says so', () => {
    const fragment = readSource('a.md', {
      text: before + 'Ã© '.repeat(mostPieces + 1) + after,
      encoding: 'utf-8',
    });
    assert.equal(fragment.source.repaired, false);
    assert.match(problems(fragment).join(), /^1: Most of this text looks damaged/u);
    assert.deepEqual(titles(fragment), ['First thing', 'Last thing']);
  });
});

suite('Sources that cannot be read', () => {
  const inventory = 'defects:\n  - id: A\n    title: One thing\n    severity: high\n';
  const open = (files: MemoryFiles) =>
    new LedgerEngine(files, { include: ['**/*.md', '*.yaml'] }, silentLogger);

  test('a file too large and a binary one are problems, the others are read', async () => {
    const files = new MemoryFiles({ 'a.md': before + after, 'd.yaml': inventory });
    files.makeUnreadable('big.md', { reason: 'large', bytes: 70_000_000 });
    files.makeUnreadable('x.yaml', { reason: 'binary' });
    files.makeUnreadable('code.py', { reason: 'binary' });
    const ledger = await open(files).load();
    assert.deepEqual(
      ledger.problems.map(({ path: file, message }) => `${file}: ${message}`),
      [
        'x.yaml: This file is binary (it holds NUL bytes), so it is not read.',
        'big.md: This file has 70 MB; files of up to 67 MB are read.',
      ],
    );
    assert.equal(ledger.defects.length, 3);
  });

  test('a source that becomes binary loses its entries until it is text again', async () => {
    const files = new MemoryFiles({ 'd.yaml': inventory });
    const engine = open(files);
    await engine.load();
    const change = () => engine.apply([{ path: 'd.yaml', kind: 'changed' }]);
    files.makeUnreadable('d.yaml', { reason: 'binary' });
    const binary = await change();
    assert.deepEqual([binary.defects.length, binary.problems.length], [0, 1]);
    files.set('d.yaml', inventory);
    const again = await change();
    assert.deepEqual([again.defects.length, again.problems.length], [1, 0]);
  });

  test('on disk: NUL bytes and more than the limit, told apart from what is absent', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'defect-ledger-bad-'));
    try {
      fs.writeFileSync(path.join(folder, 'nul.md'), 'a\0b');
      fs.writeFileSync(path.join(folder, 'fine.md'), '# a');
      fs.writeFileSync(path.join(folder, 'large.md'), '');
      fs.truncateSync(path.join(folder, 'large.md'), maxFileBytes + 1);
      const files = new NodeFiles(folder);
      for (const name of ['nul.md', 'large.md', 'none.md', '../x.md'])
        assert.equal(await files.read(name), undefined);
      assert.deepEqual(await files.unreadable('nul.md'), { reason: 'binary' });
      assert.deepEqual(await files.unreadable('large.md'), { reason: 'large', bytes: maxFileBytes + 1 });
      for (const name of ['fine.md', 'none.md', '../x.md'])
        assert.equal(await files.unreadable(name), undefined);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });
});

suite('LedgerEngine lets others have their turn', () => {
  const count = 40;
  const workspace = () =>
    new MemoryFiles(
      Object.fromEntries(
        Array.from({ length: count }, (_, i) => [`docs/r${i}.md`, `${before}- **Thing ${i}** fails${after}`]),
      ),
    );
  const selection = { include: ['**/*.md'] };

  /** How many turns of the event loop others get while the work goes on. */
  async function turnsDuring(work: Promise<unknown>): Promise<number> {
    let turns = 0;
    let done = false;
    const turn = (): void => {
      turns += 1;
      if (!done) setImmediate(turn);
    };
    setImmediate(turn);
    await work;
    done = true;
    return turns;
  }

  test('while it reads, whenever its time is up', async () => {
    const always = new LedgerEngine(workspace(), selection, silentLogger, { breather: new Breather(0) });
    assert.ok((await turnsDuring(always.load())) >= count / 2);
    const never = new LedgerEngine(workspace(), selection, silentLogger, {
      breather: new Breather(Infinity),
    });
    assert.ok((await turnsDuring(never.load())) <= 2);
    assert.deepEqual(always.current, never.current);
  });

  test('calls that come meanwhile are taken one after the other', async () => {
    const files = workspace();
    const engine = new LedgerEngine(files, selection, silentLogger, { breather: new Breather(0) });
    const loading = engine.load();
    files.set('docs/r0.md', '# Known issues\n\n- **Another thing** fails\n');
    const applying = engine.apply([{ path: 'docs/r0.md', kind: 'changed' }]);
    const reloading = engine.load({ include: ['docs/r0.md'] });
    await Promise.all([loading, applying]);
    assert.deepEqual(
      (await reloading).defects.map(({ title }) => title),
      ['Another thing'],
    );
    assert.equal(engine.current, await reloading);
  });
});
