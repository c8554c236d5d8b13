// Finds, installs when it can, and launches the browser that shows the workbench.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const WINDOWS_NAMES = ['chrome.exe', 'msedge.exe'];

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Returns the path of a Chromium-like browser: the one that CHROME names, else the first on the PATH, else one in a usual place.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  const chosen = process.env.CHROME;
  if (chosen) {
    if (!fs.existsSync(chosen)) throw new Error(`CHROME names ${chosen}, which does not exist.`);
    return chosen;
  }
  return [...placesOnPath(), ...usualPlaces()].find((place) => fs.existsSync(place));
}

/**
 * Returns the path of a browser, after installing Debian's or Ubuntu's `chromium` when there is none.
 *
 * @returns {string}
 */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  if (!hasAptGet()) {
    throw new Error('No Chromium, Chrome or Edge was found. Install one, or name it: CHROME=/path/to/chrome');
  }
  console.log('No Chromium was found: installing the package "chromium" with apt-get ...');
  aptGet('update', '-qq');
  aptGet('install', '-y', '-qq', '--no-install-recommends', 'chromium');
  const installed = findChromium();
  if (!installed)
    throw new Error('apt-get installed "chromium", but no browser was found. Name one: CHROME=/path');
  console.log(`Chromium installed: ${installed}`);
  return installed;
}

/**
 * Starts the browser without a window. The caller closes it.
 *
 * @returns {Promise<import('playwright-core').Browser>}
 */
export function launchChromium() {
  return chromium.launch({ executablePath: ensureChromium(), args: ARGUMENTS });
}

function placesOnPath() {
  const names = process.platform === 'win32' ? WINDOWS_NAMES : NAMES;
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
    );
  }
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    const files = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return roots.flatMap((root) => (root ? files.map((file) => path.join(root, file)) : []));
  }
  return [
    ...NAMES.map((name) => `/usr/bin/${name}`),
    '/snap/bin/chromium',
    '/opt/google/chrome/chrome',
    chromium.executablePath(),
  ];
}

function hasAptGet() {
  return (
    process.platform === 'linux' && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0
  );
}

/** @param {string[]} args */
function aptGet(...args) {
  const command = process.getuid?.() === 0 ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  const [program = 'apt-get', ...rest] = [...command, ...args];
  const result = spawnSync(program, rest, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (result.status === 0) return;
  throw new Error(
    `"${[...command, ...args].join(' ')}" failed. Install Chromium yourself, or name one: CHROME=/path`,
  );
}
