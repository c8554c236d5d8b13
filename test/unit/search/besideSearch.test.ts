import assert from 'node:assert/strict';
import { silentLogger } from '../../../src/core/files/FileAccess.js';
import type { FoundLiterals, TextSearch } from '../../../src/core/files/TextSearch.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

/** More files than are read without a search. */
const count = 250;
const everyFile = '**/*';

/** Holds on to whoever asks until it is let go. */
class Gate {
  open = (): void => undefined;
  readonly opened = new Promise<void>((resolve) => (this.open = resolve));
}

/** Knows that there are many files long before it lists them. */
class SlowlyListed extends MemoryFiles {
  readonly listing = new Gate();
  listed = 0;

  override async list(globs: readonly string[]): Promise<string[]> {
    if (globs.includes(everyFile)) {
      this.listed += 1;
      await this.listing.opened;
    }
    return super.list(globs);
  }

  atLeast(least: number): Promise<boolean> {
    return Promise.resolve(count >= least);
  }
}

/** Ends when it is let go, and then knows nothing, so that the files are read. */
class SlowSearch implements TextSearch {
  readonly begun = new Gate();
  readonly end = new Gate();
  readonly asked: string[] = [];

  async find(literals: readonly string[]): Promise<FoundLiterals | undefined> {
    this.asked.push(literals.join(' '));
    this.begun.open();
    await this.end.opened;
    return undefined;
  }
}

function workspace(include?: string): SlowlyListed {
  const pattern = (i: number): object => ({ kind: 'pattern', pattern: `call\\(${i}\\)`, include });
  const missing = { kind: 'import', module: 'lib.tools', names: ['absent'] };
  const symbol = { kind: 'symbol', path: 'lib/tools.py', name: 'there' };
  const kinds = [...Array.from({ length: 40 }, (_, i) => pattern(i)), missing, symbol];
  const defects = kinds.map((anchor, i) => ({ id: `D-${i}`, title: `d ${i}`, anchors: [anchor] }));
  return new SlowlyListed({
    'defects.json': JSON.stringify({ version: 1, defects }),
    'lib/__init__.py': '',
    'lib/tools.py': 'def there():\n    return 1\n',
    'use.py': 'from lib.tools import absent\n',
    ...Object.fromEntries(Array.from({ length: count }, (_, i) => [`src/f${i}.ts`, `call(${i});\n`])),
  });
}

function load(files: SlowlyListed, search: SlowSearch) {
  const selection = { include: ['defects.json'], unreported: false };
  return new LedgerEngine(files, selection, silentLogger, { search }).load();
}

const turns = async (): Promise<void> => {
  for (let i = 0; i < 50; i++) await new Promise(setImmediate);
};

suite('a search over the workspace', () => {
  test('begins before the files are listed, with what import anchors look for', async () => {
    const files = workspace();
    const search = new SlowSearch();
    const loading = load(files, search);
    await search.begun.opened;
    assert.match(search.asked[0]!, /call\(0\).* absent$/u);
    files.listing.open();
    search.end.open();
    const { defects } = await loading;
    const symbol = defects.at(-1)!;
    assert.deepEqual(new Set(defects.map(({ evidence }) => evidence)), new Set(['confirmed', 'located']));
    assert.deepEqual([symbol.evidence, symbol.anchors[0]!.kind], ['located', 'symbol']);
  });

  test('waits for the list where patterns are for some of the files only', async () => {
    const files = workspace('src/*.ts');
    const search = new SlowSearch();
    const loading = load(files, search);
    await turns();
    assert.deepEqual(search.asked, []);
    files.listing.open();
    search.end.open();
    await loading;
    assert.equal(search.asked.length > 0, true);
  });

  test('does not keep other anchors from being asked, however many wait for it', async () => {
    const files = workspace();
    const search = new SlowSearch();
    const loading = load(files, search);
    await search.begun.opened;
    files.listing.open();
    await turns();
    assert.ok(files.reads.includes('lib/tools.py'));
    assert.ok(!files.reads.some((path) => path.startsWith('src/')));
    search.end.open();
    await loading;
  });
});
