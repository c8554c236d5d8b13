// The Defects view with 10,000 rows beside a bare tree of the same titles, both in the same real workbench: how long until the first row
// stands there, until the last one does when End is pressed, how long scrolling takes, until a changed title is seen, and how many rows that
// draws anew.
import fs from 'node:fs';
import path from 'node:path';
import { launchChromium } from '../vscode-host/chromium.mjs';
import { makeWorkFolder, removeFolder } from '../vscode-host/harness.mjs';
import { startServer } from '../vscode-host/server.mjs';
import { openWorkbench } from '../vscode-host/workbench.mjs';
import { root } from '../../scripts/lib/run.mjs';

/** @typedef {import('playwright-core').Page} Page */

const count = 10_000;
const pages = 5;
const limitMs = 60_000;
/** Presses of PageDown, from the top. */
const screens = 100;
/** That a screen has. */
const leastRows = 20;
/** From the top to the end. */
const jumps = 5;

/**
 * Milliseconds, one a page or more; `frame` is the longest between two frames while scrolling. `drawn` counts rows.
 * @typedef {Record<'first' | 'last' | 'scroll' | 'frame' | 'change' | 'drawn', number[]>} Times
 */

/** @returns {Promise<{ ours: Times, bare: Times }>} */
export async function measureTree() {
  const outDir = path.join(root, 'out', 'bench');
  fs.mkdirSync(outDir, { recursive: true });
  const work = makeWorkFolder(outDir);
  const dataDir = path.join(work, 'server');
  const workspace = path.join(work, 'many');
  fs.mkdirSync(workspace);
  const inventory = path.join(workspace, 'defects.json');
  const labels = path.join(workspace, 'labels.json');
  installOurs(path.join(dataDir, 'extensions', 'defect-ledger.defect-ledger-0.1.0'));
  installBare(path.join(dataDir, 'extensions', 'bench.bare-1.0.0'));
  const server = await startServer({ dataDir, logFile: path.join(outDir, 'tree-server.log') });
  const browser = await launchChromium();
  /** @type {{ ours: Times, bare: Times }} */
  const times = { ours: noTimes(), bare: noTimes() };
  try {
    for (let run = 0; run < pages; run++) {
      fs.writeFileSync(inventory, inventoryOf(titles()));
      fs.writeFileSync(labels, inventoryOf(titles()));
      const page = await openWorkbench(browser, { origin: server.origin, folder: workspace });
      page.setDefaultTimeout(limitMs);
      // The badges tell that both have all that they are to show.
      for (const name of ['Defect Ledger', 'Bare'])
        await page.locator(`.activitybar a.action-label[aria-label^="${name}"]`).waitFor();
      await page.locator('.activitybar .badge', { hasText: /\d/ }).nth(1).waitFor();
      await withoutGroups(page);
      const changed = (/** @type {string} */ mark) =>
        titles().map((title, i) => (i === count - 1 ? mark : title));
      const kinds = [
        { name: 'Defect Ledger', view: 'Defects', into: times.ours, file: inventory },
        { name: 'Bare', view: 'Rows', into: times.bare, file: labels },
      ];
      for (const { name, view, into, file } of run % 2 ? kinds.reverse() : kinds) {
        const icon = await iconOf(page, name);
        into.first.push(await seen(page, view, idOf(0), () => page.mouse.click(...icon)));
        await alone(page, view);
        // Not clicked, since that would open the row.
        await page.locator(treeSelector(view)).focus();
        await page.keyboard.press('Home');
        await focused(page, view, idOf(0));
        const { total, longest } = await scrolled(page, view);
        into.scroll.push(total);
        into.frame.push(longest);
        for (let i = 0; i < jumps; i++) {
          await page.keyboard.press('Home');
          await focused(page, view, idOf(0));
          into.last.push(await seen(page, view, idOf(count - 1), () => page.keyboard.press('End')));
        }
        const mark = `Changed in ${name}`;
        const text = inventoryOf(changed(mark));
        const drawn = await drawnRows(page, view);
        into.change.push(await seen(page, view, mark, async () => fs.writeFileSync(file, text)));
        into.drawn.push(await drawn());
        await focused(page, view, mark);
      }
      await page.context().close();
    }
  } catch (error) {
    const shown = browser.contexts().flatMap((context) => context.pages())[0];
    await shown?.screenshot({ path: path.join(outDir, 'tree.png') });
    throw error;
  } finally {
    await browser.close();
    await server.stop();
    removeFolder(work);
  }
  return times;
}

/** @returns {Times} */
function noTimes() {
  return { first: [], last: [], scroll: [], frame: [], change: [], drawn: [] };
}

/**
 * Milliseconds from the doing until a row of the view has the text, looked for once a frame.
 *
 * @param {Page} page
 * @param {string} view
 * @param {string} text
 * @param {() => Promise<unknown>} act
 */
async function seen(page, view, text, act) {
  const waiting = page.evaluateHandle(
    ([selector, wanted, limit]) => {
      const until = Date.now() + Number(limit);
      const found = new Promise((resolve, reject) => {
        const look = () => {
          const rows = [...document.querySelectorAll(String(selector))];
          if (rows.some((row) => row.textContent?.includes(String(wanted)))) resolve(Date.now());
          else if (Date.now() > until) reject(new Error(`no row has '${wanted}'`));
          else requestAnimationFrame(look);
        };
        look();
      });
      return { found };
    },
    /** @type {const} */ ([rowSelector(view), text, limitMs]),
  );
  const handle = await waiting;
  const from = Date.now();
  const [at] = await Promise.all([handle.evaluate(({ found }) => found), act()]);
  await handle.dispose();
  return Number(at) - from;
}

/**
 * Milliseconds that going down by `screens` takes, each press when the one before it has been dealt with, until the focus has come to rest; and the
 * longest between two frames meanwhile.
 *
 * @param {Page} page
 * @param {string} view
 */
async function scrolled(page, view) {
  const watching = await page.evaluateHandle(
    (selector) => {
      const watch = { on: true, longest: 0, last: performance.now(), focus: '', moved: Date.now() };
      const next = (/** @type {number} */ now) => {
        watch.longest = Math.max(watch.longest, now - watch.last);
        watch.last = now;
        const focus = document.querySelector(selector)?.getAttribute('aria-posinset') ?? '';
        if (focus !== '' && focus !== watch.focus) Object.assign(watch, { focus, moved: Date.now() });
        if (watch.on) requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
      return watch;
    },
    `${rowSelector(view)}.focused`,
  );
  const from = Date.now();
  for (let i = 0; i < screens; i++) await page.keyboard.press('PageDown');
  // VS Code goes on for a moment after the last key.
  await page.waitForFunction((watch) => Date.now() - watch.moved > 1000, watching);
  const { longest, moved, focus } = await watching.evaluate((watch) => {
    watch.on = false;
    return watch;
  });
  await watching.dispose();
  if (Number(focus) < screens * leastRows) throw new Error(`only ${focus} rows down`);
  return { total: moved - from, longest };
}

/**
 * From now until it is asked: in how many rows of the view anything was put, taken out or written.
 *
 * @param {Page} page
 * @param {string} view
 */
async function drawnRows(page, view) {
  const rows = await page.evaluateHandle(async (selector) => {
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 }));
    const drawn = new Set();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const row = (target instanceof Element ? target : target.parentElement)?.closest('[role="treeitem"]');
        // Rows that are taken out and put back as others change the list itself.
        drawn.add(row ?? target);
      }
    });
    const list = document.querySelector(selector)?.closest('.monaco-list-rows');
    if (!list) throw new Error('there are no rows');
    observer.observe(list, { subtree: true, childList: true, characterData: true });
    return drawn;
  }, rowSelector(view));
  return async () => {
    const count = await rows.evaluate((drawn) => drawn.size);
    await rows.dispose();
    return count;
  };
}

/** @param {string} view */
function treeSelector(view) {
  return `.part.sidebar [role="tree"][aria-label="${view}"]`;
}

/** @param {string} view */
function rowSelector(view) {
  return `${treeSelector(view)} [role="treeitem"]`;
}

/** @param {Page} page @param {string} view @param {string} text */
function focused(page, view, text) {
  return page.locator(`${rowSelector(view)}.focused`, { hasText: text }).waitFor();
}

/** The other views of its container are closed, so that both lists are equally high. @param {Page} page @param {string} view */
async function alone(page, view) {
  const others = page.locator('.part.sidebar .pane-header.expanded', { hasNotText: view });
  while ((await others.count()) > 0) await others.first().click();
}

/**
 * Where an icon of the activity bar is clicked: beside its badge, which would take the click.
 *
 * @param {Page} page
 * @param {string} name
 * @returns {Promise<[number, number]>}
 */
async function iconOf(page, name) {
  const box = await page.locator(`.activitybar a.action-label[aria-label^="${name}"]`).boundingBox();
  if (!box) throw new Error(`no icon of ${name}`);
  return [box.x + 6, box.y + 6];
}

/** Every defect a row at the top. @param {Page} page */
async function withoutGroups(page) {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input');
  await input.fill('>Defect Ledger: Group Defects By');
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Group Defects By' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-list [role="option"]', { hasText: 'No groups' }).first().click();
  await input.waitFor({ state: 'hidden' });
}

function idOf(/** @type {number} */ i) {
  return `MANY-${String(i).padStart(5, '0')}`;
}

function titles() {
  return Array.from({ length: count }, (_, i) => `Part ${i} goes wrong under load`);
}

/** All alike but for their titles, so that both trees have one order. @param {string[]} names */
function inventoryOf(names) {
  const defects = names.map((title, i) => ({ id: idOf(i), title, priority: 'P0', status: 'open' }));
  return JSON.stringify({ version: 1, defects });
}

/** The shipped bundles. @param {string} folder */
function installOurs(folder) {
  for (const part of ['package.json', 'package.nls.json', 'dist', 'media', 'l10n'])
    fs.cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
}

/**
 * The least that a tree can be: labels of a file of the same text, read by JSON.parse alone, and the rows that differ when it has changed and nothing
 * has come for as long as ours rests.
 *
 * @param {string} folder
 */
function installBare(folder) {
  fs.mkdirSync(folder, { recursive: true });
  const manifest = {
    name: 'bare',
    publisher: 'bench',
    version: '1.0.0',
    engines: { vscode: '^1.100.0' },
    main: './extension.js',
    activationEvents: ['onStartupFinished'],
    contributes: {
      viewsContainers: { activitybar: [{ id: 'bare', title: 'Bare', icon: '$(list-flat)' }] },
      views: { bare: [{ id: 'bare.rows', name: 'Rows' }] },
    },
  };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  fs.writeFileSync(
    path.join(folder, 'extension.js'),
    `const vscode = require('vscode');
const fs = require('node:fs');
exports.activate = () => {
  const file = vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, 'labels.json').fsPath;
  const read = () => JSON.parse(fs.readFileSync(file, 'utf8')).defects.map(({ id, title }) => id + '  ' + title);
  const rows = read().map((label, i) => ({ i, label }));
  const changed = new vscode.EventEmitter();
  const view = vscode.window.createTreeView('bare.rows', {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (row) => (row ? [] : rows),
      getTreeItem: ({ i, label }) => Object.assign(new vscode.TreeItem(label), { id: String(i) }),
    },
  });
  view.badge = { value: rows.length, tooltip: '' };
  let timer;
  vscode.workspace.createFileSystemWatcher('**/labels.json').onDidChange(() => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const now = read();
      const other = rows.filter(({ i, label }) => label !== now[i]);
      for (const row of other) row.label = now[row.i];
      changed.fire(other);
    }, 100);
  });
};
`,
  );
}
