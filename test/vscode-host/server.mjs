// Starts and stops the VS Code server, with settings of its own and no state but its data folder.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { ensureHost } from './install.mjs';
import { spawnManaged } from './processes.mjs';

/**
 * @typedef {Record<string, unknown>} Settings
 *
 * @typedef {object} ServerOptions
 * @property {string} dataDir everything the server writes goes here; made when absent
 * @property {number} [port] Default: a free one
 * @property {Record<string, string>} [env] added to the environment of the server and of the extension host
 * @property {boolean} [trust] every folder is trusted; false opens folders in Restricted Mode. Default: true
 * @property {boolean} [smokeTestDriver] lets a page's payload name an extension and its tests. Default: false
 * @property {Settings} [settings] the user's settings. Default: settings.json beside this file, made for tests
 * @property {Settings} [userSettings] laid over `settings`. Default: none
 * @property {string} [logFile] Default: server.log in `dataDir`
 *
 * @typedef {object} Server
 * @property {number} port
 * @property {string} origin
 * @property {string} logFile
 * @property {() => Promise<void>} stop
 * @property {Promise<number | null>} exited
 */

/** No extension gallery: nothing is looked up or downloaded while tests run. */
const ENVIRONMENT = { EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
const START_LIMIT_MS = 60_000;

/**
 * Resolves when the server accepts connections; rejects with the end of its log when it does not come to that.
 *
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
export async function startServer(options) {
  const {
    dataDir,
    trust = true,
    smokeTestDriver = false,
    logFile = path.join(dataDir, 'server.log'),
  } = options;
  const host = ensureHost();
  const port = options.port ?? (await freePort());
  writeSettings(options);
  fs.mkdirSync(path.dirname(logFile), { recursive: true });
  const log = fs.openSync(logFile, 'w');
  const args = [
    ...[host.main, '--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
    ...['--accept-server-license-terms', '--disable-telemetry', '--server-data-dir', dataDir],
    ...(trust ? ['--disable-workspace-trust'] : []),
    ...(smokeTestDriver ? ['--enable-smoke-test-driver'] : []),
  ];
  const server = spawnManaged(host.node, args, {
    stdio: ['ignore', log, log],
    env: environment(options.env),
  });
  fs.closeSync(log);
  try {
    await listening(server, logFile);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { port, origin: `http://127.0.0.1:${port}`, logFile, stop: server.stop, exited: server.exited };
}

/**
 * Installs a packaged extension, as a user does, into the data folder of a server that is not running yet.
 *
 * @param {string} dataDir
 * @param {string} vsix
 */
export function installVsix(dataDir, vsix) {
  const host = ensureHost();
  const args = [
    host.main,
    '--accept-server-license-terms',
    '--server-data-dir',
    dataDir,
    '--install-extension',
    vsix,
  ];
  const result = spawnSync(host.node, args, { encoding: 'utf8', env: environment() });
  if (result.status === 0) return;
  throw new Error(`${path.basename(vsix)} could not be installed:\n${result.stdout}${result.stderr}`);
}

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {net.AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}

/** @returns {Settings} */
function testSettings() {
  return JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'settings.json'), 'utf8'));
}

/** @param {ServerOptions} options */
function writeSettings({ dataDir, trust = true, settings = testSettings(), userSettings = {} }) {
  const restricted = {
    'security.workspace.trust.enabled': true,
    'security.workspace.trust.startupPrompt': 'never',
  };
  const text = JSON.stringify({ ...settings, ...(trust ? {} : restricted), ...userSettings }, undefined, 2);
  for (const scope of ['Machine', 'User']) {
    const folder = path.join(dataDir, 'data', scope);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'settings.json'), `${text}\n`);
  }
}

/**
 * Without what a surrounding VS Code leaves in a terminal's environment.
 *
 * @param {Record<string, string>} [added]
 */
function environment(added = {}) {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_(?!HOST_CACHE)|ELECTRON_)/.test(name),
  );
  return { ...Object.fromEntries(own), ...ENVIRONMENT, ...added };
}

/**
 * @param {import('./processes.mjs').Managed} server
 * @param {string} logFile
 */
async function listening(server, logFile) {
  let ended = false;
  void server.exited.then(() => (ended = true));
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    const log = fs.readFileSync(logFile, 'utf8');
    if (log.includes('agent listening')) return;
    if (ended || Date.now() > deadline) {
      const what = ended ? 'ended at once' : `was not ready after ${START_LIMIT_MS / 1000} s`;
      throw new Error(`The VS Code server ${what}. The end of ${logFile}:\n${log.slice(-2000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
