import { LedgerBuilder } from '../../src/core/ledger/LedgerBuilder.js';
import type { Fragment } from '../../src/core/sources/fragment.js';
import { readSource } from '../../src/core/sources/readSource.js';
import { DefectsModel } from '../../src/views/model/DefectsModel.js';
import { spent } from './Stopwatch.js';

/** An inventory in the found shape with that many defects, about a kilobyte each; the same on every run. */
function inventory(count: number): string {
  const defect = (i: number) => ({
    id: `DEFECT_${i}`,
    severity: ['HIGH', 'MEDIUM', 'LOW'][i % 3],
    status: ['KNOWN_ISSUE', 'FIXED', 'IN_PROGRESS'][i % 3],
    category: `Area ${i % 40}`,
    description: `What goes wrong in part ${i}. `.repeat(12),
    root_cause: `Why it goes wrong in part ${i}. `.repeat(8),
    affected_files: [`src/area${i % 40}/part${i}.py`, `tests/area${i % 40}/test_part${i}.py`],
    impact: { severity: 'LOW', description: `Whom it concerns: ${i}` },
    effort_estimate: 'LOW',
    timeline_days: i % 9,
  });
  const group = (from: number) =>
    Object.fromEntries(Array.from({ length: count / 2 }, (_, i) => [`part_${from + i}`, defect(from + i)]));
  return JSON.stringify({ p0_critical_issues: group(0), p1_known_gaps: group(count / 2) }, null, 2);
}

function best(runs: number, work: () => void): number {
  let least = Infinity;
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    work();
    least = Math.min(least, performance.now() - started);
  }
  return least;
}

function measure(count: number) {
  const text = inventory(count);
  let rows = 0;
  const baseline = best(5, () => void JSON.parse(text));
  const ours = best(5, () => {
    const ledger = new LedgerBuilder().build([readSource('inventory.json', { text, encoding: 'utf-8' })]);
    const model = new DefectsModel();
    model.update([{ key: 'k', ledger }]);
    rows = model.shownCount();
  });
  if (rows !== count) throw new Error(`${rows} rows instead of ${count}`);
  return { megabytes: text.length / 1e6, baseline, ours };
}

/** Time of the processor for reading, and for all until the rows are there, by turns with JSON.parse: the ratio is that of the middle turn. */
function reading(path: string, text: string) {
  const [read, all, baseline]: [number[], number[], number[]] = [[], [], []];
  for (let run = 0; run < 15; run++) {
    globalThis.gc?.();
    baseline.push(spent(() => void JSON.parse(text)));
    globalThis.gc?.();
    let fragment!: Fragment;
    read.push(spent(() => (fragment = readSource(path, { text, encoding: 'utf-8' }))));
    const rest = spent(() => {
      const model = new DefectsModel();
      model.update([{ key: 'k', ledger: new LedgerBuilder().build([fragment]) }]);
      for (const group of model.roots()) model.children(group);
    });
    all.push(read.at(-1)! + rest);
  }
  const middle = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1]!;
  const ratio = (times: readonly number[]): number => middle(times.map((time, i) => time / baseline[i]!));
  return {
    readRatio: ratio(read),
    allRatio: ratio(all),
    read: middle(read),
    all: middle(all),
    baseline: middle(baseline),
    first: read[0]! / baseline[0]!,
  };
}

/** Defects in the native shape, about a kilobyte and a half each. */
function nativeInventory(count: number): string {
  const defect = (i: number) => ({
    id: `RAFT-${i}`,
    title: `Part ${i} goes wrong under load`,
    severity: ['critical', 'high', 'medium', 'low'][i % 4],
    status: ['open', 'in-progress', 'resolved'][i % 3],
    description: `What goes wrong in part ${i}. `.repeat(8),
    rootCause: `Why it goes wrong in part ${i}. `.repeat(4),
    effort: `${i % 9} days`,
    fixOptions: [
      { description: `Rewrite part ${i}`, effort: 2, recommended: true },
      { description: `Leave ${i}` },
    ],
    checklist: [{ text: `Part ${i} holds`, done: i % 2 === 0 }, { text: `Test ${i} passes` }],
    anchors: [
      { kind: 'file', path: `src/part${i}.py` },
      { kind: 'symbol', path: `src/part${i}.py`, name: `Part${i}.run`, required: true },
    ],
  });
  return JSON.stringify({ version: 1, defects: Array.from({ length: count }, (_, i) => defect(i)) }, null, 2);
}

function heap(count: number): number {
  const text = inventory(count);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const ledger = new LedgerBuilder().build([readSource('inventory.json', { text, encoding: 'utf-8' })]);
  globalThis.gc?.();
  const used = (process.memoryUsage().heapUsed - before) / 1e6;
  return ledger.defects.length === count ? used : NaN;
}

const shapes = [
  { shape: 'found', path: 'inventory.json', text: inventory(10_000) },
  { shape: 'native', path: 'defects.json', text: nativeInventory(10_000) },
].map(({ shape, path, text }) => ({ shape, size: text.length / 1e6, ...reading(path, text) }));
const large = measure(10_000);
const small = measure(1_000);
const live = heap(10_000);
const per = (m: { ours: number; megabytes: number }) => m.ours / m.megabytes;
console.log(
  JSON.stringify([
    ...shapes.flatMap(({ shape, size, read, all, baseline, readRatio, allRatio, first }) => [
      {
        work: `10,000 ${shape} defects (${size.toFixed(1)} MB) read, merged, tree filled`,
        baseline: 'JSON.parse of the same text',
        ratio: allRatio,
        bar: 8,
        figures: `${all.toFixed(0)} ms against ${baseline.toFixed(0)} ms`,
      },
      {
        work: 'the same, read alone',
        baseline: 'JSON.parse of the same text',
        ratio: readRatio,
        figures: `${read.toFixed(0)} ms against ${baseline.toFixed(0)} ms; ${first.toFixed(1)} times on the first run`,
      },
    ]),
    {
      work: 'the same per megabyte, 10,000 defects',
      baseline: '1,000 defects',
      ratio: per(large) / per(small),
      bar: 1.5,
      figures: `${per(large).toFixed(1)} ms/MB against ${per(small).toFixed(1)} ms/MB`,
    },
    {
      work: 'live heap after 10,000 defects',
      baseline: '100 MB',
      ratio: live / 100,
      bar: 1,
      figures: `${live.toFixed(0)} MB`,
    },
  ]),
);
