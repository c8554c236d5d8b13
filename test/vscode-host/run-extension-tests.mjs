// Runs a compiled mocha suite in the real VS Code extension host (Node), without a desktop.
import path from 'node:path';
import { withSession } from './harness.mjs';
import { completeRows, readMessages } from './results.mjs';
import { withSourcePositions } from './source-positions.mjs';

/**
 * @typedef {object} ExtensionTestOptions
 * @property {string} extensionDir the extension's folder; its bundles must be built
 * @property {string} tests the compiled suite: a CommonJS module that exports `run()`
 * @property {readonly string[]} [suites] titles of the outermost suites to run. Default: all
 * @property {string} [coverageDir] V8 coverage of the extension host goes here. Default: none is taken
 */

/**
 * Resolves with a row for each test, failed ones too; rejects when the suite did not run to its end or had no test.
 *
 * @param {ExtensionTestOptions & import('./harness.mjs').SessionOptions} options
 * @returns {Promise<import('./results.mjs').Row[]>}
 */
export function runExtensionTests({ extensionDir, tests, suites, coverageDir, ...options }) {
  const results = resultsIn(options.outDir);
  const env = {
    ...options.env,
    DEFECT_LEDGER_TEST_RESULTS: results,
    ...(suites ? { DEFECT_LEDGER_TEST_SUITES: JSON.stringify(suites) } : {}),
    ...(coverageDir ? { NODE_V8_COVERAGE: path.resolve(coverageDir) } : {}),
  };
  return withSession({ ...options, env }, async ({ server, open }) => {
    const outcome = await open(server.origin, {
      extensionDevelopmentPath: remote(extensionDir),
      extensionTestsPath: remote(tests),
    });
    return withSourcePositions(completeRows(readMessages(results), outcome), (place) => path.resolve(place));
  });
}

/**
 * What of the manifest the tests used that wrote their results there last.
 *
 * @param {string} outDir
 * @returns {import('./results.mjs').Used}
 */
export function usedIn(outDir) {
  const found = readMessages(resultsIn(outDir)).find((message) => message.type === 'used');
  if (found?.type !== 'used') throw new Error(`The tests of ${outDir} did not say what they have used.`);
  return found.used;
}

/** @param {string} outDir */
function resultsIn(outDir) {
  return path.resolve(outDir, 'results.jsonl');
}

/**
 * The workbench reaches files of this machine over the server.
 *
 * @param {string} file
 */
function remote(file) {
  const posix = path.resolve(file).replaceAll('\\', '/');
  return `vscode-remote://remote${posix.startsWith('/') ? '' : '/'}${posix}`;
}
