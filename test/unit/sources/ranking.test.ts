import assert from 'node:assert/strict';
import { silentLogger } from '../../../src/core/files/FileAccess.js';
import { emptyLedger } from '../../../src/core/ledger/emptyLedger.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import { rankSources, type RankedSource } from '../../../src/core/sources/ranking/rankSources.js';
import { worthAdding } from '../../../src/core/sources/ranking/worthAdding.js';
import { MemoryFiles } from '../support/MemoryFiles.js';
import { thousandDocuments } from './rankingWorkspace.js';

const finding = (id: string, title: string) => ({ id, title, severity: 'HIGH', status: 'open' });
const list = (...entries: object[]): string => JSON.stringify({ findings: entries });
const nothing = { known: [], ledger: emptyLedger() };
const paths = (ranked: readonly RankedSource[]): string[] => ranked.map(({ path }) => path);

const rank = (files: Record<string, string>): Promise<RankedSource[]> =>
  rankSources(new MemoryFiles(files), nothing);

suite('ranking of sources', () => {
  test('of a thousand documents the twelve that matter come first, each document is read once', async () => {
    const { files, useful } = thousandDocuments();
    assert.equal(Object.keys(files).length, 1000);
    const memory = new MemoryFiles(files);
    const ranked = await rankSources(memory, nothing);
    assert.deepEqual(paths(ranked).slice(0, 12).sort(), [...useful].sort());
    assert.deepEqual(paths(worthAdding(ranked)).sort(), [...useful].sort());
    assert.deepEqual([...memory.reads].sort(), Object.keys(files).sort());
    assert.deepEqual(ranked[0], {
      path: 'notes/team-3/export-3.json',
      score: 21,
      adds: { defects: 7, phases: 0, criteria: 0, mentions: 0 },
      summary: '7 defects; all new',
    });
  });

  test('the order does not depend on the order of the files', async () => {
    const { files } = thousandDocuments();
    const reversed = Object.fromEntries(Object.entries(files).reverse());
    assert.deepEqual(await rank(reversed), await rank(files));
  });

  test('progress goes up to the same total; cancelled, it stops reading and gives nothing', async () => {
    const { files } = thousandDocuments();
    const seen: [number, number][] = [];
    await rankSources(new MemoryFiles(files), { ...nothing, onProgress: (...args) => seen.push(args) });
    assert.deepEqual(seen.at(-1), [1150, 1150]);
    assert.ok(seen.every(([done, total], i) => total === 1150 && done >= (seen[i - 1]?.[0] ?? 0)));
    const memory = new MemoryFiles(files);
    const isCancelled = () => memory.reads.length >= 100;
    assert.deepEqual(await rankSources(memory, { ...nothing, isCancelled }), []);
    assert.ok(memory.reads.length >= 100 && memory.reads.length < 150, String(memory.reads.length));
  });

  test('a copy ranks below everything that adds something, the one filed away deeper is the copy', async () => {
    const audit = list(finding('A-1', 'Tokens never expire'), finding('A-2', 'Uploads are not checked'));
    const ranked = await rank({
      'archive/2023/audit.json': audit,
      'audit.json': audit,
      'small.json': list(finding('S-1', 'The search forgets its index')),
    });
    assert.deepEqual(
      ranked.map(({ path, adds, summary }) => [path, adds.defects, adds.mentions, summary]),
      [
        ['audit.json', 2, 0, '2 defects; all new'],
        ['small.json', 1, 0, '1 defect; all new'],
        ['archive/2023/audit.json', 0, 2, '2 defects; nothing new'],
      ],
    );
    assert.deepEqual(paths(worthAdding(ranked)), ['audit.json']);
  });

  test('each next one is scored on what it adds beyond those chosen', async () => {
    const [a, b, c, d, e] = ['one', 'two', 'three', 'four', 'five'].map((w, i) =>
      finding(`F-${i}`, `Fault ${w}`),
    );
    const ranked = await rank({
      'all-but-e.json': list(a!, b!, c!, d!),
      'most-of-it.json': list(a!, b!, c!),
      'e-and-a.json': list(e!, a!),
    });
    assert.deepEqual(
      ranked.map(({ path, adds }) => [path, adds.defects, adds.mentions]),
      [
        ['all-but-e.json', 4, 0],
        ['e-and-a.json', 1, 1],
        ['most-of-it.json', 0, 3],
      ],
    );
    assert.equal(ranked[1]!.summary, '2 defects; 1 new');
  });

  test('what the ledger has, by id or by title, is not new; its sources are not offered', async () => {
    const memory = new MemoryFiles({
      'defects.json': list(finding('K-1', 'Locks are held too long'), finding('K-2', 'Clocks drift')),
      'by-id.json': list(finding('K-1', 'Called otherwise here'), finding('N-1', 'A new one')),
      'by-title.json': list({ title: 'clocks DRIFT', severity: 'LOW', status: 'open' }),
    });
    const ledger = await new LedgerEngine(memory, { include: ['defects.json'] }, silentLogger).load();
    const ranked = await rankSources(memory, { known: ['defects.json'], ledger });
    assert.deepEqual(
      ranked.map(({ path, adds }) => [path, adds.defects, adds.mentions]),
      [
        ['by-id.json', 1, 1],
        ['by-title.json', 0, 1],
      ],
    );
  });

  test('documents that say nothing, settings of tools and ignored files are not offered', async () => {
    const some = list(finding('X-1', 'Something'), finding('X-2', 'Something else'));
    const ranked = await rank({
      '.gitignore': 'out/\n',
      'out/audit.json': some,
      'package-lock.json': some,
      '.vscode/settings.json': some,
      'pnpm-lock.yaml': some,
      'issues-status-report.json': '{}',
      'broken-findings.json': '{ "findings": [ { "severity": ',
      'plan.yaml': 'a: &a [*a, *a]\n',
      'kept.json': some,
    });
    assert.deepEqual(paths(ranked), ['kept.json']);
  });

  test('no more than the limit', async () => {
    const { files } = thousandDocuments();
    const ranked = await rankSources(new MemoryFiles(files), { ...nothing, limit: 3 });
    assert.equal(ranked.length, 3);
  });
});
