// activate() of this extension beside that of an empty one, in the same real extension host.
// Several copies of each are installed, since an extension is activated once a session; a copy differs in its ids only.
import fs from 'node:fs';
import path from 'node:path';
import { launchChromium } from '../vscode-host/chromium.mjs';
import { copyWorkspace, makeWorkFolder, removeFolder } from '../vscode-host/harness.mjs';
import { startServer } from '../vscode-host/server.mjs';
import { openWorkbench } from '../vscode-host/workbench.mjs';
import { root, sampleWorkspace, UserError } from '../../scripts/lib/run.mjs';

const copies = 11;
const limitMs = 120_000;

/** @returns {Promise<{ ours: number[], empty: number[] }>} milliseconds, one a copy, in the order of measuring */
export async function measureActivation() {
  const outDir = path.join(root, 'out', 'bench');
  fs.mkdirSync(outDir, { recursive: true });
  const work = makeWorkFolder(outDir);
  const dataDir = path.join(work, 'server');
  const results = path.join(work, 'times.json');
  const names = Array.from({ length: copies }, (_, i) => i);
  for (const i of names) {
    installEmpty(path.join(dataDir, 'extensions'), i);
    installCopy(path.join(dataDir, 'extensions'), i);
  }
  const measure = makeMeasure(path.join(work, 'measure'), names);
  const server = await startServer({
    dataDir,
    smokeTestDriver: true,
    logFile: path.join(outDir, 'server.log'),
    env: { DEFECT_LEDGER_BENCH_RESULTS: results },
  });
  const browser = await launchChromium();
  try {
    await new Promise((resolve, reject) => {
      setTimeout(() => reject(new UserError('The activation benchmark took too long.')), limitMs).unref();
      openWorkbench(browser, {
        origin: server.origin,
        folder: copyWorkspace(sampleWorkspace, work),
        payload: {
          skipWelcome: 'true',
          extensionDevelopmentPath: `vscode-remote://remote${measure}`,
          extensionTestsPath: `vscode-remote://remote${measure}/measure.js`,
        },
        prepare: async (page) => {
          await page.exposeFunction('codeAutomationExit', resolve);
          await page.exposeFunction(
            'codeAutomationLog',
            (/** @type {string} */ type, /** @type {unknown} */ args) =>
              fs.appendFileSync(path.join(outDir, 'workbench.log'), `${type} ${[args].flat().join(' ')}\n`),
          );
        },
      }).catch(reject);
    });
    if (!fs.existsSync(results)) throw new UserError('The activation benchmark ended without a result.');
    return JSON.parse(fs.readFileSync(results, 'utf8'));
  } finally {
    await browser.close();
    await server.stop();
    removeFolder(work);
  }
}

/**
 * @param {string} extensions
 * @param {number} i
 */
function installEmpty(extensions, i) {
  const folder = path.join(extensions, `bench.empty${i}-1.0.0`);
  fs.mkdirSync(folder, { recursive: true });
  const manifest = {
    name: `empty${i}`,
    publisher: 'bench',
    version: '1.0.0',
    engines: { vscode: '^1.100.0' },
    main: './extension.js',
    activationEvents: [],
  };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  fs.writeFileSync(path.join(folder, 'extension.js'), 'exports.activate = () => {};\n');
}

/**
 * The shipped bundle under other ids, so that the copies do not meet; it is activated when it is measured.
 *
 * @param {string} extensions
 * @param {number} i
 */
function installCopy(extensions, i) {
  const folder = path.join(extensions, `bench.ledger${i}-1.0.0`);
  fs.mkdirSync(path.join(folder, 'dist'), { recursive: true });
  const renamed = (/** @type {string} */ file) =>
    fs.readFileSync(path.join(root, file), 'utf8').replaceAll(/defectLedger(?=[."'])/g, `defectLedger${i}`);
  const manifest = JSON.parse(renamed('package.json'));
  const own = {
    ...manifest,
    name: `ledger${i}`,
    publisher: 'bench',
    version: '1.0.0',
    activationEvents: [],
    browser: undefined,
  };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(own));
  fs.mkdirSync(path.join(folder, 'dist/engine'));
  const engine = fs.readdirSync(path.join(root, 'dist/engine')).filter((file) => file.endsWith('.js'));
  for (const part of [
    'extension.js',
    'features.js',
    'commands.js',
    ...engine.map((file) => `engine/${file}`),
  ])
    fs.writeFileSync(path.join(folder, 'dist', part), renamed(`dist/${part}`));
  fs.cpSync(path.join(root, 'media'), path.join(folder, 'media'), { recursive: true });
}

/**
 * The extension that measures: what `activate()` of the extension host takes, reading and running the bundle included.
 *
 * @param {string} folder
 * @param {number[]} names
 */
function makeMeasure(folder, names) {
  fs.mkdirSync(folder, { recursive: true });
  const manifest = {
    name: 'measure',
    publisher: 'bench',
    version: '1.0.0',
    engines: { vscode: '^1.100.0' },
    main: './measure.js',
  };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  fs.writeFileSync(
    path.join(folder, 'measure.js'),
    `const vscode = require('vscode');
const fs = require('node:fs');
async function time(id) {
  const extension = vscode.extensions.getExtension(id);
  if (!extension) throw new Error(id + ' is not installed');
  if (extension.isActive) throw new Error(id + ' is active already');
  const started = performance.now();
  await extension.activate();
  return performance.now() - started;
}
exports.run = async () => {
  const times = { ours: [], empty: [] };
  for (const i of ${JSON.stringify(names)}) {
    // By turns, and each only when what the one before goes on to do is over.
    const order = [['empty', 'bench.empty' + i], ['ours', 'bench.ledger' + i]];
    for (const [kind, id] of i % 2 ? order.reverse() : order) {
      times[kind].push(await time(id));
      await vscode.extensions.getExtension(id).exports?.whenReady();
    }
  }
  // The first ones still share the host with the start of the workbench.
  for (const kind of ['empty', 'ours']) times[kind].splice(0, 2);
  fs.writeFileSync(process.env.DEFECT_LEDGER_BENCH_RESULTS, JSON.stringify(times));
};
exports.activate = () => {};
`,
  );
  return folder;
}
