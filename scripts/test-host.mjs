// Runs test/host/suite, test/host/multiroot over a workspace of several folders,
// and test/host/pseudo in a made-up language, in the real VS Code extension host. When all of them have run, they must have used all that
// package.json contributes.
// `node scripts/test-host.mjs [part of a file name ...]`
import fs from 'node:fs';
import path from 'node:path';
import { exitOnSignals } from '../test/vscode-host/processes.mjs';
import { countRows, printRows } from '../test/vscode-host/results.mjs';
import { runExtensionTests, usedIn } from '../test/vscode-host/run-extension-tests.mjs';
import { usedManifestRows } from '../test/vscode-host/used-manifest.mjs';
import { buildTests } from './build-tests.mjs';
import {
  buildExtension,
  finish,
  multiRootFolder,
  root,
  runMain,
  sampleWorkspace,
  UserError,
} from './lib/run.mjs';
import { pseudoLanguage, stagePseudoExtension } from './lib/pseudo.mjs';
import { onceMore } from './lib/once-more.mjs';
import { suiteArguments } from './lib/suite-arguments.mjs';

const standInPython = path.join(root, 'test/host/extensions/python');

exitOnSignals();
await runMain(async () => {
  const { only, build, bundleDir, outDir } = suiteArguments('host');
  if (build) buildExtension();
  const { host, multiroot, pseudo } = await buildTests({ only, outDir: bundleDir });
  if (!host && !multiroot && !pseudo)
    throw new UserError(`No test file has ${only.join(' or ')} in its path.`);
  const coverageDir = process.env.DEFECT_LEDGER_COVERAGE;
  const common = { workspace: sampleWorkspace, ...(coverageDir ? { coverageDir } : {}) };
  /** @type {string[]} */
  const sessions = [];
  /** @param {Omit<import('../test/vscode-host/run-extension-tests.mjs').ExtensionTestOptions & import('../test/vscode-host/harness.mjs').SessionOptions, 'workspace'>} options */
  const run = async (options) => {
    const { outDir: first } = options;
    const again = `${first}-again`;
    const rows = await runExtensionTests({ ...common, ...options });
    sessions.push(first);
    return onceMore(rows, async (suites) => {
      const rows = await runExtensionTests({ ...common, ...options, suites, outDir: again });
      sessions.push(again);
      return rows;
    });
  };
  const inFolders = (/** @type {string} */ tests) =>
    run({
      extensionDir: root,
      moreFolders: [multiRootFolder('gateway')],
      beside: [multiRootFolder('billing')],
      tests,
      outDir: `${outDir}-multiroot`,
    });
  const inPseudo = (/** @type {string} */ tests) => {
    const outDirOfPseudo = `${outDir}-pseudo`;
    const extensionDir = `${outDirOfPseudo}-extension`;
    stagePseudoExtension(extensionDir);
    return run({ extensionDir, tests, outDir: outDirOfPseudo, language: pseudoLanguage });
  };
  // The small sessions run beside the large one: while one waits for its VS Code, the other has the machine.
  const [large, small] = await Promise.all([
    host ? run({ extensionDir: root, extensions: [standInPython], tests: host, outDir }) : [],
    (async () => [
      ...(multiroot ? await inFolders(multiroot) : []),
      ...(pseudo ? await inPseudo(pseudo) : []),
    ])(),
  ]);
  const rows = [...large, ...small];
  if (only.length === 0) {
    const { contributes } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
    rows.push(...usedManifestRows(contributes, sessions.map(usedIn)));
  }
  printRows(rows);
  finish('extension host tests', countRows(rows));
});
