import assert from 'node:assert/strict';
import { silentLogger } from '../../../src/core/files/FileAccess.js';
import type { FoundLiterals, TextSearch, TextSearchOptions } from '../../../src/core/files/TextSearch.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

/** More files than are read without a search. */
const count = 250;

/** The first search ends only when it is told to; every later one knows nothing, so that the files are read. */
class HangingSearch implements TextSearch {
  begun = 0;
  ended = 0;
  private begin = (): void => undefined;
  readonly running = new Promise<void>((resolve) => (this.begin = resolve));

  find(_: readonly string[], { signal }: TextSearchOptions = {}): Promise<FoundLiterals | undefined> {
    this.begun += 1;
    if (this.begun > 1) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      signal?.addEventListener('abort', () => {
        this.ended += 1;
        resolve(undefined);
      });
      this.begin();
    });
  }
}

function workspace(pattern: string): MemoryFiles {
  const anchors = [{ kind: 'pattern', pattern }];
  const defects = [1, 2].map((n) => ({ id: `D-${n}`, title: `d ${n}`, anchors }));
  return new MemoryFiles({
    'defects.json': JSON.stringify({ version: 1, defects }),
    ...Object.fromEntries(Array.from({ length: count }, (_, i) => [`src/f${i}.ts`, `call(${i});\n`])),
  });
}

suite('a search that is overtaken', () => {
  test('is ended by the call that overtakes it; nothing is read in its stead, and the later call answers', async () => {
    const files = workspace('call\\(77\\)');
    const search = new HangingSearch();
    const engine = new LedgerEngine(files, { include: ['defects.json'] }, silentLogger, { search });
    const first = engine.load();
    await search.running;
    files.reads.length = 0;
    files.set('src/f77.ts', 'other();\ncall(77);\n');
    const second = engine.apply([{ path: 'src/f77.ts', kind: 'changed' }]);
    let readByFirst = -1;
    void first.then(() => (readByFirst = files.reads.filter((path) => path.startsWith('src/')).length));
    const { defects } = await second;
    assert.equal(search.ended, 1);
    assert.equal(readByFirst, 0);
    assert.deepEqual(
      defects.map(({ evidence, occurrences }) => [
        evidence,
        ...occurrences.map(({ path, range }) => `${path}:${range.start.line}`),
      ]),
      [
        ['confirmed', 'src/f77.ts:1'],
        ['confirmed', 'src/f77.ts:1'],
      ],
    );
    assert.equal(search.begun, 2);
  });
});

suite('a pattern that would take too long', () => {
  /** Many instructions, and no word that every match has. */
  const pattern = Array.from({ length: 9 }, (_, i) => `[${i}a-f]{900}`).join('');

  test('is given up before it runs, with a reason; a smaller file is searched', async () => {
    const files = workspace(pattern);
    files.set('src/f0.ts', 'x'.repeat(1_000_000));
    const engine = new LedgerEngine(files, { include: ['defects.json'] }, silentLogger);
    const { defects, problems } = await engine.load();
    assert.deepEqual([...new Set(defects.map(({ evidence }) => evidence))], ['unlocated']);
    assert.ok(
      problems.some(({ message }) => message.includes('would take too long')),
      problems.map(({ message }) => message).join('\n'),
    );
    files.set('src/f0.ts', 'x');
    const after = await engine.apply([{ path: 'src/f0.ts', kind: 'changed' }]);
    // It matches nowhere: the claim is gone.
    assert.deepEqual([...new Set(after.defects.map(({ evidence }) => evidence))], ['cleared']);
    assert.equal(after.problems.length, problems.length - 2);
  });
});
