// Every check and every suite. `npm test`, or `npm test -- unit host` for some of them.
// Needs neither a desktop nor a running VS Code: what is missing is installed, with a message.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { exitOnSignals } from '../test/vscode-host/processes.mjs';
import { SessionSlots } from '../test/vscode-host/sessionSlots.mjs';
import { printCoverage, rawCoverage, resetCoverage } from './lib/coverage.mjs';
import { outputOf, root, runMain, summary, UserError } from './lib/run.mjs';

/**
 * @typedef {import('./lib/run.mjs').Counts} Counts
 *
 * @typedef {object} Step
 * @property {string} name selects the step on the command line
 * @property {string} title
 * @property {string[][]} commands each run by Node
 * @property {boolean} [isSuite] it tells how many tests it ran; any other step counts as one. Default: false
 * @property {boolean} [measured] its coverage counts. Default: false
 * @property {boolean} [isStatic] it only reads files, so it runs where others leave room; its output comes when it has ended. Default: false
 * @property {boolean} [needsVscode] it starts VS Code, once or more often, as slots come free. Default: false
 */

/** A step that takes this long hangs: several times what the slowest one takes. */
const STEP_LIMIT_MS = 20 * 60_000;
/** VS Codes at a time: while one waits, the other has the machine. */
const SLOTS = 2;
/** Of what runs where others leave room: it must not make a workbench slow. */
const LOW_PRIORITY = 15;

const tool = (/** @type {string} */ file) => path.join('node_modules', file);
const tsc = tool('typescript/bin/tsc');
const manifestCheck = 'scripts/check-manifest.mjs';

/** @type {Step[]} */
const steps = [
  {
    name: 'format',
    title: 'format',
    isStatic: true,
    commands: [[tool('prettier/bin/prettier.cjs'), '--check', '.']],
  },
  {
    name: 'lint',
    title: 'lint',
    isStatic: true,
    commands: [[tool('eslint/bin/eslint.js'), '.', '--max-warnings', '0']],
  },
  {
    name: 'types',
    title: 'types',
    isStatic: true,
    commands: [
      [tsc, '--noEmit', '-p', 'tsconfig.json'],
      [tsc, '--noEmit', '-p', 'src/core/tsconfig.json'],
    ],
  },
  {
    name: 'manifest',
    title: 'manifest',
    isStatic: true,
    commands: [
      [manifestCheck],
      ['scripts/l10n.mjs', '--check'],
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
    needsVscode: true,
    isSuite: true,
    measured: true,
  },
  {
    name: 'web',
    title: 'web extension host tests',
    commands: [['scripts/test-web.mjs', '--no-build']],
    needsVscode: true,
    isSuite: true,
  },
  {
    name: 'ui',
    title: 'user journeys',
    commands: [['scripts/test-ui.mjs']],
    needsVscode: true,
    isSuite: true,
  },
];

exitOnSignals();
await runMain(async () => {
  const chosen = chooseSteps(process.argv.slice(2));
  resetCoverage();
  const total = { passed: 0, failed: 0, skipped: 0 };
  /** @type {Map<Step, string>} */
  const lines = new Map();
  const slots = new SessionSlots(SLOTS);
  const run = async (/** @type {Step} */ step) => {
    if (!step.isStatic) console.log(`\n== ${step.title}`);
    const started = Date.now();
    const { counts, output } = await runStep(step, slots);
    const line = `${step.title}: ${summary(counts)} (${((Date.now() - started) / 1000).toFixed(1)} s)`;
    console.log(`${output}== ${line}`);
    lines.set(step, line);
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  };
  const inTurn = async (/** @type {Step[]} */ some) => {
    for (const step of some) await run(step);
  };
  const withVscode = chosen.filter((step) => step.needsVscode);
  // A fresh machine fetches VS Code and a browser while the unit tests run, which keep both cores busy.
  const fetched =
    withVscode.length > 0 ? runNode(['test/vscode-host/prepare.mjs'], process.env, false) : undefined;
  await inTurn(chosen.filter((step) => !step.isStatic && !step.needsVscode));
  await fetched;
  // A VS Code waits much of its time. What only reads files has that time.
  await Promise.all([inTurn(chosen.filter((step) => step.isStatic)), ...withVscode.map(run)]);
  if (chosen.some((step) => step.measured)) printCoverage();
  console.log(`\n${chosen.map((step) => lines.get(step)).join('\n')}\n`);
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
 * @param {SessionSlots} slots
 * @returns {Promise<{ counts: Counts, output: string }>} `output`: what is still to be printed
 */
async function runStep({ name, commands, isSuite = false, measured = false, isStatic = false }, slots) {
  const countsFile = path.join(root, 'out', `counts-${name}-${process.pid}.json`);
  const env = {
    ...process.env,
    DEFECT_LEDGER_COUNTS: countsFile,
    ...(measured ? { DEFECT_LEDGER_COVERAGE: rawCoverage } : {}),
  };
  let succeeded = true;
  let output = '';
  for (const command of commands) {
    const ran = await runNode(command, env, isStatic, slots);
    succeeded &&= ran.succeeded;
    output += ran.output;
  }
  if (!isSuite)
    return { counts: { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 }, output };
  const counts = takeCounts(countsFile);
  const isSound = counts.passed > 0 && (succeeded || counts.failed > 0);
  return { counts: isSound ? counts : { ...counts, failed: Math.max(1, counts.failed) }, output };
}

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} isKept its output is handed back instead of being printed, and others come first
 * @param {SessionSlots} [slots] lent to it. Default: none
 * @returns {Promise<{ succeeded: boolean, output: string }>}
 */
function runNode(args, env, isKept, slots) {
  return new Promise((resolve) => {
    const stream = isKept ? 'pipe' : 'inherit';
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', stream, stream, ...(slots && !isKept ? /** @type {const} */ (['ipc']) : [])],
      env,
    });
    if (isKept && child.pid !== undefined) os.setPriority(child.pid, LOW_PRIORITY);
    slots?.serve(child);
    const output = outputOf(child);
    const end = () => child.kill('SIGTERM');
    process.once('exit', end);
    const timer = setTimeout(() => {
      console.error(`${args[0]} has not ended after ${STEP_LIMIT_MS / 60_000} minutes and is stopped.`);
      end();
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
    }, STEP_LIMIT_MS);
    child.once('error', () => resolve({ succeeded: false, output: output() }));
    child.once('close', (code) => {
      process.off('exit', end);
      clearTimeout(timer);
      resolve({ succeeded: code === 0, output: output() });
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
