// Child processes that never outlive us: each runs in a process group of its own, which is ended as a whole.
import { spawn, spawnSync } from 'node:child_process';
import os from 'node:os';

/**
 * @typedef {object} Managed
 * @property {import('node:child_process').ChildProcess} child
 * @property {Promise<number | null>} exited resolves with the exit code, or null when a signal ended it
 * @property {() => Promise<void>} stop asks it to end, then ends it and everything it started
 */

const PARENT_CHECK_MS = 250;
const onWindows = process.platform === 'win32';
/** @type {Set<number>} leaders of the groups that may still hold a process */
const groups = new Set();

process.on('exit', () => {
  for (const pid of groups) killGroup(pid);
});

/**
 * Starts a process whose descendants end with it, at the latest when this process exits.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Managed}
 */
export function spawnManaged(command, args, options) {
  const child = spawn(command, args, { ...options, detached: !onWindows });
  if (child.pid !== undefined) groups.add(child.pid);
  const exited = new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(null));
  });
  return { child, exited, stop: () => stopGroup(child) };
}

/** Makes Ctrl+C and a polite kill run the exit handlers, so that nothing is left behind. */
export function exitOnSignals() {
  onEndRequest((signalNumber) => process.exit(128 + signalNumber));
}

/**
 * Calls back on Ctrl+C and on a polite kill; under npm also when npm's shell has ended, which passes no signal on.
 *
 * @param {(signalNumber: number) => void} callback
 */
export function onEndRequest(callback) {
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(name, () => callback(os.constants.signals[name]));
  }
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const check = () => {
    if (process.ppid !== parent) callback(os.constants.signals.SIGTERM);
  };
  setInterval(check, PARENT_CHECK_MS).unref();
}

/**
 * Only the leader is asked at first: its children notice, and write their coverage before they go.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
async function stopGroup(child) {
  const { pid } = child;
  if (pid === undefined || !groups.has(pid)) return;
  child.kill('SIGTERM');
  const deadline = Date.now() + 10_000;
  while (isGroupAlive(pid) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 25));
  killGroup(pid);
  groups.delete(pid);
}

/** @param {number} pid */
function isGroupAlive(pid) {
  try {
    process.kill(onWindows ? pid : -pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** @param {number} pid */
function killGroup(pid) {
  if (onWindows) {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing of the group is left.
  }
}
