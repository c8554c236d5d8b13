import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { NodeFiles } from '../../src/cli/NodeFiles.js';
import { silentLogger } from '../../src/core/files/FileAccess.js';
import { LedgerEngine } from '../../src/core/LedgerEngine.js';
import { RipgrepSearch } from '../../src/node/search/RipgrepSearch.js';
import { WorkspaceGenerator } from './generateWorkspace.js';

/** Of one load in a process of its own. `cpu`: milliseconds of that process, without ripgrep. */
interface Load {
  wall: number;
  cpu: number;
  confirmed: number;
}

const runs = 5;

function ripgrepOf(project: string): string {
  const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const require = createRequire(path.join(project, 'package.json'));
  return require.resolve(`@vscode/ripgrep-${process.platform}-${process.arch}/bin/${name}`);
}

/** Nothing of it is warm but the disk: the process is new. */
async function load(folder: string, ripgrep: string | undefined): Promise<Load> {
  const before = process.cpuUsage();
  const started = performance.now();
  const services = ripgrep === undefined ? {} : { search: new RipgrepSearch(ripgrep, folder) };
  const engine = new LedgerEngine(
    new NodeFiles(folder),
    { include: ['defects.json'] },
    silentLogger,
    services,
  );
  const { defects } = await engine.load();
  const wall = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  const confirmed = defects.filter(({ evidence }) => evidence === 'confirmed').length;
  return { wall, cpu: (user + system) / 1000, confirmed };
}

function loadInNewProcess(folder: string, ripgrep: string | undefined): Load {
  const args = [process.argv[1]!, folder, ...(ripgrep === undefined ? [] : [ripgrep])];
  const run = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as Load;
}

/** What a person would do to see one literal counted over the same files. */
function ripgrepPass(folder: string, ripgrep: string): number {
  const started = performance.now();
  const run = spawnSync(ripgrep, ['-c', '-F', 'verify=False', '--no-messages', '.'], { cwd: folder });
  if (run.status !== 0) throw new Error('ripgrep found nothing');
  return performance.now() - started;
}

function measure(): object[] {
  const ripgrep = ripgrepOf(process.cwd());
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'defect-ledger-anchors-'));
  try {
    const generator = new WorkspaceGenerator(folder);
    generator.write(20_000, 1000);
    const [ours, without, baseline]: [Load[], Load[], number[]] = [[], [], []];
    ripgrepPass(folder, ripgrep);
    // By turns, so that what else the machine does slows all alike.
    for (let run = 0; run < runs; run++) {
      baseline.push(ripgrepPass(folder, ripgrep));
      ours.push(loadInNewProcess(folder, ripgrep));
      without.push(loadInNewProcess(folder, undefined));
    }
    const counts = new Set([...ours, ...without].map(({ confirmed }) => confirmed));
    if (counts.size !== 1 || counts.has(0))
      throw new Error(`not the same result: ${[...counts].join(', ')} confirmed`);
    const wall = (loads: readonly Load[]) => Math.min(...loads.map((one) => one.wall));
    const cpu = (loads: readonly Load[]) => Math.min(...loads.map((one) => one.cpu));
    const pass = Math.min(...baseline);
    const size = `${generator.paths.length.toLocaleString('en')} files, ${(generator.bytes / 1e6).toFixed(0)} MB`;
    return [
      {
        work: `all anchors of 1,000 defects, cold (${size})`,
        baseline: 'one rg pass over the same files',
        ratio: wall(ours) / pass,
        bar: 3,
        figures: `${wall(ours).toFixed(0)} ms against ${pass.toFixed(0)} ms, our own processor time ${cpu(ours).toFixed(0)} ms`,
      },
      {
        work: 'the same without ripgrep',
        baseline: 'one rg pass over the same files',
        ratio: wall(without) / pass,
        figures: `${wall(without).toFixed(0)} ms, processor time ${cpu(without).toFixed(0)} ms`,
      },
    ];
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const [folder, ripgrep] = process.argv.slice(2);
if (folder === undefined) console.log(JSON.stringify(measure()));
else void load(folder, ripgrep).then((figures) => console.log(JSON.stringify(figures)));
