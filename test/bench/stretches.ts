import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { NodeFiles } from '../../src/node/files/NodeFiles.js';
import { silentLogger } from '../../src/core/files/FileAccess.js';
import { grammarFiles } from '../../src/node/grammarFiles.js';
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

type Engine = Awaited<ReturnType<typeof import('../../src/lazy/engineInSteps.js').loadEngineInSteps>>;

async function loadEngine(): Promise<Engine> {
  const require = createRequire(path.join(process.cwd(), 'package.json'));
  const built = require('./dist/engine/engineInSteps.js') as typeof import('../../src/lazy/engineInSteps.js');
  return built.loadEngineInSteps();
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
    const { LedgerEngine } = await loadEngine();
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

async function measure(): Promise<object[]> {
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
    return [row, ...(await longFiles())];
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const longTexts: Readonly<Record<string, string>> = {
  'a.ts': 'export class C# {\n  x = 1;\n  method(a: string): string {\n    if (a) return `${a}`;\n    return "";\n  }\n  other = (): void => {\n    this.method("x");\n  };\n}\n',
  'a.go': 'type T# struct {\n\tA int\n}\n\nfunc (t *T#) Method(a int) int {\n\tif a > 1 {\n\t\treturn t.A\n\t}\n\treturn a\n}\n',
  'a.py': 'class C#(Base):\n    x: int = 1\n\n    def method(self, a, b="x"):\n        if a > 1:\n            return b\n        return f"{a}"\n\n\nVALUE_# = 1\n',
}; // prettier-ignore
const longLines = 10_000;

/** What a long file defines, asked for as a lens or an anchor does; the grammar is loaded, nothing is compiled for speed yet. */
async function longFiles(): Promise<object[]> {
  const { SyntaxParsers, definitionsIn } = await loadEngine();
  const parsers = new SyntaxParsers(grammarFiles(path.resolve('dist/grammars')));
  const rows: object[] = [];
  for (const [name, piece] of Object.entries(longTexts)) {
    const text = Array.from({ length: longLines / 10 }, (_, i) => piece.replaceAll('#', String(i))).join('');
    await definitionsIn(name, piece, parsers);
    const turns = new Turns();
    const definitions = await turns.during(() => definitionsIn(name, text, parsers));
    const [first, second] = turns.stretches.map(({ blocked }) => blocked).sort((a, b) => b - a);
    rows.push({
      work: `the longest stretch while the definitions of ${longLines.toLocaleString('en')} lines are read (${path.extname(name)})`,
      baseline: `${bar} ms`,
      ratio: first! / bar,
      bar: 1,
      figures: `${first!.toFixed(1)} ms, then ${(second ?? 0).toFixed(1)}; ${definitions.length.toLocaleString('en')} definitions`,
    });
  }
  return rows;
}

const [folder, ripgrep] = process.argv.slice(2);
if (folder === undefined || ripgrep === undefined)
  void measure().then((rows) => console.log(JSON.stringify(rows)));
else void load(folder, ripgrep).then((figures) => console.log(JSON.stringify(figures)));
