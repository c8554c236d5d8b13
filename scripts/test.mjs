// Every check and every suite, one after the other. `npm test`, or `npm test -- unit host` for some of them.
// Needs neither a desktop nor a running VS Code: what is missing is installed, with a message.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { exitOnSignals } from '../test/vscode-host/processes.mjs';
import { printCoverage, rawCoverage, resetCoverage } from './lib/coverage.mjs';
import { root, runMain, summary, UserError } from './lib/run.mjs';

/**
 * @typedef {import('./lib/run.mjs').Counts} Counts
 *
 * @typedef {object} Step
 * @property {string} name selects the step on the command line
 * @property {string} title
 * @property {string[][]} commands each run by Node
 * @property {boolean} [isSuite] it tells how many tests it ran; any other step counts as one. Default: false
 * @property {boolean} [measured] its coverage counts. Default: false
 */

/** A step that takes this long hangs: several times what the slowest one takes. */
const STEP_LIMIT_MS = 20 * 60_000;

const tool = (/** @type {string} */ file) => path.join('node_modules', file);
const tsc = tool('typescript/bin/tsc');
const manifestCheck = 'scripts/check-manifest.mjs';

/** @type {Step[]} */
const steps = [
  { name: 'format', title: 'format', commands: [[tool('prettier/bin/prettier.cjs'), '--check', '.']] },
  { name: 'lint', title: 'lint', commands: [[tool('eslint/bin/eslint.js'), '.', '--max-warnings', '0']] },
  {
    name: 'types',
    title: 'types',
    commands: [
      [tsc, '--noEmit', '-p', 'tsconfig.json'],
      [tsc, '--noEmit', '-p', 'src/core/tsconfig.json'],
    ],
  },
  {
    name: 'manifest',
    title: 'manifest',
    commands: [
      [manifestCheck],
      ['scripts/generate-schema.mjs', '--check'],
      ['scripts/generate-stub-modules.mjs', '--check'],
    ],
  },
  { name: 'build', title: 'build', commands: [['scripts/build.mjs']] },
  { name: 'unit', title: 'unit tests', commands: [['scripts/test-unit.mjs']], isSuite: true, measured: true },
  {
    name: 'host',
    title: 'extension host tests',
    commands: [['scripts/test-host.mjs', '--no-build']],
    isSuite: true,
    measured: true,
  },
  {
    name: 'web',
    title: 'web extension host tests',
    commands: [['scripts/test-web.mjs', '--no-build']],
    isSuite: true,
  },
  { name: 'ui', title: 'user journeys', commands: [['scripts/test-ui.mjs']], isSuite: true },
];

exitOnSignals();
await runMain(async () => {
  const chosen = chooseSteps(process.argv.slice(2));
  resetCoverage();
  const total = { passed: 0, failed: 0, skipped: 0 };
  /** @type {string[]} */
  const lines = [];
  for (const step of chosen) {
    console.log(`\n== ${step.title}`);
    const started = Date.now();
    const counts = await runStep(step);
    const line = `${step.title}: ${summary(counts)} (${((Date.now() - started) / 1000).toFixed(1)} s)`;
    console.log(`== ${line}`);
    lines.push(line);
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  if (chosen.some((step) => step.measured)) printCoverage();
  console.log(`\n${lines.join('\n')}\n`);
  console.log(summary(total));
  if (total.failed > 0) process.exitCode = 1;
});

/** @param {string[]} names */
function chooseSteps(names) {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new UserError(
      `There is no step ${unknown.join(', ')}; there are ${steps.map(({ name }) => name).join(', ')}`,
      2,
    );
  }
  // A suite takes the bundles as they are, so choosing one includes the build.
  const needed = names.length > 0 ? [...names, 'build'] : steps.map(({ name }) => name);
  return steps.filter(({ name }) => needed.includes(name) && isThere(name));
}

/** @param {string} name */
function isThere(name) {
  return name !== 'manifest' || fs.existsSync(path.join(root, manifestCheck));
}

/**
 * A step that fails does not stop the others. A suite that ran nothing has failed.
 *
 * @param {Step} step
 * @returns {Promise<Counts>}
 */
async function runStep({ name, commands, isSuite = false, measured = false }) {
  const countsFile = path.join(root, 'out', `counts-${name}-${process.pid}.json`);
  const env = {
    ...process.env,
    DEFECT_LEDGER_COUNTS: countsFile,
    ...(measured ? { DEFECT_LEDGER_COVERAGE: rawCoverage } : {}),
  };
  let succeeded = true;
  for (const command of commands) succeeded = (await runNode(command, env)) && succeeded;
  if (!isSuite) return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 };
  const counts = takeCounts(countsFile);
  const isSound = counts.passed > 0 && (succeeded || counts.failed > 0);
  return isSound ? counts : { ...counts, failed: Math.max(1, counts.failed) };
}

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<boolean>}
 */
function runNode(args, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env });
    const end = () => child.kill('SIGTERM');
    process.once('exit', end);
    const timer = setTimeout(() => {
      console.error(`${args[0]} has not ended after ${STEP_LIMIT_MS / 60_000} minutes and is stopped.`);
      end();
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
    }, STEP_LIMIT_MS);
    child.once('error', () => resolve(false));
    child.once('exit', (code) => {
      process.off('exit', end);
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
}

/**
 * @param {string} file
 * @returns {Counts}
 */
function takeCounts(file) {
  if (!fs.existsSync(file)) return { passed: 0, failed: 0, skipped: 0 };
  const counts = JSON.parse(fs.readFileSync(file, 'utf8'));
  fs.rmSync(file);
  return counts;
}
