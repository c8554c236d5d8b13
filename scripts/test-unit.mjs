// Compiles test/unit with esbuild and runs it with mocha. `node scripts/test-unit.mjs [folder or file part ...]`
import * as esbuild from 'esbuild';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root, runMain, UserError } from './lib/run.mjs';

const only = process.argv.slice(2);
const outdir = path.join(root, `out/unit${only.length ? `-${process.pid}` : ''}`);

await runMain(async () => {
  const files = testFiles();
  if (files.length === 0)
    throw new UserError(`No unit test${only.length ? ` fits ${only.join(' or ')}` : ''}.`);
  fs.rmSync(outdir, { recursive: true, force: true });
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: files,
    outdir,
    outbase: 'test/unit',
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    packages: 'external',
    logLevel: 'warning',
    define: { __ROOT__: JSON.stringify(root) },
  });
  process.exitCode = runMocha(files.map((file) => compiled(file)));
  if (only.length) fs.rmSync(outdir, { recursive: true, force: true });
});

function testFiles() {
  return fs
    .readdirSync(path.join(root, 'test/unit'), { recursive: true })
    .map((file) => `test/unit/${String(file).replaceAll('\\', '/')}`)
    .filter(
      (file) => file.endsWith('.test.ts') && (only.length === 0 || only.some((part) => file.includes(part))),
    )
    .sort();
}

/** @param {string} file */
function compiled(file) {
  return path.join(outdir, path.relative('test/unit', file).replace(/\.ts$/, '.js'));
}

/** @param {string[]} files */
function runMocha(files) {
  const coverage = process.env.DEFECT_LEDGER_COVERAGE;
  const args = ['--enable-source-maps', path.join(root, 'scripts/lib/run-mocha.mjs'), ...files];
  const env = coverage ? { ...process.env, NODE_V8_COVERAGE: coverage } : process.env;
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env }).status ?? 1;
}
