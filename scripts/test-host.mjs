// Runs test/host/suite in the real VS Code extension host. `node scripts/test-host.mjs [part of a file name ...]`
import { exitOnSignals } from '../test/vscode-host/processes.mjs';
import { countRows, printRows } from '../test/vscode-host/results.mjs';
import { runExtensionTests } from '../test/vscode-host/run-extension-tests.mjs';
import { buildTests } from './build-tests.mjs';
import { buildExtension, finish, root, runMain, sampleWorkspace } from './lib/run.mjs';
import { suiteArguments } from './lib/suite-arguments.mjs';

exitOnSignals();
await runMain(async () => {
  const { only, build, bundleDir, outDir } = suiteArguments('host');
  if (build) buildExtension();
  const { host } = await buildTests({ only, outDir: bundleDir });
  const coverageDir = process.env.DEFECT_LEDGER_COVERAGE;
  const rows = await runExtensionTests({
    extensionDir: root,
    workspace: sampleWorkspace,
    tests: host,
    outDir,
    ...(coverageDir ? { coverageDir } : {}),
  });
  printRows(rows);
  finish('extension host tests', countRows(rows));
});
