// Compiles test/unit with esbuild and runs it with mocha. `node scripts/test-unit.mjs [folder or file part ...]`
import * as esbuild from 'esbuild';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root, runMain, UserError, writeCounts } from './lib/run.mjs';

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
  // Work is counted by the same means as coverage, of which a process has one: those files run by themselves.
  const groups = [files.filter((file) => !countsWork(file)), files.filter(countsWork)];
  const runs = groups.flatMap((group, i) => (group.length > 0 ? [runMocha(group, i === 0)] : []));
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
    runs.reduce((total, { counts }) => total + counts[key], 0);
  writeCounts({ passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') });
  process.exitCode = runs.some(({ status }) => status !== 0) ? 1 : 0;
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

/** @param {string} file */
function countsWork(file) {
  return file.endsWith('/linear.test.ts');
}

/**
 * @param {string[]} files
 * @param {boolean} measured
 */
function runMocha(files, measured) {
  const coverage = measured ? process.env.DEFECT_LEDGER_COVERAGE : undefined;
  const countsFile = path.join(root, `out/mocha-${process.pid}.json`);
  const args = ['--enable-source-maps', path.join(root, 'scripts/lib/run-mocha.mjs'), ...files.map(compiled)];
  const env = {
    ...process.env,
    DEFECT_LEDGER_COUNTS: countsFile,
    ...(coverage ? { NODE_V8_COVERAGE: coverage } : {}),
  };
  const status = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env }).status ?? 1;
  const counts = fs.existsSync(countsFile)
    ? JSON.parse(fs.readFileSync(countsFile, 'utf8'))
    : { passed: 0, failed: 1, skipped: 0 };
  fs.rmSync(countsFile, { force: true });
  return { status, counts };
}
