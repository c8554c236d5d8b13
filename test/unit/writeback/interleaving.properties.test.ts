import assert from 'node:assert/strict';
import fc from 'fast-check';
import { silentLogger } from '../../../src/core/files/FileAccess.js';
import { LedgerEngine } from '../../../src/core/LedgerEngine.js';
import type { Ledger } from '../../../src/core/model/ledger.js';
import { readSource } from '../../../src/core/sources/readSource.js';
import { SEVERITIES, STATUSES } from '../../../src/core/model/vocabulary.js';
import { planWrites } from '../../../src/core/writeback/planWrites.js';
import type { WriteRequest } from '../../../src/core/writeback/WriteRequest.js';
import { MemoryFiles } from '../support/MemoryFiles.js';
import { randomInventory, randomReport, type Written } from './randomSources.js';

type Model = Map<string, Record<string, string | undefined>>;

const field = fc.oneof(
  fc.constantFrom(...STATUSES).map((value) => ['status', value] as const),
  fc.constantFrom(...SEVERITIES).map((value) => ['severity', value] as const),
  fc.constantFrom('Ann', 'Bo Li').map((value) => ['owner', value] as const),
);
/** A write, made from the ledger of now or from the one that was read first; or somebody else's edit of the text. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ at: fc.nat(), field, isStale: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ at: fc.nat(), outside: fc.constantFrom('above', 'below', 'title') }) },
);

async function load(files: MemoryFiles, path: string): Promise<Ledger> {
  return new LedgerEngine(files, { include: [path] }, silentLogger).load();
}

function said(path: string, text: string): Model {
  const { defects } = readSource(path, { text, encoding: 'utf-8' });
  return new Map(
    defects.map(({ id, title, status, severity, owner }) => [id, { title, status, severity, owner }]),
  );
}

/** What somebody types meanwhile: a line of no meaning, or other words in a title. */
function edited({ path, text }: Written, outside: string, at: number): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  if (outside === 'title') {
    const ids = [...said(path, text).values()].map(({ title }) => title!);
    const title = ids[at % ids.length]!;
    return text.split(title).length === 2 ? text.replace(title, `${title} again`) : text;
  }
  const isReport = path.endsWith('.md');
  if (path.endsWith('.json')) return outside === 'above' ? `${end}${text}` : `${text}${end}`;
  const line = isReport ? 'Words of no weight.' : '# words of no weight';
  return outside === 'above' && !isReport ? `${line}${end}${text}` : `${text}${end}${line}${end}`;
}

suite('writes that meet one another and edits from outside', () => {
  for (const [name, source] of [
    ['inventories', randomInventory],
    ['reports', randomReport],
  ] as const)
    test(`${name}: a write is refused or right, and none is lost`, async function () {
      this.timeout(240_000);
      const counts = { written: 0, same: 0, refused: 0, stale: 0 };
      await fc.assert(
        fc.asyncProperty(source, fc.array(step, { minLength: 2, maxLength: 8 }), async (first, steps) => {
          const { path } = first;
          const files = new MemoryFiles({ [path]: first.text });
          const old = await load(files, path);
          const model = said(path, first.text);
          for (const one of steps) {
            const text = files.get(path)!;
            if ('outside' in one) {
              files.set(path, edited({ ...first, text }, one.outside, one.at));
              for (const [id, { title }] of said(path, files.get(path)!)) model.get(id)!.title = title;
              continue;
            }
            const ledger = one.isStale ? old : await load(files, path);
            const { id } = ledger.defects[one.at % ledger.defects.length]!;
            const named = one.field[0];
            const value = one.field[1];
            const request: WriteRequest = { kind: 'field', defectId: id, field: named, value };
            const plan = await planWrites(ledger, files, [request]);
            counts[plan.kind === 'change' ? 'written' : plan.kind === 'nothing' ? 'same' : 'refused'] += 1;
            if (plan.kind === 'refused') {
              // Only what was read from another text may be refused.
              assert.ok(one.isStale, plan.reason);
              counts.stale += 1;
              continue;
            }
            if (plan.kind === 'change') {
              assert.equal(plan.files[0]!.before, text);
              files.set(path, plan.files[0]!.after);
            }
            model.get(id)![named] = value;
            assert.deepEqual(said(path, files.get(path)!), model);
          }
        }),
        { numRuns: 60 },
      );
      console.log(`      ${JSON.stringify(counts)}`);
      assert.ok(counts.written > counts.refused);
    });

  test('writes of different fields come out alike in any order, one by one and at once', async function () {
    this.timeout(240_000);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(randomInventory, randomReport),
        fc.nat(),
        async ({ path, text, count }, at) => {
          const requests: WriteRequest[] = (
            [
              ['severity', 'critical', at],
              ['owner', 'Ann', at + 1],
              ['status', 'blocked', at],
            ] as const
          ).map(([named, value, i]) => ({
            kind: 'field',
            defectId: `D-${(i % count) + 1}`,
            field: named,
            value,
          }));
          const written = async (batches: WriteRequest[][]): Promise<string> => {
            const files = new MemoryFiles({ [path]: text });
            for (const batch of batches) {
              const plan = await planWrites(await load(files, path), files, batch);
              assert.notEqual(plan.kind, 'refused', JSON.stringify(plan));
              if (plan.kind === 'change') files.set(path, plan.files[0]!.after);
            }
            return files.get(path)!;
          };
          const once = await written([requests]);
          assert.equal(await written(requests.map((request) => [request])), once);
          assert.deepEqual(said(path, await written([[...requests].reverse()])), said(path, once));
        },
      ),
      { numRuns: 30 },
    );
  });
});
