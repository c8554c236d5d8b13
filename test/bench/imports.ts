import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { NodeFiles } from '../../src/node/files/NodeFiles.js';
import { ImportIntegrity } from '../../src/core/evidence/imports/ImportIntegrity.js';
import type { Ledger } from '../../src/core/model/ledger.js';
import { comparePyright, type PyrightDiagnostic } from './comparePyright.js';
import { generateModules } from './generateModules.js';

const modules = 1000;
/** Classes of ordinary code in each module: about 250 lines in all, as in real projects. */
const filler = 7;
const seed = 7;

async function main(): Promise<void> {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'defect-ledger-modules-')));
  try {
    const { files } = generateModules(seed, modules, filler);
    const config = { pythonVersion: '3.13', pythonPlatform: 'Linux', extraPaths: ['src'] };
    const all = new Map([...files, ['pyrightconfig.json', JSON.stringify(config)]]);
    for (const [name, text] of all) {
      const file = path.join(root, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, text);
    }
    console.log(JSON.stringify([cold(root, all), await changed(root)]));
  } finally {
    fs.rmSync(root, { recursive: true });
  }
}

function timed(args: readonly string[], cwd: string): { milliseconds: number; output: string } {
  const started = performance.now();
  const run = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 1024 ** 3 });
  return { milliseconds: performance.now() - started, output: run.stdout };
}

/** Whole processes on the same files, one after the other: the command line as it is built. */
function cold(root: string, files: ReadonlyMap<string, string>): object {
  const runs = Array.from({ length: 5 }, () =>
    timed([path.resolve('dist/cli.js'), 'list', '--format', 'json'], root),
  );
  const ours = Math.min(...runs.map(({ milliseconds }) => milliseconds));
  const pyright = timed(
    [require.resolve('pyright/index.js', { paths: [process.cwd()] }), '--outputjson'],
    root,
  );
  const found = (JSON.parse(pyright.output) as { generalDiagnostics: PyrightDiagnostic[] })
    .generalDiagnostics;
  const { unreported: errors } = JSON.parse(runs[0]!.output) as Ledger;
  const compared = comparePyright(root, found, errors, files);
  if (compared.ours.join('\n') !== compared.theirs.join('\n')) {
    const missed = compared.theirs.filter((each) => !compared.ours.includes(each));
    const extra = compared.ours.filter((each) => !compared.theirs.includes(each));
    throw new Error(`Not what pyright finds: missed ${missed.join(', ')}; extra ${extra.join(', ')}`);
  }
  return {
    work: `import integrity, ${modules} modules, cold`,
    baseline: "a hundredth of pyright's wall time",
    ratio: ours / (pyright.milliseconds / 100),
    bar: 1,
    figures: `${ours.toFixed(0)} ms against ${(pyright.milliseconds / 1000).toFixed(1)} s: ${(pyright.milliseconds / ours).toFixed(0)} times faster; the same ${errors.length} errors`,
  };
}

/** A module that others import from gets one more name, and loses it again. */
async function changed(root: string): Promise<object> {
  const integrity = new ImportIntegrity(new NodeFiles(root));
  await integrity.errors();
  const name = 'alpha/core/__init__.py';
  const file = path.join(root, name);
  const text = fs.readFileSync(file, 'utf8');
  const times: number[] = [];
  for (let i = 0; i < 41; i++) {
    fs.writeFileSync(file, i % 2 ? text : `${text}one_more = 1\n`);
    const started = process.cpuUsage();
    await integrity.apply([{ path: name, kind: 'changed' }]);
    await integrity.errors();
    const { user, system } = process.cpuUsage(started);
    times.push((user + system) / 1000);
  }
  const middle = times.sort((a, b) => a - b)[times.length >> 1]!;
  return {
    work: 'import integrity, one changed module of 1000',
    baseline: '5 ms of processor time',
    ratio: middle / 5,
    bar: 1,
    figures: `median ${middle.toFixed(1)} ms, at most ${times.at(-1)!.toFixed(1)} ms`,
  };
}

void main();
