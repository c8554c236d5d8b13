// Small things that the scripts share: where the repository is, running a command, handing on counts.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {import('../../test/vscode-host/results.mjs').Counts} Counts */

/** The repository's folder. */
export const root = path.resolve(import.meta.dirname, '..', '..');

/** The workspace that tests and `npm start` open. */
export const sampleWorkspace = path.join(root, 'examples', 'mesh-node');

/** A further folder for the multi-root tests. @param {string} name */
export const multiRootFolder = (name) => path.join(root, 'test', 'fixtures', 'multi-root', name);

/** An expected error: its message says all there is to say, a stack would not help. */
export class UserError extends Error {
  /**
   * @param {string} message
   * @param {number} [exitCode] Default: 1
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/**
 * Whether a module is the script that Node was started with.
 *
 * @param {ImportMeta} meta
 */
export function isMain(meta) {
  const script = process.argv[1];
  return script !== undefined && fs.realpathSync(script) === fileURLToPath(meta.url);
}

/**
 * Runs a script's main function; an error ends in a message and an exit code.
 *
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    const expected = error instanceof UserError;
    console.error(expected ? error.message : error);
    process.exitCode = expected ? error.exitCode : 1;
  }
}

/**
 * Runs Node with a script of this repository and shows its output.
 *
 * @param {string} script relative to the repository
 * @param {string[]} [args]
 */
export function runNode(script, args = []) {
  const result = spawnSync(process.execPath, [path.join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (result.status !== 0) throw new UserError(`"node ${[script, ...args].join(' ')}" failed.`);
}

/**
 * Runs Node and hands back what it prints, errors included. It ends with this process.
 *
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export function runKept(args, options) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const end = () => child.kill('SIGTERM');
    process.once('exit', end);
    const output = outputOf(child);
    child.once('error', (error) => resolve({ code: null, output: String(error) }));
    child.once('close', (code) => {
      process.off('exit', end);
      resolve({ code, output: output() });
    });
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {() => string} what it has printed until now, errors included; nothing of what goes elsewhere
 */
export function outputOf(child) {
  let output = '';
  for (const part of [child.stdout, child.stderr])
    part?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
  return () => output;
}

/** Builds the extension's bundles. */
export function buildExtension() {
  runNode('scripts/build.mjs');
}

/**
 * Prints what came out of a suite, hands it to scripts/test.mjs when that asked for it, and sets the exit code.
 *
 * @param {string} name
 * @param {Counts} counts
 */
export function finish(name, counts) {
  console.log(`${name}: ${summary(counts)}`);
  writeCounts(counts);
  if (counts.failed > 0 || counts.passed === 0) process.exitCode = 1;
}

/** @param {Counts & { failedFiles?: string[] }} counts */
export function writeCounts(counts) {
  const file = process.env.DEFECT_LEDGER_COUNTS;
  if (file) fs.writeFileSync(file, JSON.stringify(counts));
}

/** @param {Counts} counts */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
