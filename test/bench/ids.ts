import { IdIndex } from '../../src/core/ledger/ids/IdIndex.js';

const count = 10_000;
/** So many lines, about a megabyte; every tenth names a defect, every third looks as if it did. */
const lines = 12_000;

const ids = Array.from({ length: count }, (_, i) => `RAFT-AREA_${i % 40}-${i}`);
const text = Array.from({ length: lines }, (_, i) => {
  if (i % 10 === 0)
    return `    # ${ids[(i * 7) % count]!}: what goes wrong here is told in the report, at length`;
  return i % 3 === 0
    ? `    # RAFT-AREA_${i % 40}-${count + i} is no defect, and neither is RAFT-AREA_${i % 40} by itself`
    : `    value_${i} = compute(previous_${i}, "a text of some length", limit=${i}) or fallback`;
}).join('\n');

function spent(work: () => void): number {
  globalThis.gc?.();
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const index = new IdIndex(ids);
const few = new IdIndex(ids.slice(0, 10));
const times = { all: [] as number[], few: [] as number[], making: [] as number[] };
for (let run = 0; run < 9; run++) {
  times.few.push(spent(() => void few.find(text)));
  times.all.push(spent(() => void index.find(text)));
  times.making.push(spent(() => void new IdIndex(ids)));
}
const found = index.find(text).length;
if (found !== lines / 10) throw new Error(`${found} ids instead of ${lines / 10}`);
const middle = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1]!;
const [all, least, making] = [middle(times.all), middle(times.few), middle(times.making)];
const megabytes = (text.length / 1e6).toFixed(1);
console.log(
  JSON.stringify([
    {
      work: `ids found in ${megabytes} MB, ${count} known`,
      baseline: 'the same with 10 known',
      ratio: all / least,
      bar: 1.5,
      figures: `${all.toFixed(0)} ms against ${least.toFixed(0)} ms, once a ledger ${making.toFixed(0)} ms`,
    },
  ]),
);
