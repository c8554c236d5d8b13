import assert from 'node:assert/strict';
import { silentLogger, type FileText } from '../../../src/core/files/FileAccess.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

const count = 60;
const pathOf = (i: number): string => `reports/r${String(i).padStart(2, '0')}.json`;

function inventory(id: string): string {
  return JSON.stringify({ version: 1, defects: [{ id, title: `What ${id} is about` }] });
}

/** Calls back at the moment in which a file is read. */
class ToldFiles extends MemoryFiles {
  onRead: (path: string) => void = () => undefined;

  override read(path: string): Promise<FileText | undefined> {
    this.onRead(path);
    return super.read(path);
  }
}

function workspace(): ToldFiles {
  return new ToldFiles(
    Object.fromEntries(Array.from({ length: count }, (_, i) => [pathOf(i), inventory(`D-${i}`)])),
  );
}

function open(files: MemoryFiles): LedgerEngine {
  return new LedgerEngine(files, { include: ['reports/*.json'], unreported: false }, silentLogger);
}

/** Begins to load and makes the other call in the moment in which that source is fetched. */
async function overtakenAt(files: ToldFiles, path: string, later: () => Promise<unknown>): Promise<void> {
  const called = new Promise<unknown>((resolve) => {
    files.onRead = (read) => {
      if (read !== path) return;
      files.onRead = () => undefined;
      resolve(later());
    };
  });
  await called;
}

suite('a load that is overtaken while it reads sources', () => {
  test('goes on where it stopped: each source is read once, and the ledger is that of a load in one go', async () => {
    const files = workspace();
    const engine = open(files);
    const finished: number[] = [];
    const first = engine.load(undefined, () => finished.push(1));
    let readAtStop = -1;
    await overtakenAt(files, pathOf(20), () => {
      const change = engine.apply([{ path: 'src/other.py', kind: 'changed' }], () => finished.push(2));
      readAtStop = files.reads.length;
      return change;
    });
    const ledger = await first;
    assert.ok(readAtStop < count);
    assert.deepEqual(finished, [2]);
    const sources = files.reads.filter((path) => path.startsWith('reports/'));
    assert.deepEqual(
      [...sources].sort(),
      Array.from({ length: count }, (_, i) => pathOf(i)),
    );
    assert.equal(ledger, engine.current);
    assert.deepEqual(ledger, await open(workspace()).load());
  });

  test('a source that changed meanwhile says what it says now, whether it was read, fetched or neither', async () => {
    const files = workspace();
    const engine = open(files);
    const first = engine.load();
    const changed = [3, 25, 50].map(pathOf);
    await overtakenAt(files, pathOf(25), () => {
      for (const path of changed) files.set(path, inventory(`NEW-${path.slice(-7, -5)}`));
      return engine.apply(changed.map((path) => ({ path, kind: 'changed' })));
    });
    const ids = (await first).defects.map(({ id }) => id);
    assert.equal(ids.length, count);
    assert.deepEqual(ids.filter((id) => id.startsWith('NEW-')).sort(), ['NEW-03', 'NEW-25', 'NEW-50']);
    assert.deepEqual(await first, await open(files).load());
  });

  test('by a load of other sources reads no more of those that are not wanted', async () => {
    const files = workspace();
    const engine = open(files);
    const first = engine.load();
    await overtakenAt(files, pathOf(20), () =>
      engine.load({ include: [pathOf(2), pathOf(59)], unreported: false }),
    );
    const { defects } = await first;
    assert.deepEqual(defects.map(({ id }) => id).sort(), ['D-2', 'D-59']);
    assert.equal(files.reads.includes(pathOf(45)), false);
  });
});
