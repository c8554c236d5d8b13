import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { NodeFiles } from '../../src/node/files/NodeFiles.js';
import { silentLogger } from '../../src/core/files/FileAccess.js';
import { SummaryThreads } from '../../src/node/python/SummaryThreads.js';
import { RipgrepSearch } from '../../src/node/search/RipgrepSearch.js';
import { WorkspaceGenerator } from './generateWorkspace.js';
import { Turns } from './Turns.js';

const fileCount = 8000;
const defectCount = 1000;
const runs = 5;
/** Milliseconds at a stretch. */
const bar = 8;

/** Of one cold load in a process of its own, in milliseconds. */
interface Load {
  /** By the clock. */
  all: number;
  /** Descending, as `Stretch.blocked`; and how many are over the bar. */
  longest: number[];
  over: number;
  /** The longest by the processor time of that thread alone; 0 where the system does not tell. */
  ran: number;
  /** The longest by the clock, and how many are over the bar. */
  clock: number;
  clockOver: number;
  defects: number;
}

function ripgrepOf(project: string): string {
  const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const require = createRequire(path.join(project, 'package.json'));
  return require.resolve(`@vscode/ripgrep-${process.platform}-${process.arch}/bin/${name}`);
}

/** As VS Code loads it, with the built files of the engine; its extension host has what starts programs long before, for its own search. */
async function load(folder: string, ripgrep: string): Promise<Load> {
  await import('node:child_process');
  const search = new RipgrepSearch(ripgrep, folder);
  const threads = { fewest: 64, shared: false };
  const summaries = new SummaryThreads(folder, path.resolve('dist/summaryWorker.js'), threads);
  const turns = new Turns();
  const { defects } = await turns.during(async () => {
    const require = createRequire(path.join(process.cwd(), 'package.json'));
    const built =
      require('./dist/engine/engineInSteps.js') as typeof import('../../src/lazy/engineInSteps.js');
    const { LedgerEngine } = await built.loadEngineInSteps();
    const selection = { include: ['defects.json'] };
    return new LedgerEngine(new NodeFiles(folder), selection, silentLogger, { search, summaries }).load();
  });
  const { stretches } = turns;
  const longest = stretches.map(({ blocked }) => blocked).sort((a, b) => b - a);
  return {
    all: stretches.reduce((sum, { clock }) => sum + clock, 0),
    longest: longest.slice(0, 5),
    over: longest.filter((each) => each > bar).length,
    ran: Math.max(0, ...stretches.map(({ ran }) => ran).filter((ran) => !Number.isNaN(ran))),
    clock: Math.max(0, ...stretches.map(({ clock }) => clock)),
    clockOver: stretches.filter(({ clock }) => clock > bar).length,
    defects: defects.length,
  };
}

function loadInNewProcess(folder: string, ripgrep: string): Load {
  const run = spawnSync(process.execPath, [process.argv[1]!, folder, ripgrep], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  const result = JSON.parse(run.stdout) as Load;
  if (result.defects !== defectCount) throw new Error(`${result.defects} defects were read`);
  return result;
}

function measure(): object[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'defect-ledger-stretches-'));
  try {
    new WorkspaceGenerator(folder).write(fileCount, defectCount);
    const ripgrep = ripgrepOf(process.cwd());
    const loads = Array.from({ length: runs }, () => loadInNewProcess(folder, ripgrep));
    const median = (value: (each: Load) => number): number =>
      loads.map(value).sort((a, b) => a - b)[runs >> 1]!;
    const [first, second, third] = [0, 1, 2].map((i) => median(({ longest }) => longest[i] ?? 0));
    const row = {
      work: `the longest stretch of a cold load: ${defectCount.toLocaleString('en')} defects over ${fileCount.toLocaleString('en')} files, loading the engine and import errors included`,
      baseline: `${bar} ms`,
      ratio: first! / bar,
      bar: 1,
      figures: `${first!.toFixed(1)} ms, then ${second!.toFixed(1)} and ${third!.toFixed(1)}; ${median(({ over }) => over)} over ${bar} ms; the longest by the processor time of the thread ${median(({ ran }) => ran).toFixed(1)} ms, by the clock, waiting for a core included, ${median(({ clock }) => clock).toFixed(1)} ms (${median(({ clockOver }) => clockOver)} over ${bar}); ${median(({ all }) => all).toFixed(0)} ms in all (medians of ${runs} new processes)`,
    };
    return [row];
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const [folder, ripgrep] = process.argv.slice(2);
if (folder === undefined || ripgrep === undefined) console.log(JSON.stringify(measure()));
else void load(folder, ripgrep).then((figures) => console.log(JSON.stringify(figures)));
