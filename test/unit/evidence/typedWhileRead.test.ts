import assert from 'node:assert/strict';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import { LiveLedger } from '../../../src/core/evidence/live/LiveLedger.js';
import { silentLogger, type FileText } from '../../../src/core/files/FileAccess.js';
import { SteadyFiles } from '../../../src/core/files/SteadyFiles.js';
import { LineIndex } from '../../../src/core/text/LineIndex.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

const importer = 'src/importer.py';
const inventory = `version: 1
defects:
  - id: TYPED-1
    title: The counter is not there
    anchors:
      - { kind: import, module: src.metrics, names: [count] }
      - { kind: pattern, path: src/importer.py, pattern: 'count\\(' }
      - { kind: symbol, path: src/importer.py, name: run }
`;
const code = 'from src.metrics import count\n\n\ndef run():\n    count(1)\n';

/** Somebody types a line above all others, each time right after a file was read. */
class TypedFiles extends MemoryFiles {
  readonly live = new LiveLedger();
  typing = false;
  lines = 0;

  override async read(path: string): Promise<FileText | undefined> {
    this.live.takeText(path);
    const read = await super.read(path);
    if (this.typing && path === importer) this.type();
    return read;
  }

  type(): void {
    const text = this.get(importer)!;
    const start = { line: 0, character: 0 };
    this.set(importer, `# more\n${text}`);
    this.lines += 1;
    this.live.edit(importer, [{ range: { start, end: start }, newText: '# more\n' }]);
  }
}

suite('typed while it is read', () => {
  test('every place is where its code is: no offset of one reading meets the lines of another', async () => {
    const files = new TypedFiles({
      'defects.yaml': inventory,
      'src/metrics.py': 'other = 1\n',
      [importer]: code,
    });
    const engine = new LedgerEngine(files, { include: ['defects.yaml'] }, silentLogger);
    files.live.update(await engine.load());
    const words = (): string[] => {
      const text = files.get(importer)!;
      const lines = new LineIndex(text);
      const [defect] = files.live.ledger!.defects;
      return defect!.occurrences
        .filter(({ path }) => path === importer)
        .map(({ range }) => text.slice(lines.offset(range.start), lines.offset(range.end)))
        .sort();
    };
    const before = words();
    assert.deepEqual(before, ['count', 'count(', 'run']);
    files.typing = true;
    for (let batch = 0; batch < 4; batch++) {
      files.type();
      files.live.update(await engine.apply([{ path: importer, kind: 'changed' }]));
      assert.deepEqual(words(), before);
    }
    assert.ok(files.lines > 4, 'nothing was typed while it was read');
  });

  test('what changed is read once until it changes again; the last few are held, and none after a clear', async () => {
    const files = new MemoryFiles(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}.py`, 'a'])));
    const steady = new SteadyFiles(files);
    const change = (i: number) => ({ path: `${i}.py`, kind: 'changed' }) as const;
    const textOf = async (i: number) => (await steady.read(`${i}.py`))?.text;
    assert.equal(await textOf(0), 'a');
    files.set('0.py', 'b');
    assert.equal(await textOf(0), 'b');
    steady.renew([change(0)]);
    assert.deepEqual(await Promise.all([textOf(0), textOf(0)]), ['b', 'b']);
    files.set('0.py', 'c');
    assert.equal(await textOf(0), 'b');
    assert.equal(await steady.read('0.py', 0), undefined);
    steady.renew([change(1)]);
    assert.equal(await textOf(0), 'b');
    steady.renew([change(0)]);
    assert.equal(await textOf(0), 'c');
    files.set('0.py', 'd');
    steady.renew(Array.from({ length: 39 }, (_, i) => change(i + 1)));
    assert.equal(await textOf(0), 'd');
    assert.equal(await textOf(39), 'a');
    files.set('39.py', 'e');
    assert.equal(await textOf(39), 'a');
    steady.clear();
    assert.equal(await textOf(39), 'e');
  });

  test('a folder that is deleted takes the texts in it along', async () => {
    const files = new MemoryFiles({ 'docs/a.md': 'a', 'docs.md': 'b' });
    const steady = new SteadyFiles(files);
    const kind = 'created';
    steady.renew([
      { path: 'docs/a.md', kind },
      { path: 'docs.md', kind },
    ]);
    assert.equal((await steady.read('docs/a.md'))?.text, 'a');
    assert.equal((await steady.read('docs.md'))?.text, 'b');
    files.deleteFolder('docs');
    files.set('docs.md', 'c');
    steady.renew([{ path: 'docs', kind: 'deleted' }]);
    assert.equal(await steady.read('docs/a.md'), undefined);
    assert.equal((await steady.read('docs.md'))?.text, 'b');
  });

  test('what is gone when it is read may come back', async () => {
    const files = new MemoryFiles({});
    const steady = new SteadyFiles(files);
    steady.renew([{ path: 'a.py', kind: 'deleted' }]);
    assert.equal(await steady.read('a.py'), undefined);
    files.set('a.py', 'a');
    assert.equal((await steady.read('a.py'))?.text, 'a');
  });
});
