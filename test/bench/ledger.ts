import { spawnSync } from 'node:child_process';
import { diffLedgers } from '../../src/core/ledger/diffLedgers.js';
import { LedgerBuilder } from '../../src/core/ledger/LedgerBuilder.js';
import { LedgerEngine } from '../../src/core/LedgerEngine.js';
import { silentLogger } from '../../src/core/files/FileAccess.js';
import type { Ledger } from '../../src/core/model/ledger.js';
import type { Fragment } from '../../src/core/sources/fragment.js';
import { readSource } from '../../src/core/sources/readSource.js';
import { DefectsModel } from '../../src/views/model/DefectsModel.js';
import { MemoryFiles } from '../unit/support/MemoryFiles.js';
import { spent, Stopwatch } from './Stopwatch.js';
import { InventoryGenerator, inventoryText, type WrittenDefect } from './generateInventories.js';

const sorted = (times: readonly number[]): number[] => [...times].sort((a, b) => a - b);
const median = (times: readonly number[]): number => sorted(times)[times.length >> 1]!;
const late = (times: readonly number[]): number => sorted(times)[Math.floor(times.length * 0.95)]!;
const ms = (time: number): string => `${time.toFixed(1)} ms`;

/** The machine is not equally fast for long. */
const coldRuns = 15;

const generator = new InventoryGenerator();

interface Filled {
  fragments: readonly Fragment[];
  ledger: Ledger;
  model: DefectsModel;
}

function fill(texts: readonly string[], times = { read: 0, merged: 0, filled: 0 }): Filled {
  let fragments: Fragment[] = [];
  times.read = spent(() => {
    fragments = texts.map((text, i) => readSource(`inventory${i}.json`, { text, encoding: 'utf-8' }));
  });
  let ledger!: Ledger;
  times.merged = spent(() => {
    ledger = new LedgerBuilder().build(fragments);
  });
  const model = new DefectsModel();
  times.filled = spent(() => {
    model.update([{ key: 'k', ledger }]);
    for (const group of model.roots()) model.children(group);
  });
  return { fragments, ledger, model };
}

/** By turns with the baseline, so that both suffer alike: the ratio is that of the middle turn. */
function cold(texts: readonly string[], count: number) {
  const parse: number[] = [];
  const all: { read: number; merged: number; filled: number }[] = [];
  for (let run = 0; run < coldRuns; run++) {
    globalThis.gc?.();
    parse.push(spent(() => void texts.map((text) => JSON.parse(text) as unknown)));
    globalThis.gc?.();
    const times = { read: 0, merged: 0, filled: 0 };
    const { model } = fill(texts, times);
    if (model.shownCount() !== count) throw new Error(`${model.shownCount()} rows instead of ${count}`);
    all.push(times);
  }
  const middle = (part: 'read' | 'merged' | 'filled'): number => median(all.map((times) => times[part]));
  const totals = all.map(({ read, merged, filled }) => read + merged + filled);
  return {
    ratio: median(totals.map((total, i) => total / parse[i]!)),
    parse: median(parse),
    read: middle('read'),
    merged: middle('merged'),
    filled: middle('filled'),
    total: median(totals),
  };
}

function liveHeap(texts: readonly string[]): number {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const filled = fill(texts);
  globalThis.gc?.();
  const used = process.memoryUsage().heapUsed - before;
  return filled.ledger.defects.length > 0 ? used / 1e6 : NaN;
}

function coldRows() {
  const defects = generator.defects(10_000);
  const text = inventoryText(defects);
  const withIds = cold([text], 10_000);
  const split = [0, 1].map((part) =>
    defects.filter((_, i) => i % 2 === part).map((defect) => ({ ...defect, id: '' })),
  );
  const texts = split.map(inventoryText);
  const without = cold(texts, new LedgerBuilder().build(fill(texts).fragments).defects.length);
  const heap = liveHeap([text]);
  const figures = ({ parse, read, merged, filled, total }: typeof withIds): string =>
    `${ms(total)} against ${ms(parse)}: read ${ms(read)}, merged ${ms(merged)}, tree ${ms(filled)}`;
  return [
    {
      work: `10,000 defects (${(text.length / 1e6).toFixed(1)} MB) read, merged, tree filled`,
      baseline: 'JSON.parse of the same text',
      ratio: withIds.ratio,
      bar: 8,
      figures: figures(withIds),
    },
    {
      work: 'the same in two inventories without ids: every title compared',
      baseline: 'JSON.parse of the same texts',
      ratio: without.ratio,
      figures: figures(without),
    },
    {
      work: 'live heap after 10,000 defects, fragment, ledger and rows',
      baseline: '100 MB',
      ratio: heap / 100,
      bar: 1,
      figures: `${heap.toFixed(0)} MB`,
    },
  ];
}

type Edit = (defects: WrittenDefect[]) => void;

/** What a person or a tool does to one source. */
const edits: Record<string, Edit> = {
  'a status': (defects) => {
    const defect = defects[generator.below(defects.length)]!;
    defect.status = defect.status === 'OPEN' ? 'FIXED' : 'OPEN';
  },
  'a title': (defects) => {
    defects[generator.below(defects.length)]!.title = generator.title();
  },
  'a defect more at the top': (defects) => {
    defects.unshift(generator.defect());
    defects.pop();
  },
  'every title': (defects) => {
    for (const defect of defects) defect.title = generator.title();
  },
};

/** What the 50 sources are. `changing`: the index of the one that changes; undefined for any. */
interface Layout {
  readonly name: string;
  readonly sources: WrittenDefect[][];
  readonly changing?: number;
}

/** "500 defects among 50 sources" can be read in three ways; all are measured. */
function layouts(): Layout[] {
  return [
    { name: 'one source of 500 among 50 of 500', sources: generator.workspace(50, 500) },
    {
      name: 'one source of 500 among 50 of 20',
      sources: [...generator.workspace(49, 20), generator.defects(500)],
      changing: 49,
    },
    { name: 'one source among 50, with 500 in all', sources: generator.workspace(50, 10) },
  ];
}

async function changeRows({ name: layout, sources, changing }: Layout) {
  const path = (i: number): string => `docs/part${i}/inventory.json`;
  const files = new MemoryFiles(
    Object.fromEntries(sources.map((defects, i) => [path(i), inventoryText(defects)])),
  );
  const engine = new LedgerEngine(files, { include: ['docs/**/*.json'] }, silentLogger);
  let ledger = await engine.load();
  const count = ledger.defects.length;
  const model = new DefectsModel();
  model.update([{ key: 'k', ledger }]);
  const rows = [];
  for (const [name, edit] of Object.entries(edits)) {
    const times: number[] = [];
    const processors: number[] = [];
    const trees: number[] = [];
    let changed = 0;
    for (let run = 0; run < 40; run++) {
      const i = changing ?? generator.below(sources.length);
      edit(sources[i]!);
      files.set(path(i), inventoryText(sources[i]!));
      const before = ledger;
      const watch = new Stopwatch();
      ledger = await engine.apply([{ path: path(i), kind: 'changed' }]);
      changed += diffLedgers(before, ledger).defects.size;
      const { time, processor } = watch;
      const tree = spent(() => model.update([{ key: 'k', ledger }]));
      // The first ones warm the compiler.
      if (run < 10) continue;
      times.push(time);
      processors.push(processor);
      trees.push(tree);
    }
    if (changed === 0) throw new Error(`${name}: nothing changed`);
    rows.push({
      work: `${layout} (${count.toLocaleString('en')} defects): ${name}`,
      baseline: '30 ms, 95th percentile',
      ratio: late(times) / 30,
      bar: 1,
      figures: `median ${ms(median(times))}, 95th ${ms(late(times))} (of the processor, threads that collect garbage included, ${ms(late(processors))}); rows of the tree ${ms(median(trees))}; ${Math.round(changed / 40)} defects differ`,
    });
  }
  return rows;
}

/** Each in a process of its own, as every window has an extension host of its own: what another workspace left behind would be measured, too. */
function changeRowsInNewProcess(index: number): object[] {
  const args = [...process.execArgv, process.argv[1]!, String(index)];
  const run = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as object[];
}

const [, , index] = process.argv;
if (index === undefined) {
  const rows = [...coldRows(), ...layouts().flatMap((_, i) => changeRowsInNewProcess(i))];
  console.log(JSON.stringify(rows));
} else {
  void changeRows(layouts()[Number(index)]!).then((rows) => console.log(JSON.stringify(rows)));
}
