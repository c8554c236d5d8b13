// The Defects view with 10,000 rows beside a bare tree of the same labels, both in the same real workbench: how long until the first row
// stands there, until the last one does when End is pressed, and until a changed title is seen.
import fs from 'node:fs';
import path from 'node:path';
import { launchChromium } from '../vscode-host/chromium.mjs';
import { makeWorkFolder, removeFolder } from '../vscode-host/harness.mjs';
import { startServer } from '../vscode-host/server.mjs';
import { openWorkbench } from '../vscode-host/workbench.mjs';
import { root } from '../../scripts/lib/run.mjs';

/** @typedef {import('playwright-core').Page} Page */

const count = 10_000;
const pages = 3;
const limitMs = 60_000;

/** @typedef {Record<'first' | 'last' | 'change', number[]>} Times milliseconds, one a page */

/** @returns {Promise<{ ours: Times, bare: Times }>} */
export async function measureTree() {
  const outDir = path.join(root, 'out', 'bench');
  fs.mkdirSync(outDir, { recursive: true });
  const work = makeWorkFolder(outDir);
  const dataDir = path.join(work, 'server');
  const workspace = path.join(work, 'many');
  fs.mkdirSync(workspace);
  const inventory = path.join(workspace, 'defects.json');
  const labels = path.join(workspace, 'labels.txt');
  writeInventory(inventory, titles());
  writeLabels(labels, titles());
  installOurs(path.join(dataDir, 'extensions', 'defect-ledger.defect-ledger-0.1.0'));
  installBare(path.join(dataDir, 'extensions', 'bench.bare-1.0.0'));
  const server = await startServer({ dataDir, logFile: path.join(outDir, 'tree-server.log') });
  const browser = await launchChromium();
  /** @type {{ ours: Times, bare: Times }} */
  const times = { ours: { first: [], last: [], change: [] }, bare: { first: [], last: [], change: [] } };
  try {
    for (let run = 0; run < pages; run++) {
      writeInventory(inventory, titles());
      writeLabels(labels, titles());
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
        {
          name: 'Defect Ledger',
          into: times.ours,
          write: () => writeInventory(inventory, changed('Changed in ours')),
          mark: 'Changed in ours',
        },
        {
          name: 'Bare',
          into: times.bare,
          write: () => writeLabels(labels, changed('Changed in bare')),
          mark: 'Changed in bare',
        },
      ];
      for (const { name, into, write, mark } of run % 2 ? kinds.reverse() : kinds) {
        into.first.push(
          await seen(page, idOf(0), () =>
            page.locator(`.activitybar a.action-label[aria-label^="${name}"]`).click(),
          ),
        );
        await page.locator('.part.sidebar [role="treeitem"]').first().click();
        into.last.push(await seen(page, idOf(count - 1), () => page.keyboard.press('End')));
        into.change.push(await seen(page, mark, async () => write()));
      }
      await page.context().close();
    }
  } finally {
    await browser.close();
    await server.stop();
    removeFolder(work);
  }
  return times;
}

/**
 * Milliseconds from the doing until a row of the sidebar has the text, as the page itself measures them.
 *
 * @param {Page} page
 * @param {string} text
 * @param {() => Promise<unknown>} act
 */
async function seen(page, text, act) {
  const waiting = page.evaluate(
    ([wanted, limit]) =>
      new Promise((resolve, reject) => {
        const from = performance.now();
        const look = () => {
          const rows = [...document.querySelectorAll('.part.sidebar [role="treeitem"]')];
          if (rows.some((row) => row.textContent?.includes(String(wanted))))
            resolve(performance.now() - from);
          else if (performance.now() - from > Number(limit)) reject(new Error(`no row has '${wanted}'`));
          else requestAnimationFrame(look);
        };
        look();
      }),
    /** @type {const} */ ([text, limitMs]),
  );
  await act();
  return Number(await waiting);
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

/** All alike but for their titles, so that both trees have one order. @param {string} file @param {string[]} names */
function writeInventory(file, names) {
  const defects = names.map((title, i) => ({ id: idOf(i), title, priority: 'P0', status: 'open' }));
  fs.writeFileSync(file, JSON.stringify({ version: 1, defects }));
}

/** @param {string} file @param {string[]} names */
function writeLabels(file, names) {
  fs.writeFileSync(file, names.map((title, i) => `${idOf(i)}  ${title}`).join('\n'));
}

/** The shipped bundles. @param {string} folder */
function installOurs(folder) {
  for (const part of ['package.json', 'package.nls.json', 'dist', 'media', 'l10n'])
    fs.cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
}

/** The least that a tree can be: labels of a file, and the rows that differ when it changes. @param {string} folder */
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
  const file = vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, 'labels.txt').fsPath;
  const read = () => fs.readFileSync(file, 'utf8').split('\\n');
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
  vscode.workspace.createFileSystemWatcher('**/labels.txt').onDidChange(() => {
    const now = read();
    const other = rows.filter(({ i, label }) => label !== now[i]);
    for (const row of other) row.label = now[row.i];
    changed.fire(other);
  });
};
`,
  );
}
