// Opens VS Code with this extension on a folder: the desktop one when there is one, else one to open in a browser.
// `npm start [-- DIR] [--port N] [--no-open]`; DIR defaults to the sample workspace, --no-open never opens desktop VS Code.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { removeFolder } from '../test/vscode-host/harness.mjs';
import { ensureHost } from '../test/vscode-host/install.mjs';
import { onEndRequest } from '../test/vscode-host/processes.mjs';
import { installVsix, startServer } from '../test/vscode-host/server.mjs';
import { workbenchUrl } from '../test/vscode-host/workbench.mjs';
import { buildExtension, root, runMain, sampleWorkspace, UserError } from './lib/run.mjs';
import { packageVsix } from './package.mjs';

const USAGE_ERROR = 2;
const onWindows = process.platform === 'win32';

/** An ordinary VS Code, without what would stand before the extension at the first start. */
const SETTINGS = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  // The sample lies inside this repository; asking for it would be the first thing that a newcomer sees.
  'git.openRepositoryInParentFolders': 'never',
};

await runMain(async () => {
  const { folder, port, open } = readArguments();
  if (port !== undefined) await requireFree(port);
  const code = open && hasDesktop() ? findOnPath(onWindows ? 'code.cmd' : 'code') : undefined;
  if (code) {
    buildExtension();
    openDesktop(code, folder);
  }
  if (!code) await serve(folder, port);
});

function readArguments() {
  const { values, positionals } = parseCommandLine();
  const from = process.env.INIT_CWD ?? process.cwd();
  const folder = positionals[0] ? path.resolve(from, positionals[0]) : sampleWorkspace;
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UserError(`There is no folder ${folder}`, USAGE_ERROR);
  }
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) {
    throw new UserError(`--port needs a number from 1 to 65535, not "${values.port}"`, USAGE_ERROR);
  }
  return { folder, port, open: !values['no-open'] };
}

function parseCommandLine() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { port: { type: 'string' }, 'no-open': { type: 'boolean', default: false } },
    });
  } catch (error) {
    const usage = 'Usage: npm start [-- DIR] [--port N] [--no-open]';
    throw new UserError(`${error instanceof Error ? error.message : error}\n${usage}`, USAGE_ERROR);
  }
}

/** @param {number} port */
function requireFree(port) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', () => reject(new UserError(`Port ${port} is in use or not allowed.`, USAGE_ERROR)));
    probe.listen(port, '127.0.0.1', () => probe.close(resolve));
  });
}

function hasDesktop() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** @param {string} name */
function findOnPath(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return folders.map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file));
}

/**
 * @param {string} code
 * @param {string} folder
 */
function openDesktop(code, folder) {
  const args = [`--extensionDevelopmentPath=${root}`, folder];
  const result = onWindows
    ? spawnSync(`"${code}" ${args.map((arg) => `"${arg}"`).join(' ')}`, { stdio: 'inherit', shell: true })
    : spawnSync(code, args, { stdio: 'inherit' });
  if (result.status !== 0) throw new UserError(`${code} could not be started. Try: npm start -- --no-open`);
  console.log(`Defect Ledger is open in VS Code on ${folder}`);
}

/**
 * Serves the workbench until Ctrl+C.
 *
 * @param {string} folder
 * @param {number | undefined} port
 */
async function serve(folder, port) {
  const stopRequest = whenAskedToStop();
  const vsix = packageVsix();
  ensureHost();
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'defect-ledger-'));
  process.once('exit', () => removeFolder(dataDir));
  installVsix(dataDir, vsix);
  const server = await startServer({ dataDir, settings: SETTINGS, ...(port === undefined ? {} : { port }) });
  console.log(`Defect Ledger is open at ${workbenchUrl(server.origin, folder)}`);
  console.log('Ctrl+C stops it.');
  const end = await Promise.race([stopRequest, server.exited]);
  if (end !== 'stop')
    throw new UserError(`The VS Code server ended by itself; its log was ${server.logFile}`);
  await server.stop();
}

/** @returns {Promise<'stop'>} */
function whenAskedToStop() {
  return new Promise((resolve) => onEndRequest(() => resolve('stop')));
}
