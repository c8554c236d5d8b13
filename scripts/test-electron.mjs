// Runs test/host/suite in desktop VS Code, which is downloaded unless one is named.
// `node scripts/test-electron.mjs [part of a file name ...] [--no-build] [--vscodeExecutablePath FILE]`
// Environment: VSCODE_EXECUTABLE names an installed VS Code, VSCODE_VERSION one to download. Default: stable
import { runTests } from '@vscode/test-electron';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { copyWorkspace, makeWorkFolder, removeFolder } from '../test/vscode-host/harness.mjs';
import { exitOnSignals } from '../test/vscode-host/processes.mjs';
import { completeRows, countRows, printRows, readMessages } from '../test/vscode-host/results.mjs';
import { buildTests } from './build-tests.mjs';
import { buildExtension, finish, root, runMain, sampleWorkspace, UserError } from './lib/run.mjs';

exitOnSignals();
await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'no-build': { type: 'boolean', default: false },
      vscodeExecutablePath: { type: 'string', default: process.env.VSCODE_EXECUTABLE },
    },
  });
  if (!values['no-build']) buildExtension();
  const { host } = await buildTests({ only: positionals });
  if (!host) throw new UserError(`No test file has ${positionals.join(' or ')} in its path.`);
  const work = makeWorkFolder(path.join(root, 'out', 'electron'));
  try {
    const results = path.join(work, 'results.jsonl');
    const outcome = await runInElectron({
      tests: host,
      work,
      results,
      executable: values.vscodeExecutablePath,
    });
    const rows = completeRows(readMessages(results), outcome);
    printRows(rows);
    finish('desktop extension host tests', countRows(rows));
  } finally {
    removeFolder(work);
  }
});

/**
 * Resolves with how it ended, also when tests failed: the results tell which.
 *
 * @param {{ tests: string, work: string, results: string, executable: string | undefined }} options
 */
async function runInElectron({ tests, work, results, executable }) {
  const workspace = copyWorkspace(sampleWorkspace, work);
  const userData = path.join(work, 'user');
  seedSettings(userData);
  try {
    const code = await runTests({
      ...(executable
        ? { vscodeExecutablePath: executable }
        : { version: process.env.VSCODE_VERSION ?? 'stable' }),
      extensionDevelopmentPath: root,
      extensionTestsPath: tests,
      extensionTestsEnv: { DEFECT_LEDGER_TEST_RESULTS: results },
      launchArgs: [
        workspace,
        ...['--user-data-dir', userData, '--extensions-dir', path.join(work, 'extensions')],
        ...['--disable-extensions', '--disable-gpu'],
      ],
    });
    return `exit code ${code}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** @param {string} userData */
function seedSettings(userData) {
  const folder = path.join(userData, 'User');
  fs.mkdirSync(folder, { recursive: true });
  fs.copyFileSync(
    path.join(root, 'test', 'vscode-host', 'settings.json'),
    path.join(folder, 'settings.json'),
  );
}
