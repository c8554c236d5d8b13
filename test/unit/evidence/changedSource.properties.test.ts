import assert from 'node:assert/strict';
import fc from 'fast-check';
import { silentLogger } from '../../../src/core/files/FileAccess.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import { MemoryFiles } from '../support/MemoryFiles.js';
import { OneCommit } from '../support/OneCommit.js';

type Entry = Record<string, unknown>;

/** Files that are there, that are not, and that come and go; two sources and several entries name the same ones. */
const path = fc.constantFrom(
  'src/a.py',
  'src/b.py:1',
  'src/gone.py',
  'src/gone.py:7',
  'lib/late.py',
  'a.py:2',
);
const entry: fc.Arbitrary<Entry> = fc.record(
  {
    id: fc.constantFrom('A-1', 'A-2', 'A-3', 'B-1'),
    title: fc.constantFrom('cache leaks', 'socket hangs', 'index is slow', 'raft'),
    severity: fc.constantFrom('HIGH', 'LOW'),
    status: fc.constantFrom('OPEN', 'FIXED'),
    affected_files: fc.array(path, { maxLength: 2 }),
    missing_files: fc.array(fc.constantFrom('deploy/x.yml', 'src/a.py'), { maxLength: 1 }),
    sub_issues: fc.constantFrom('none', 'none', 'none', [
      { id: 'S-1', title: 'beneath', severity: 'LOW', affected_files: ['src/gone.py'] },
    ]),
  },
  { requiredKeys: ['title', 'severity'] },
);
const inventory = fc
  .tuple(fc.integer({ min: 16, max: 24 }), fc.array(entry, { minLength: 1, maxLength: 4 }))
  .map(([count, kinds]) => Array.from({ length: count }, (_, i) => ({ ...kinds[i % kinds.length]! })));
const edit = fc.record({
  of: fc.nat(1),
  do: fc.constantFrom('insert', 'insert', 'change', 'delete', 'slide', 'swap', 'file'),
  at: fc.nat(30),
  entry,
});

const textOf = (defects: readonly Entry[]): string => JSON.stringify({ defects }, null, 2);
const sources = ['a.json', 'b.json'];
const selection = { include: ['*.json'] };

suite('a source that changes', () => {
  for (const isCommitted of [false, true])
    test(`the ledger is what it would be if all were read at once${isCommitted ? ', with a history' : ''}`, async function () {
      this.timeout(120_000);
      await fc.assert(
        fc.asyncProperty(
          fc.tuple(inventory, inventory),
          fc.array(edit, { minLength: 1, maxLength: 5 }),
          async (lists, edits) => {
            const texts = Object.fromEntries(lists.map((list, i) => [sources[i]!, textOf(list)]));
            const code = { 'src/a.py': 'a = 1\nb = 2\n', 'src/b.py': 'def f():\n    pass\n' };
            const files = new MemoryFiles({ ...texts, ...code });
            const services = isCommitted ? { history: new OneCommit({ ...texts, ...code }) } : {};
            const engine = new LedgerEngine(files, selection, silentLogger, services);
            await engine.load();
            for (const { of, do: what, at, entry: fresh } of edits) {
              const list = lists[of]!;
              if (what === 'file') {
                const isThere = files.get('lib/late.py') !== undefined;
                if (isThere) files.deleteFolder('lib/late.py');
                else files.set('lib/late.py', 'y = 1\n');
                await engine.apply([{ path: 'lib/late.py', kind: isThere ? 'deleted' : 'created' }]);
              } else {
                const place = at % list.length;
                if (what === 'insert') list.splice(place, 0, fresh);
                else if (what === 'change') list[place] = { ...list[place], ...fresh };
                else if (what === 'delete' && list.length > 1) list.splice(place, 1);
                else if (what === 'swap') list.push(...list.splice(place, 2));
                else list.splice(0, 1, fresh, list[place]!);
                files.set(sources[of]!, textOf(list));
                await engine.apply([{ path: sources[of]!, kind: 'changed' }]);
              }
              const anew = new LedgerEngine(files, selection, silentLogger, services);
              assert.deepEqual(engine.current, await anew.load());
            }
          },
        ),
        { numRuns: 40 },
      );
    });
});
