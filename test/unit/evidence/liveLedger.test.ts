import assert from 'node:assert/strict';
import { LiveLedger } from '../../../src/core/evidence/live/LiveLedger.js';
import { silentLogger } from '../../../src/core/files/FileAccess.js';
import { defectsIn } from '../../../src/core/ledger/defectsIn.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import type { Ledger } from '../../../src/core/model/ledger.js';
import type { TextEdit } from '../../../src/core/model/range.js';
import { applyEdits } from '../../../src/core/text/applyEdits.js';
import { LineIndex } from '../../../src/core/text/LineIndex.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

const source = `version: 1
defects:
  - { id: A, title: Alpha fails, anchors: [{ kind: pattern, pattern: "alpha\\\\(\\\\)", include: src/a.ts }] }
  - { id: B, title: Beta fails, anchors: [{ kind: pattern, pattern: "beta\\\\(\\\\)", include: src/b.ts }] }
phases:
  - { id: one, title: First, order: 1, tasks: [{ title: Mend alpha }] }
`;
const code = { 'src/a.ts': 'x\nalpha();\ny\nalpha();\nz\n', 'src/b.ts': 'beta();\n' };

/** An engine and a live ledger as the store has them, over files that can be typed in. */
async function workspace() {
  const live = new LiveLedger();
  class Files extends MemoryFiles {
    override read(path: string) {
      live.takeText(path);
      return super.read(path);
    }
  }
  const files = new Files({ 'defects.yaml': source, ...code });
  const engine = new LedgerEngine(files, { include: ['defects.yaml'] }, silentLogger);
  await engine.load(undefined, (ledger) => live.update(ledger));
  const type = (path: string, find: string, newText: string): void => {
    const text = files.get(path)!;
    const at = text.indexOf(find);
    assert.ok(at >= 0, find);
    const edit: TextEdit = { range: new LineIndex(text).range(at, at + find.length), newText };
    files.set(path, applyEdits(text, [edit]));
    live.edit(path, [edit]);
  };
  const rest = (path: string): Promise<Ledger> =>
    engine.apply([{ path, kind: 'changed' }], (ledger) => live.update(ledger));
  /** The text at each occurrence of the defect, as the file is now. */
  const texts = (id: string): string[] => {
    const { occurrences } = live.ledger!.defects.find((defect) => defect.id === id)!;
    return occurrences.map(({ path, range }) => {
      const text = files.get(path)!;
      const lines = new LineIndex(text);
      return text.slice(lines.offset(range.start), lines.offset(range.end));
    });
  };
  return { files, live, type, rest, texts };
}

suite('the ledger while somebody types', () => {
  test('occurrences are where the code is; nothing else becomes another object', async () => {
    const { live, type, texts } = await workspace();
    const before = live.ledger!;
    type('src/a.ts', 'x\n', 'x\nmore\nlines\n');
    type('src/a.ts', 'y', 'why');
    assert.deepEqual(texts('A'), ['alpha()', 'alpha()']);
    const after = live.ledger!;
    assert.notEqual(after, before);
    assert.equal(after.defects[1], before.defects[1]);
    assert.equal(after.problems, before.problems);
    assert.equal(after.phases, before.phases);
    assert.equal(live.ledger, after, 'asked again: the same object');
    assert.deepEqual(
      defectsIn(after, 'src/a.ts').map(({ occurrences }) => occurrences.map(({ range }) => range.start.line)),
      [[3, 5]],
    );
  });

  test('what is typed below, or in a file that was never read, moves nothing', async () => {
    const { live, type } = await workspace();
    const { defects } = live.ledger!;
    type('src/a.ts', 'z', 'below\nz');
    assert.ok(live.ledger!.defects.every((defect, i) => defect === defects[i]));
    assert.equal(live.edit('notes.txt', []), false);
    const at = { line: 0, character: 0 };
    assert.equal(live.edit('notes.txt', [{ range: { start: at, end: at }, newText: '\n' }]), false);
  });

  test('an occurrence that is removed is gone, and comes back with the code', async () => {
    const { live, type, rest, texts } = await workspace();
    type('src/a.ts', '\nalpha();', '');
    assert.deepEqual(texts('A'), ['alpha()']);
    type('src/a.ts', 'x', 'x\nalpha();');
    assert.deepEqual(texts('A'), ['alpha()']);
    await rest('src/a.ts');
    assert.deepEqual(texts('A'), ['alpha()', 'alpha()']);
    assert.equal(live.ledger!.defects[0]!.occurrences.length, 2);
  });

  test('after a rest the edits that were read are in the ledger, those since are still to come', async () => {
    const { live, type, rest, texts } = await workspace();
    type('src/a.ts', 'x', 'x\nx');
    const resting = rest('src/a.ts');
    await resting;
    assert.deepEqual(texts('A'), ['alpha()', 'alpha()']);
    type('src/a.ts', 'x', 'x\nx');
    assert.deepEqual(texts('A'), ['alpha()', 'alpha()']);
    assert.deepEqual(
      live.ledger!.defects[0]!.occurrences.map(({ range }) => range.start.line),
      [3, 5],
    );
  });

  test('typing goes on while the code is being asked', async () => {
    const { files, type, rest, texts } = await workspace();
    for (let turn = 0; turn < 12; turn++) {
      type('src/a.ts', 'x', 'x\nx');
      const resting = rest('src/a.ts');
      // At another step of the work each time.
      for (let step = 0; step < turn; step++) await Promise.resolve();
      type('src/a.ts', 'x', '// x\nx');
      assert.deepEqual(texts('A'), ['alpha()', 'alpha()'], `${turn}: before`);
      await resting;
      assert.deepEqual(texts('A'), ['alpha()', 'alpha()'], `${turn}: after`);
    }
    assert.ok(files.get('src/a.ts')!.split('\n').length > 24);
  });

  test('undone before it rests: the ledger of before', async () => {
    const { live, type, rest } = await workspace();
    const before = live.ledger;
    type('src/a.ts', 'x', 'x\nx');
    assert.notEqual(live.ledger, before);
    type('src/a.ts', 'x\nx', 'x');
    await rest('src/a.ts');
    assert.equal(live.ledger, before);
  });

  test('in a source: what it says of defects, phases and problems moves too, and nothing of it is lost', async () => {
    const { live, type } = await workspace();
    const before = live.ledger!;
    const lineOf = (ledger: Ledger) => ({
      mention: ledger.defects[1]!.mentions[0]!.range.start.line,
      anchor: ledger.defects[1]!.anchors[0]!.source.range.start.line,
      task: ledger.phases[0]!.tasks[0]!.source.range.start.line,
    });
    const { mention, anchor, task } = lineOf(before);
    type('defects.yaml', 'version: 1\n', '# about\nversion: 1\n');
    assert.deepEqual(lineOf(live.ledger!), { mention: mention + 1, anchor: anchor + 1, task: task + 1 });
    type('defects.yaml', source.split('\n')[3]!, '');
    assert.equal(live.ledger!.defects[1]!.mentions.length, 1, 'an empty place stays');
  });

  test('places that views keep are followed from the ledger that they were told of', async () => {
    const { live, type } = await workspace();
    type('src/a.ts', 'x', 'x\nx');
    const shown = live.ledger!;
    live.markShown();
    const [first] = shown.defects[0]!.occurrences;
    assert.deepEqual(live.sinceShown(first!)?.range, first!.range);
    type('src/a.ts', 'x', 'x\nx');
    assert.equal(live.sinceShown(first!)?.range.start.line, first!.range.start.line + 1);
    type('src/a.ts', 'alpha();', '');
    assert.equal(live.sinceShown(first!), undefined);
  });
});
