import assert from 'node:assert/strict';
import { silentLogger, type FileChangeKind } from '../../../src/core/files/FileAccess.js';
import { diffLedgers } from '../../../src/core/ledger/diffLedgers.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

const source = `version: 1
defects:
  - { id: IMPORT, title: a, anchors: [{ kind: import, module: src.m, names: [f] }] }
  - { id: FILE, title: b, anchors: [{ kind: missing-file, path: deploy/x.yml }] }
  - { id: STUB, title: c, anchors: [{ kind: symbol, path: src/s.py, name: g, required: true }] }
`;

async function engineOver(files: Record<string, string>, include: readonly string[] = ['defects.yaml']) {
  const memory = new MemoryFiles({ 'defects.yaml': source, ...files });
  const engine = new LedgerEngine(memory, { include }, silentLogger);
  await engine.load();
  const change = async (path: string, text: string | undefined) => {
    const kind: FileChangeKind =
      text === undefined ? 'deleted' : memory.get(path) === undefined ? 'created' : 'changed';
    if (text === undefined) memory.deleteFolder(path);
    else memory.set(path, text);
    const before = engine.current;
    memory.reads.length = 0;
    const ledger = await engine.apply([{ path, kind }]);
    return { ledger, diff: diffLedgers(before, ledger), same: ledger === before, reads: [...memory.reads] };
  };
  const evidence = () => Object.fromEntries(engine.current!.defects.map((d) => [d.id, d.evidence]));
  return { engine, change, evidence };
}

const files = {
  'src/__init__.py': '',
  'src/m.py': 'x = 1\n',
  'src/a.py': 'from .m import f\n',
  'src/s.py': 'def g():\n    pass\n',
  'src/other.py': 'y = 2\n',
  'notes.txt': 'n',
};

suite('incremental update', () => {
  test('a change that no anchor sees gives the same ledger and reads nothing', async () => {
    const { change } = await engineOver(files);
    const { same, reads } = await change('notes.txt', 'changed');
    assert.ok(same);
    assert.deepEqual(reads, []);
  });

  test('a changed importer is read alone, and only its defect changes', async () => {
    const { change, evidence } = await engineOver(files);
    const { diff, reads } = await change('src/a.py', 'pass\n');
    assert.deepEqual([...diff.defects], ['IMPORT']);
    assert.equal(diff.structure, false);
    assert.deepEqual([...new Set(reads)], ['src/a.py']);
    assert.deepEqual(evidence(), { IMPORT: 'cleared', FILE: 'confirmed', STUB: 'confirmed' });
  });

  test('the name appears in its module, and goes again', async () => {
    const { change, evidence } = await engineOver(files);
    await change('src/m.py', 'def f():\n    return 1\n');
    assert.equal(evidence().IMPORT, 'cleared');
    await change('src/m.py', 'x = 1\n');
    assert.equal(evidence().IMPORT, 'confirmed');
  });

  test('a new importer is found, a deleted one forgotten', async () => {
    const { engine, change } = await engineOver(files);
    await change('src/new.py', 'from src.m import f\n');
    const count = () => engine.current!.defects[0]!.occurrences.length;
    assert.equal(count(), 2);
    await change('src/new.py', undefined);
    assert.equal(count(), 1);
  });

  test('a missing file that appears clears its defect', async () => {
    const { change, evidence } = await engineOver(files);
    await change('deploy/x.yml', 'a: 1\n');
    assert.equal(evidence().FILE, 'cleared');
    await change('deploy/x.yml', undefined);
    assert.equal(evidence().FILE, 'confirmed');
  });

  test('a deleted folder takes its files along', async () => {
    const { engine, change, evidence } = await engineOver({
      ...files,
      'src/sub/b.py': 'from src.m import f\n',
    });
    assert.equal(engine.current!.defects[0]!.occurrences.length, 2);
    await change('src/sub', undefined);
    assert.deepEqual(
      engine.current!.defects[0]!.occurrences.map((o) => o.path),
      ['src/a.py'],
    );
    await change('src', undefined);
    assert.equal(evidence().IMPORT, 'unlocated');
  });

  test('typing that changes no answer redraws nothing', async () => {
    const { change } = await engineOver(files);
    const { diff } = await change('src/s.py', 'def g():\n    pass\n# a comment below\n');
    assert.deepEqual([...diff.defects], []);
  });

  test('a source with syntax errors keeps its last good entries and its problems', async () => {
    const { engine, change } = await engineOver(files);
    const { ledger } = await change('defects.yaml', `${source}  - { id: "BROKEN\n`);
    assert.deepEqual(
      ledger.defects.map((d) => d.id),
      ['IMPORT', 'FILE', 'STUB'],
    );
    assert.ok(ledger.problems.some((p) => p.severity === 'error'));
    await change('defects.yaml', source);
    assert.deepEqual(engine.current!.problems, []);
  });

  test('calls that overlap end in the state of the last', async () => {
    const memory = new MemoryFiles({ 'defects.yaml': source, ...files });
    const engine = new LedgerEngine(memory, { include: ['defects.yaml'] }, silentLogger);
    const first = engine.load();
    memory.set('src/m.py', 'f = 1\n');
    const second = engine.apply([{ path: 'src/m.py', kind: 'changed' }]);
    memory.set('deploy/x.yml', '');
    const third = engine.apply([{ path: 'deploy/x.yml', kind: 'created' }]);
    await Promise.all([first, second]);
    const evidence = (await third).defects.map((d) => d.evidence);
    assert.deepEqual(evidence, ['cleared', 'cleared', 'confirmed']);
  });

  test('a file that appears where git ignores it is neither source nor code; it is both once it is not', async () => {
    const { engine, change } = await engineOver({ ...files, '.gitignore': 'out/\n' }, [
      'defects.yaml',
      '**/extra.yaml',
      'out/named.yaml',
    ]);
    const ids = () => engine.current!.defects.map((d) => d.id);
    const importers = () => engine.current!.defects[0]!.occurrences.map((o) => o.path);
    await change('out/extra.yaml', 'version: 1\ndefects: [{ id: EXTRA, title: e }]\n');
    await change('out/b.py', 'from src.m import f\n');
    assert.deepEqual([ids(), importers()], [['IMPORT', 'FILE', 'STUB'], ['src/a.py']]);
    await change('out/named.yaml', 'version: 1\ndefects: [{ id: NAMED, title: n }]\n');
    assert.deepEqual(ids(), ['IMPORT', 'FILE', 'STUB', 'NAMED']);
    await change('out/named.yaml', undefined);
    await change('.gitignore', '');
    await engine.load();
    assert.deepEqual(
      [ids(), importers().sort()],
      [
        ['IMPORT', 'FILE', 'STUB', 'EXTRA'],
        ['out/b.py', 'src/a.py'],
      ],
    );
  });
});

suite('a reader that fails', () => {
  test('is told at its source, hides no other, and keeps the last good state', async () => {
    const memory = new MemoryFiles({
      'a.md': '# Known Issues\n\n## Pool runs dry\n\n**Severity**: HIGH\n**Impact**: waits\n',
      'b.md': '# Known Issues\n\n## Disk fills up\n\n**Severity**: HIGH\n**Impact**: stops\n',
    });
    const errors: string[] = [];
    const logger = { ...silentLogger, error: (message: string) => errors.push(message) };
    const engine = new LedgerEngine(memory, { include: ['*.md'] }, logger);
    assert.equal((await engine.load()).defects.length, 2);
    // No text that a reader can be given makes it fail, as far as we know: here it is given none.
    memory.set('a.md', null as unknown as string);
    const { defects, problems } = await engine.apply([{ path: 'a.md', kind: 'changed' }]);
    assert.deepEqual(
      defects.map(({ title }) => title),
      ['Pool runs dry', 'Disk fills up'],
    );
    assert.deepEqual(
      problems.map(({ path, severity }) => [path, severity]),
      [['a.md', 'error']],
    );
    assert.match(errors[0]!, /^a\.md: TypeError/);
  });
});
