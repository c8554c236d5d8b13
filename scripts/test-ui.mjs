// Runs the user journeys of test/ui in the real workbench, with the extension installed from its .vsix.
// `node scripts/test-ui.mjs [part of a file name ...]`
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect, parseArgs } from 'node:util';
import { launchChromium } from '../test/vscode-host/chromium.mjs';
import { copyWorkspace, makeWorkFolder, removeFolder } from '../test/vscode-host/harness.mjs';
import { ensureHost } from '../test/vscode-host/install.mjs';
import { exitOnSignals } from '../test/vscode-host/processes.mjs';
import { printRows, countRows } from '../test/vscode-host/results.mjs';
import { installVsix, startServer } from '../test/vscode-host/server.mjs';
import { inSlot } from '../test/vscode-host/sessionSlots.mjs';
import { openWorkbench } from '../test/vscode-host/workbench.mjs';
import { inLanes } from './lib/in-lanes.mjs';
import { finish, root, runMain, sampleWorkspace, UserError } from './lib/run.mjs';
import { packageVsix } from './package.mjs';

/**
 * @typedef {object} JourneyContext
 * @property {import('playwright-core').Page} page shows the workbench
 * @property {string} workspace the journey's own copy of the sample workspace
 * @property {(name: string) => Promise<void>} shot saves out/ui/<journey>/NN-name.png
 * @property {<T>(title: string, body: () => Promise<T>) => Promise<T>} step names a part of the journey, for the log
 *
 * @typedef {object} JourneyOptions
 * @property {boolean} [trust] false opens the workspace in Restricted Mode. Default: true
 * @property {import('../test/vscode-host/server.mjs').Settings} [userSettings] Default: none
 * @property {{ width: number, height: number }} [viewport] Default: 1280 x 800
 * @property {number} [limitMs] Default: four minutes
 * @property {(workspace: string) => unknown} [prepare] changes the workspace before it is opened. Default: nothing
 *
 * @typedef {object} Journey what a test/ui/*.journey.mjs file exports
 * @property {string} title
 * @property {(context: JourneyContext) => Promise<void>} run
 * @property {JourneyOptions} [options]
 */

const DEFAULT_LIMIT_MS = 240_000;
/** Journeys at a time: while one waits for its workbench, the other has the machine. */
const LANES = 2;
const journeysDir = path.join(root, 'test', 'ui');
const outDir = path.join(root, 'out', 'ui');

exitOnSignals();
await runMain(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const files = journeyFiles(positionals);
  if (files.length === 0) throw new UserError('There is no such user journey in test/ui.');
  const vsix = packageVsix();
  ensureHost();
  const browser = await launchChromium();
  try {
    /** @type {import('../test/vscode-host/results.mjs').Row[]} */
    const rows = [];
    /** @type {string[]} */
    const again = [];
    await inLanes(files, LANES, async (file) => {
      const row = await inSlot(() => runJourney(file, vsix, browser));
      printRows([row]);
      if (row.ok) rows.push(row);
      else again.push(file);
    });
    // Beside another a workbench may be too slow for what a journey waits for. What fails by itself, too, has failed.
    for (const file of again) {
      console.log(`  once more, by itself: ${file}`);
      const row = await inSlot(() => runJourney(file, vsix, browser));
      printRows([row]);
      rows.push(row);
    }
    if (again.length > 0) console.log(`${again.length} journeys were run twice: ${again.join(', ')}`);
    finish('user journeys', countRows(rows));
  } finally {
    await browser.close();
  }
});

/** @param {string[]} only */
function journeyFiles(only) {
  const files = fs.readdirSync(journeysDir).filter((file) => file.endsWith('.journey.mjs'));
  return files.filter((file) => only.length === 0 || only.some((part) => file.includes(part))).sort();
}

/**
 * A journey has a server, a workspace and a page of its own, so that none sees what another did.
 *
 * @param {string} file
 * @param {string} vsix
 * @param {import('playwright-core').Browser} browser
 * @returns {Promise<import('../test/vscode-host/results.mjs').Row>}
 */
async function runJourney(file, vsix, browser) {
  const name = path.basename(file, '.journey.mjs');
  const out = path.join(outDir, name);
  fs.rmSync(out, { recursive: true, force: true });
  fs.mkdirSync(out, { recursive: true });
  const started = Date.now();
  let title = 'the journey can be read';
  try {
    /** @type {Journey} */
    const journey = await import(pathToFileURL(path.join(journeysDir, file)).href);
    title = journey.title;
    await inWorkbench(journey, { name, out, vsix, browser });
    return { suite: name, title, ok: true, ms: Date.now() - started };
  } catch (error) {
    return { suite: name, title, ok: false, err: `${inspect(error)}\nsee ${out}`, ms: Date.now() - started };
  }
}

/**
 * @param {Journey} journey
 * @param {{ name: string, out: string, vsix: string, browser: import('playwright-core').Browser }} place
 */
async function inWorkbench(journey, { name, out, vsix, browser }) {
  const {
    trust = true,
    userSettings = {},
    viewport,
    limitMs = DEFAULT_LIMIT_MS,
    prepare,
  } = journey.options ?? {};
  const work = makeWorkFolder(outDir);
  const workspace = copyWorkspace(sampleWorkspace, work);
  await prepare?.(workspace);
  const dataDir = path.join(work, 'server');
  installVsix(dataDir, vsix);
  const server = await startServer({ dataDir, trust, userSettings, logFile: path.join(out, 'server.log') });
  /** @type {import('playwright-core').Page | undefined} */
  let page;
  try {
    const opened = await openWorkbench(browser, {
      origin: server.origin,
      folder: workspace,
      ...(viewport ? { viewport } : {}),
      prepare: (created) => {
        page = created;
        logConsole(created, path.join(out, 'console.log'));
      },
    });
    await withLimit(
      limitMs,
      journey.run({ page: opened, workspace, shot: screenshots(opened, out), step: stepsOf(name) }),
    );
  } catch (error) {
    if (page) await keepFailure(page, out);
    throw error;
  } finally {
    await page?.context().close();
    await server.stop();
    removeFolder(work);
  }
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} file
 */
function logConsole(page, file) {
  page.on('console', (message) => fs.appendFileSync(file, `${message.type()} ${message.text()}\n`));
  page.on('pageerror', (error) => fs.appendFileSync(file, `uncaught ${error.stack ?? error.message}\n`));
}

/**
 * Numbers the screenshots in the order they are taken.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} out
 */
function screenshots(page, out) {
  let count = 0;
  return async (/** @type {string} */ name) => {
    count += 1;
    await page.screenshot({ path: path.join(out, `${String(count).padStart(2, '0')}-${name}.png`) });
  };
}

/**
 * Names each step in the log with its journey, since another runs beside it.
 *
 * @param {string} name
 * @returns {JourneyContext['step']}
 */
function stepsOf(name) {
  return async (title, body) => {
    const started = Date.now();
    try {
      const value = await body();
      console.log(`    ${name}: ${title} (${Date.now() - started} ms)`);
      return value;
    } catch (error) {
      console.log(`    ${name}: ${title}: failed after ${Date.now() - started} ms`);
      throw new Error(`in the step "${title}"`, { cause: error });
    }
  };
}

/**
 * @param {number} ms
 * @param {Promise<void>} journey
 */
async function withLimit(ms, journey) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const limit = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`the journey took longer than ${ms / 1000} s`)), ms);
  });
  try {
    await Promise.race([journey, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * What the user saw when it failed: as a picture and as text.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} out
 */
async function keepFailure(page, out) {
  await page.screenshot({ path: path.join(out, 'FAIL.png') }).catch(() => {});
  const text = await page
    .locator('body')
    .innerText()
    .catch(() => '');
  fs.writeFileSync(path.join(out, 'FAIL.txt'), text);
}
