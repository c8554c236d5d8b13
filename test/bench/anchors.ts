import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { tuneForShortRun } from '../../src/cli/tuneForShortRun.js';
import { NodeFiles } from '../../src/node/files/NodeFiles.js';
import { silentLogger } from '../../src/core/files/FileAccess.js';
import type { TextSearch } from '../../src/core/files/TextSearch.js';
import { LedgerEngine } from '../../src/core/LedgerEngine.js';
import { RipgrepSearch } from '../../src/node/search/RipgrepSearch.js';
import { WorkspaceGenerator } from './generateWorkspace.js';

/** Of one load in a process of its own. `cpu`: milliseconds of that process, without ripgrep. */
interface Load {
  wall: number;
  cpu: number;
  confirmed: number;
  /** What the patterns of the anchors made it look for. */
  literals: readonly string[];
}

const runs = 5;

function ripgrepOf(project: string): string {
  const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const require = createRequire(path.join(project, 'package.json'));
  return require.resolve(`@vscode/ripgrep-${process.platform}-${process.arch}/bin/${name}`);
}

/** As the command line does it. Nothing of it is warm but the disk: the process is new. */
async function load(folder: string, ripgrep: string | undefined, unreported: boolean): Promise<Load> {
  tuneForShortRun();
  const asked: string[] = [];
  const before = process.cpuUsage();
  const started = performance.now();
  const services = ripgrep === undefined ? {} : { search: noting(new RipgrepSearch(ripgrep, folder), asked) };
  const engine = new LedgerEngine(
    new NodeFiles(folder),
    { include: ['defects.json'], unreported },
    silentLogger,
    services,
  );
  const { defects } = await engine.load();
  const wall = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  const confirmed = defects.filter(({ evidence }) => evidence === 'confirmed').length;
  return { wall, cpu: (user + system) / 1000, confirmed, literals: asked };
}

function noting(search: TextSearch, asked: string[]): TextSearch {
  return {
    find: (literals, options) => {
      asked.push(...literals);
      return search.find(literals, options);
    },
  };
}

/** `unreported`: with the list of import errors that no source mentions, for which all Python is read. */
function loadInNewProcess(folder: string, ripgrep: string | undefined, unreported = true): Load {
  const args = [process.argv[1]!, folder, ripgrep ?? '', ...(unreported ? [] : ['anchors alone'])];
  const run = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as Load;
}

/**
 * One pass over the same files for the literals. Many at once are looked for in both ways that ripgrep has, and the
 * faster one counts: with capitals it is another engine than without.
 */
function ripgrepPass(folder: string, ripgrep: string, literals: readonly string[]): number {
  const ways = literals.length === 1 ? [[]] : [[], ['--ignore-case']];
  const times = ways.map((way) => {
    const args = ['--count', '--fixed-strings', '--no-messages', ...way, '--file=-', '.'];
    const started = performance.now();
    const run = spawnSync(ripgrep, args, { cwd: folder, input: `${literals.join('\n')}\n` });
    if (run.status !== 0) throw new Error('ripgrep found nothing');
    return performance.now() - started;
  });
  return Math.min(...times);
}

/** With nothing else in `defects.json` than before: the anchors of one kind left out. */
function withoutKind(folder: string, kind: string): void {
  const file = path.join(folder, 'defects.json');
  const { defects, ...rest } = JSON.parse(fs.readFileSync(file, 'utf8')) as { defects: DefectEntry[] };
  const others = defects.map((each) => ({
    ...each,
    anchors: each.anchors.filter((one) => one.kind !== kind),
  }));
  fs.writeFileSync(file, JSON.stringify({ ...rest, defects: others }, null, 2));
}

interface DefectEntry {
  anchors: { kind: string }[];
}

/** The best of each, by turns, so that what else the machine does slows all alike. */
function series(folder: string, ripgrep: string): Record<'ours' | 'alone' | 'without', Load> & Passes {
  const { literals } = loadInNewProcess(folder, ripgrep);
  const [ours, alone, without]: [Load[], Load[], Load[]] = [[], [], []];
  const [same, one]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run++) {
    one.push(ripgrepPass(folder, ripgrep, ['verify=False']));
    same.push(ripgrepPass(folder, ripgrep, literals));
    ours.push(loadInNewProcess(folder, ripgrep));
    alone.push(loadInNewProcess(folder, ripgrep, false));
    without.push(loadInNewProcess(folder, undefined));
  }
  const counts = new Set([...ours, ...alone, ...without].map(({ confirmed }) => confirmed));
  if (counts.size !== 1 || counts.has(0))
    throw new Error(`not the same result: ${[...counts].join(', ')} confirmed`);
  const passes = { same: Math.min(...same), one: Math.min(...one) };
  return { ours: best(ours), alone: best(alone), without: best(without), ...passes };
}

/** Milliseconds of a pass for all the literals that the anchors ask for, and for one. */
interface Passes {
  same: number;
  one: number;
}

function best(loads: readonly Load[]): Load {
  const wall = Math.min(...loads.map((each) => each.wall));
  const cpu = Math.min(...loads.map((each) => each.cpu));
  return { ...loads[0]!, wall, cpu };
}

function measure(): object[] {
  const ripgrep = ripgrepOf(process.cwd());
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'defect-ledger-anchors-'));
  try {
    const generator = new WorkspaceGenerator(folder);
    generator.write(20_000, 1000);
    const size = `${generator.paths.length.toLocaleString('en')} files, ${(generator.bytes / 1e6).toFixed(0)} MB`;
    const all = series(folder, ripgrep);
    withoutKind(folder, 'import');
    const others = series(folder, ripgrep);
    const row = (work: string, load: Load, { same, one }: Passes, bar?: number) => ({
      work,
      baseline: `one rg pass for the ${load.literals.length || all.ours.literals.length} literals that the anchors ask for`,
      ratio: load.wall / same,
      ...(bar === undefined ? {} : { bar }),
      figures: `${load.wall.toFixed(0)} ms against ${same.toFixed(0)} ms; ${(load.wall / one).toFixed(1)} times a pass for one literal (${one.toFixed(0)} ms); own processor time ${load.cpu.toFixed(0)} ms`,
    });
    return [
      row(`all anchors of 1,000 defects, cold (${size})`, all.alone, all, 3),
      // No anchor asks for it, and it reads every Python file; it is on by default, so what it adds is told.
      row('the same with the list of unreported imports', all.ours, all),
      row('the same without import anchors', others.ours, others),
      row('the same without ripgrep', all.without, all),
    ];
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const [folder, ripgrep, alone] = process.argv.slice(2);
if (folder === undefined) console.log(JSON.stringify(measure()));
else
  void load(folder, ripgrep || undefined, alone === undefined).then((figures) =>
    console.log(JSON.stringify(figures)),
  );
