import assert from 'node:assert/strict';
import { silentLogger } from '../../../src/core/files/FileAccess.js';
import { historyMoved, type CommittedFile, type History } from '../../../src/core/history/History.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import { MemoryFiles } from '../support/MemoryFiles.js';

const source = 'defects.json';
const text = 'import os\n\n\ndef pay(order):\n    total = sum(order.lines)\n    return round(total, 2)\n';
const id = 'a'.repeat(40);

/** A repository into which the files as they are can be committed. */
class Commits implements History {
  committed: Record<string, string> = {};
  asked = 0;
  private known: Record<string, string> | undefined;

  lastCommitted(path: string): Promise<CommittedFile | undefined> {
    this.asked++;
    this.known ??= { ...this.committed };
    const found = this.known[path];
    const lines = found?.split('\n').map(() => ({ commit: id, time: 1 }));
    return Promise.resolve(found === undefined || !lines ? undefined : { text: found, lines });
  }

  textAt(_: string, path: string): Promise<string | undefined> {
    return Promise.resolve(this.known?.[path]);
  }

  changesOf(): Promise<readonly string[]> {
    return Promise.resolve([id]);
  }

  renamesSince(): Promise<ReadonlyMap<string, string>> {
    return Promise.resolve(new Map());
  }

  forget(): void {
    this.known = undefined;
  }
}

function workspace(): MemoryFiles {
  const range = { start: { line: 4, character: 0 }, end: { line: 5, character: 0 } };
  const defects = [
    { id: 'PLACE', title: 'Totals are wrong', anchors: [{ kind: 'range', path: 'src/pay.py', range }] },
    { id: 'NAME', title: 'pay is there', anchors: [{ kind: 'symbol', path: 'src/pay.py', name: 'pay' }] },
  ];
  return new MemoryFiles({ [source]: JSON.stringify({ version: 1, defects }), 'src/pay.py': text });
}

suite('new commits', () => {
  test('only what was asked of the history is asked again, and comes out as after a full load', async () => {
    const files = workspace();
    const history = new Commits();
    const engine = new LedgerEngine(files, { include: [source], unreported: false }, silentLogger, {
      history,
    });
    const before = await engine.load();
    assert.deepEqual(
      before.defects.map(({ anchors }) => anchors[0]!.confidence),
      ['similar', undefined],
    );
    assert.equal(engine.concerns(historyMoved), true);

    history.committed = { [source]: files.get(source)!, 'src/pay.py': text };
    files.reads.length = 0;
    const after = await engine.apply([historyMoved]);
    assert.deepEqual(
      after.defects.map(({ anchors }) => anchors[0]!.confidence),
      ['exact', undefined],
    );
    assert.equal(after.defects[1], before.defects[1]);
    assert.deepEqual(files.reads, []);
    const services = { history: Object.assign(new Commits(), { committed: history.committed }) };
    const fresh = new LedgerEngine(files, { include: [source], unreported: false }, silentLogger, services);
    assert.deepEqual(after, await fresh.load());
  });

  test('commits that change no answer change nothing', async () => {
    const files = workspace();
    const history = new Commits();
    history.committed = { [source]: files.get(source)!, 'src/pay.py': text };
    const engine = new LedgerEngine(files, { include: [source], unreported: false }, silentLogger, {
      history,
    });
    const before = await engine.load();
    assert.equal(await engine.apply([historyMoved]), before);
  });

  test('where nothing was asked of the history, nothing is asked', async () => {
    const files = workspace();
    files.set(
      source,
      JSON.stringify({
        version: 1,
        defects: [{ id: 'NAME', title: 'x', anchors: [{ kind: 'symbol', path: 'src/pay.py', name: 'pay' }] }],
      }),
    );
    const history = new Commits();
    const engine = new LedgerEngine(files, { include: [source], unreported: false }, silentLogger, {
      history,
    });
    const before = await engine.load();
    assert.equal(engine.concerns(historyMoved), false);
    assert.equal(await engine.apply([historyMoved]), before);
    assert.equal(history.asked, 0);
  });
});
