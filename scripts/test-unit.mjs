// Compiles test/unit with esbuild and runs it with mocha. `node scripts/test-unit.mjs [folder or file part ...]`
import * as esbuild from 'esbuild';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { inLanes } from './lib/in-lanes.mjs';
import { root, runKept, runMain, UserError, writeCounts } from './lib/run.mjs';

/**
 * @typedef {object} Job files that one process runs
 * @property {string[]} files
 * @property {boolean} measured its coverage counts
 *
 * @typedef {object} Run what came of a job
 * @property {import('./lib/run.mjs').Counts} counts
 * @property {string[]} failedFiles
 */

/** Where more files fail than this, it is not the machine. */
const MOST_AGAIN = 8;
/** More than lanes, so that none waits long for the other at the end. */
const SHARDS = 3;
const LANES = 2;

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
  const runs = await inLanes(jobsOf(files), LANES, runMocha);
  for (const run of runs) await onceMore(run);
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
    runs.reduce((total, { counts }) => total + counts[key], 0);
  writeCounts({ passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') });
  process.exitCode = runs.every(({ counts }) => counts.failed === 0 && counts.passed > 0) ? 0 : 1;
  if (only.length) fs.rmSync(outdir, { recursive: true, force: true });
});

/**
 * Work is counted by the same means as coverage, of which a process has one: those files run by themselves. The others are dealt out.
 *
 * @param {string[]} files
 * @returns {Job[]}
 */
function jobsOf(files) {
  const counting = files.filter(countsWork);
  const others = files.filter((file) => !countsWork(file));
  const shards = Array.from({ length: only.length ? 1 : SHARDS }, (_, shard) =>
    others.filter((_, i) => i % SHARDS === shard || only.length > 0),
  );
  return [
    { files: counting, measured: false },
    ...shards.map((shard) => ({ files: shard, measured: true })),
  ].filter((job) => job.files.length > 0);
}

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
 * On a busy machine a test may be too slow for its limit. A file that failed is run once more by itself, and what passes there counts.
 *
 * @param {Run} run
 */
async function onceMore({ counts, failedFiles }) {
  if (failedFiles.length === 0 || failedFiles.length > MOST_AGAIN) return;
  console.log(`once more, by itself: ${failedFiles.join(', ')}`);
  const again = await runMocha({ files: failedFiles, measured: false });
  const mended = Math.max(0, counts.failed - again.counts.failed);
  counts.failed -= mended;
  counts.passed += mended;
}

/**
 * Its output comes when it has ended, so that two at a time do not mix.
 *
 * @param {Job} job
 * @returns {Promise<Run>}
 */
async function runMocha({ files: sources, measured }) {
  const coverage = measured ? process.env.DEFECT_LEDGER_COVERAGE : undefined;
  const countsFile = path.join(root, `out/mocha-${randomUUID()}.json`);
  const files = sources.map(compiled);
  const args = ['--enable-source-maps', path.join(root, 'scripts/lib/run-mocha.mjs'), ...files];
  const env = {
    ...process.env,
    DEFECT_LEDGER_COUNTS: countsFile,
    ...(coverage ? { NODE_V8_COVERAGE: coverage } : {}),
  };
  const { output } = await runKept(args, { cwd: root, env });
  process.stdout.write(output);
  const { failedFiles = [], ...counts } = fs.existsSync(countsFile)
    ? JSON.parse(fs.readFileSync(countsFile, 'utf8'))
    : { passed: 0, failed: 1, skipped: 0 };
  fs.rmSync(countsFile, { force: true });
  return { counts, failedFiles: sources.filter((file) => failedFiles.includes(compiled(file))) };
}
