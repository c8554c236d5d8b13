import assert from 'node:assert/strict';
import { Breather } from '../../../src/core/Breather.js';
import { silentLogger, type FileChange } from '../../../src/core/files/FileAccess.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import { nextTurn } from '../../../src/core/nextTurn.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

/** Counts what is asked of the workspace beside reading. */
class CountingFiles extends MemoryFiles {
  readonly asked: string[] = [];

  override list(globs: readonly string[]): Promise<string[]> {
    this.asked.push(`list ${globs.join(' ')}`);
    return super.list(globs);
  }

  override ignores(path: string): Promise<boolean> {
    this.asked.push(`ignores ${path}`);
    return super.ignores(path);
  }

  override exists(path: string): Promise<boolean> {
    this.asked.push(`exists ${path}`);
    return super.exists(path);
  }

  forget(): void {
    this.asked.length = 0;
    this.reads.length = 0;
  }
}

/** One defect a file, `count` of them. */
function inventory(count: number): string {
  const defects = Array.from({ length: count }, (_, i) => {
    const anchor = `{ kind: symbol, path: src/f${i}.ts, name: run${i}, required: true }`;
    return `  - { id: D-${i}, title: t${i}, anchors: [${anchor}] }`;
  });
  return `version: 1\ndefects:\n${defects.join('\n')}\n`;
}

function workspace(count: number): CountingFiles {
  const code = Array.from({ length: count }, (_, i): [string, string] => [
    `src/f${i}.ts`,
    `function run${i}() {}\n`,
  ]);
  return new CountingFiles({ 'defects.yaml': inventory(count), ...Object.fromEntries(code) });
}

const selection = { include: ['defects.yaml'] };
const evidenceOf = (engine: LedgerEngine): string[] => engine.current!.defects.map((d) => d.evidence);

suite('incremental work', () => {
  test('2,000 events that concern nothing: nothing is read, listed, checked or made anew', async () => {
    const files = workspace(50);
    const engine = new LedgerEngine(files, selection, silentLogger);
    const before = await engine.load();
    files.forget();
    const kinds = ['created', 'changed', 'deleted'] as const;
    const changes = Array.from({ length: 2000 }, (_, i): FileChange => ({
      path: `out/part${i % 7}/g${i}.bin`,
      kind: kinds[i % 3]!,
    }));
    assert.ok(changes.every((change) => !engine.concerns(change)));
    assert.equal(await engine.apply(changes), before);
    assert.deepEqual([files.asked, files.reads], [[], []]);
  });

  test('a branch switch of 2,000 files: each that an anchor looked at is read once, the others never', async () => {
    const files = workspace(300);
    const engine = new LedgerEngine(files, selection, silentLogger);
    const before = await engine.load();
    const changes: FileChange[] = [];
    for (let i = 0; i < 2000; i++) {
      const path = `src/f${i}.ts`;
      if (i < 100) files.set(path, `function other${i}() {}\n`);
      changes.push({ path, kind: i < 300 ? 'changed' : 'created' });
    }
    files.forget();
    const after = await engine.apply(changes);
    assert.deepEqual(files.reads.sort(), Array.from({ length: 300 }, (_, i) => `src/f${i}.ts`).sort());
    assert.deepEqual(
      evidenceOf(engine),
      Array.from({ length: 300 }, (_, i) => (i < 100 ? 'confirmed' : 'cleared')),
    );
    const same = after.defects.filter((defect, i) => defect === before.defects[i]);
    assert.equal(same.length, 200);
  });

  test('a changed file whose answers are the same: the same ledger', async () => {
    const files = workspace(20);
    const engine = new LedgerEngine(files, selection, silentLogger);
    const before = await engine.load();
    files.set('src/f3.ts', 'function run3() {}\n// more\n');
    assert.equal(await engine.apply([{ path: 'src/f3.ts', kind: 'changed' }]), before);
  });

  test('a source that changes: only what its new defects ask is asked', async () => {
    const files = workspace(40);
    const engine = new LedgerEngine(files, selection, silentLogger);
    await engine.load();
    files.set('src/new.ts', '');
    files.set('defects.yaml', inventory(40).replace('name: run7,', 'name: run8,'));
    files.forget();
    await engine.apply([{ path: 'defects.yaml', kind: 'changed' }]);
    assert.deepEqual(files.reads, ['defects.yaml']);
    assert.equal(evidenceOf(engine)[7], 'confirmed');
  });

  test('defects that are gone are asked no more', async () => {
    const files = workspace(40);
    const engine = new LedgerEngine(files, selection, silentLogger);
    await engine.load();
    files.set('defects.yaml', inventory(10));
    await engine.apply([{ path: 'defects.yaml', kind: 'changed' }]);
    assert.ok(engine.concerns({ path: 'src/f9.ts', kind: 'changed' }));
    assert.ok(!engine.concerns({ path: 'src/f10.ts', kind: 'changed' }));
  });
});

/** A clock that goes on by what the test says work costs, and the longest stretch of it without a turn. */
class Clock {
  time = 0;
  longest = 0;
  turns = 0;
  private since = 0;

  readonly breather = new Breather(5, {
    now: () => this.time,
    turn: async () => {
      await nextTurn();
      this.longest = Math.max(this.longest, this.time - this.since);
      this.turns += 1;
      this.since = this.time;
    },
  });
}

/** Reading a file is a piece of work of `cost` milliseconds on the clock. */
class CostlyFiles extends MemoryFiles {
  constructor(
    files: Record<string, string>,
    private readonly clock: Clock,
    private readonly cost: number,
  ) {
    super(files);
  }

  override async read(path: string) {
    const text = await super.read(path);
    this.clock.time += this.cost;
    return text;
  }
}

suite('slices of work', () => {
  test('no stretch is longer than the interval and one piece', async () => {
    const clock = new Clock();
    const code = Array.from({ length: 400 }, (_, i): [string, string] => [`src/f${i}.ts`, 'x']);
    const texts = { 'defects.yaml': inventory(400), ...Object.fromEntries(code) };
    const files = new CostlyFiles(texts, clock, 0.5);
    const { breather } = clock;
    const engine = new LedgerEngine(files, selection, silentLogger, { breather });
    await engine.load();
    // Answers that come together go on one after the other, each to its next check: at most as many pieces as are asked at a time.
    assert.ok(clock.turns >= (400 * 0.5) / 8 - 1, `${clock.turns} turns`);
    assert.ok(clock.longest <= 5 + 0.5 * 16, `${clock.longest} ms`);
  });

  test('those who wait together do not add up', async () => {
    const clock = new Clock();
    const worker = async (): Promise<void> => {
      for (let i = 0; i < 50; i++) {
        if (clock.breather.due) await clock.breather.breathe();
        clock.time += 2;
      }
    };
    await Promise.all(Array.from({ length: 16 }, worker));
    assert.ok(clock.turns >= (16 * 50 * 2) / 8, `${clock.turns} turns`);
    assert.ok(clock.longest <= 5 + 2, `${clock.longest} ms`);
  });

  test('work that is overtaken ends at its next pause and is gone on with later', async () => {
    const clock = new Clock();
    const files = workspace(200);
    const breather = new Breather(0, { now: () => clock.time });
    const engine = new LedgerEngine(files, selection, silentLogger, { breather });
    await engine.load();
    const changes = Array.from({ length: 200 }, (_, i): FileChange => ({
      path: `src/f${i}.ts`,
      kind: 'changed',
    }));
    for (const { path } of changes) files.set(path, '');
    files.forget();
    const told: string[] = [];
    const first = engine.apply(changes, () => told.push('first'));
    const second = engine.apply([{ path: 'notes.txt', kind: 'changed' }], () => told.push('second'));
    let readByFirst = 0;
    void first.then(() => (readByFirst = files.reads.length));
    assert.ok(
      (await first).defects.every((defect) => defect.evidence === 'cleared'),
      'the last finished state',
    );
    assert.ok(readByFirst < 200, `${readByFirst} read`);
    assert.ok((await second).defects.every((defect) => defect.evidence === 'confirmed'));
    assert.equal(files.reads.length, 200);
    assert.deepEqual(told, ['second']);
  });

  test('work that is overtaken without end is finished all the same', async () => {
    const clock = new Clock();
    const files = workspace(60);
    const breather = new Breather(0, { now: () => clock.time });
    const engine = new LedgerEngine(files, selection, silentLogger, { breather });
    const before = await engine.load();
    let finished = 0;
    for (let i = 0; i < 30; i++) {
      const path = `src/f${i % 60}.ts`;
      for (let n = 0; n < 60; n++) files.set(`src/f${n}.ts`, `// ${i}`);
      const changes = Array.from({ length: 60 }, (_, n): FileChange => ({
        path: `src/f${n}.ts`,
        kind: 'changed',
      }));
      const work = engine.apply(changes);
      clock.time += 200;
      await nextTurn();
      // Overtaken at once.
      void engine.apply([{ path, kind: 'changed' }]);
      if ((await work) !== before) finished += 1;
    }
    assert.ok(finished > 0);
  });
});
