// What the Node and the web extension host tests share: a work folder, a server, a page, and the wait for the suite's end.
import fs from 'node:fs';
import path from 'node:path';
import { launchChromium } from './chromium.mjs';
import { ensureHost } from './install.mjs';
import { startServer } from './server.mjs';
import { inSlot } from './sessionSlots.mjs';
import { openWorkbench } from './workbench.mjs';

/**
 * @typedef {object} Session
 * @property {import('./server.mjs').Server} server
 * @property {string} workspace the copy that the tests may edit
 * @property {(origin: string, payload: Record<string, string>, onPage?: PageHook) => Promise<string>} open
 *   shows the workspace and resolves with how the run ended: `exit code N`, `server died` or `time limit`
 *
 * @typedef {(page: import('playwright-core').Page) => unknown} PageHook
 *
 * @typedef {object} SessionOptions
 * @property {string} workspace copied first: tests edit it
 * @property {string[]} [moreFolders] copied as well; then a `.code-workspace` of all of them is opened. Default: none
 * @property {string[]} [beside] copied beside them, and not opened: tests may add them. Default: none
 * @property {string[]} [extensions] folders of extensions that are installed beside the one under test. Default: none
 * @property {string} outDir gets server.log and workbench.log, and FAIL.png when the run fails; emptied first
 * @property {string} [language] the display language. VS Code's own texts stay English. Default: English
 * @property {number} [limitMs] Default: fifteen minutes
 * @property {boolean} [trust] false opens the folder in Restricted Mode. Default: true
 * @property {import('./server.mjs').Settings} [userSettings] laid over settings.json. Default: none
 * @property {Record<string, string>} [env] for the server and the extension host. Default: none
 */

/** A hang's limit, not a test's: each of those has its own. */
const DEFAULT_LIMIT_MS = 900_000;
const PAYLOAD = { skipWelcome: 'true', skipReleaseNotes: 'true' };

/**
 * Runs `body` with a server and a browser, and ends both whatever happens. A screenshot is kept when `body` throws or
 * its rows hold a failure.
 *
 * @param {SessionOptions} options
 * @param {(session: Session) => Promise<import('./results.mjs').Row[]>} body
 * @returns {Promise<import('./results.mjs').Row[]>}
 */
export function withSession(options, body) {
  ensureHost();
  return inSlot(() => sessionOf(options, body));
}

/**
 * @param {SessionOptions} options
 * @param {(session: Session) => Promise<import('./results.mjs').Row[]>} body
 */
async function sessionOf(options, body) {
  const { outDir, limitMs = DEFAULT_LIMIT_MS } = options;
  fs.rmSync(outDir, { recursive: true, force: true });
  fs.mkdirSync(outDir, { recursive: true });
  const work = makeWorkFolder(outDir);
  const workspace = copyWorkspace(options.workspace, work);
  const more = (options.moreFolders ?? []).map((folder) => copyWorkspace(folder, work));
  for (const folder of options.beside ?? []) copyWorkspace(folder, work);
  const workspaceFile = more.length > 0 ? writeWorkspaceFile(work, [workspace, ...more]) : undefined;
  /** @type {(() => unknown)[]} */
  const cleanUp = [() => removeFolder(work)];
  /** @type {import('playwright-core').Page | undefined} */
  let page;
  let failed = true;
  try {
    const dataDir = path.join(work, 'server');
    for (const folder of options.extensions ?? []) installFolder(folder, dataDir);
    const server = await startServer({
      dataDir,
      logFile: path.join(outDir, 'server.log'),
      smokeTestDriver: true,
      ...pick(options, ['trust', 'userSettings', 'env']),
    });
    cleanUp.push(server.stop);
    const browser = await launchChromium();
    cleanUp.push(() => browser.close());
    /** @type {Session['open']} */
    const open = async (origin, payload, onPage) => {
      const exit = new Promise((resolve, reject) => {
        const prepare = async (/** @type {import('playwright-core').Page} */ opened) => {
          page = opened;
          if (options.language) await setLanguage(opened, options.language);
          await listen(opened, path.join(outDir, 'workbench.log'), (code) => resolve(`exit code ${code}`));
          await onPage?.(opened);
        };
        openWorkbench(browser, {
          origin,
          folder: workspace,
          ...(workspaceFile ? { workspaceFile } : {}),
          payload: { ...PAYLOAD, ...payload },
          prepare,
        }).catch(reject);
      });
      return Promise.race([exit, server.exited.then(() => 'server died'), timeLimit(limitMs)]);
    };
    const rows = await body({ server, workspace, open });
    failed = rows.some((row) => !row.ok && !row.skipped);
    return rows;
  } finally {
    if (failed) {
      await page?.screenshot({ path: path.join(outDir, 'FAIL.png') }).catch(() => {});
      console.log(`  logs and a screenshot: ${outDir}`);
    }
    for (const step of cleanUp.reverse()) await Promise.resolve(step()).catch(console.error);
  }
}

/**
 * Puts an extension where the server finds it at its first start.
 *
 * @param {string} folder
 * @param {string} dataDir
 */
function installFolder(folder, dataDir) {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const name = `${manifest.publisher}.${manifest.name}-${manifest.version}`;
  fs.cpSync(folder, path.join(dataDir, 'extensions', name), { recursive: true });
}

/**
 * What the script of a language pack would set before the workbench reads it.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} language
 */
async function setLanguage(page, language) {
  await page.addInitScript((tag) => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: tag }), language);
}

/**
 * Gives the page the two functions that the workbench calls in a test run.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} log
 * @param {(code: number) => void} onExit
 */
async function listen(page, log, onExit) {
  await page.exposeFunction('codeAutomationExit', onExit);
  await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown} */ args) =>
    fs.appendFileSync(log, `${type} ${[args].flat().join(' ')}\n`),
  );
}

/**
 * A new empty folder beside `outDir`, so that two runs at a time do not meet. It is gone when the process ends.
 *
 * @param {string} outDir
 */
export function makeWorkFolder(outDir) {
  const folder = fs.mkdtempSync(path.join(path.dirname(path.resolve(outDir)), 'work-'));
  process.once('exit', () => removeFolder(folder));
  return folder;
}

/** @param {string} folder */
export function removeFolder(folder) {
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/**
 * Copies a workspace under its own name: the name is what the explorer and the window title show.
 *
 * @param {string} workspace
 * @param {string} into
 */
export function copyWorkspace(workspace, into) {
  const copy = path.join(into, path.basename(workspace));
  fs.cpSync(workspace, copy, { recursive: true });
  return copy;
}

/**
 * Writes what opens several folders at once.
 *
 * @param {string} into
 * @param {string[]} folders absolute
 * @returns {string} its path
 */
export function writeWorkspaceFile(into, folders) {
  const file = path.join(into, 'several.code-workspace');
  fs.writeFileSync(
    file,
    JSON.stringify({ folders: folders.map((folder) => ({ path: path.basename(folder) })) }),
  );
  return file;
}

/**
 * @param {number} ms
 * @returns {Promise<string>}
 */
function timeLimit(ms) {
  return new Promise((resolve) => {
    setTimeout(() => resolve(`time limit of ${ms / 1000} s`), ms).unref();
  });
}

/**
 * The named properties that are set: an absent option keeps its default.
 *
 * @template {object} T
 * @template {keyof T} K
 * @param {T} from
 * @param {K[]} names
 * @returns {Partial<Pick<T, K>>}
 */
function pick(from, names) {
  const entries = names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]]));
  return /** @type {Partial<Pick<T, K>>} */ (Object.fromEntries(entries));
}
