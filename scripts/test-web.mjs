// Runs test/host/web in the web extension host of the real VS Code. `node scripts/test-web.mjs [part of a file name ...]`
import { exitOnSignals } from '../test/vscode-host/processes.mjs';
import { countRows, printRows } from '../test/vscode-host/results.mjs';
import { runWebTests } from '../test/vscode-host/run-web-tests.mjs';
import { buildTests } from './build-tests.mjs';
import { buildExtension, finish, root, runMain, sampleWorkspace } from './lib/run.mjs';
import { onceMore } from './lib/once-more.mjs';
import { suiteArguments } from './lib/suite-arguments.mjs';

exitOnSignals();
await runMain(async () => {
  const { only, build, bundleDir, outDir } = suiteArguments('web');
  if (build) buildExtension();
  const { web } = await buildTests({ only, outDir: bundleDir });
  const run = () => runWebTests({ extensionDir: root, workspace: sampleWorkspace, tests: web, outDir });
  const rows = await onceMore(await run(), async (suites) =>
    (await run()).filter(({ suite }) => suites.some((title) => suite.startsWith(title))),
  );
  printRows(rows);
  finish('web extension host tests', countRows(rows));
});
