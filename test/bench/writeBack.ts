import { LedgerBuilder } from '../../src/core/ledger/LedgerBuilder.js';
import { readSource } from '../../src/core/sources/readSource.js';
import { planWrites } from '../../src/core/writeback/planWrites.js';
import { MemoryFiles } from '../unit/support/MemoryFiles.js';
import { InventoryGenerator } from './generateInventories.js';

const count = 10_000;
const path = 'inventory.json';
const text = JSON.stringify({ project: 'x', defects: new InventoryGenerator().defects(count) }, null, 2);
const file = { text, encoding: 'utf-8' };
const files = new MemoryFiles({ [path]: text });

async function spent(work: () => unknown): Promise<number> {
  globalThis.gc?.();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Time of the processor for one edit, by turns with reading the same source; the middle of several runs. */
async function main(): Promise<void> {
  const ledger = new LedgerBuilder().build([readSource(path, file)]);
  const [ours, baseline]: [number[], number[]] = [[], []];
  for (let run = 0; run < 9; run++) {
    baseline.push(await spent(() => readSource(path, file)));
    const { id, status } = ledger.defects[Math.floor(((run + 0.5) / 9) * ledger.defects.length)]!;
    const value = status === 'resolved' ? 'open' : 'resolved';
    ours.push(
      await spent(async () => {
        const plan = await planWrites(ledger, files, [
          { kind: 'field', defectId: id, field: 'status', value },
        ]);
        if (plan.kind !== 'change') throw new Error(`${id}: ${plan.kind}`);
      }),
    );
  }
  const middle = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1]!;
  console.log(
    JSON.stringify([
      {
        work: `write-back: one status in ${(text.length / 1e6).toFixed(1)} MB of JSON, proved`,
        baseline: 'reading the same source',
        ratio: middle(ours) / middle(baseline),
        bar: 2.5,
        figures: `${middle(ours).toFixed(0)} ms of the processor against ${middle(baseline).toFixed(0)} ms`,
      },
    ]),
  );
}

void main();
