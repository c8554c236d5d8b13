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
import { suiteArguments } from './lib/suite-arguments.mjs';

exitOnSignals();
await runMain(async () => {
  const { only, build, bundleDir, outDir } = suiteArguments('host');
  if (build) buildExtension();
  const { host, multiroot, pseudo } = await buildTests({ only, outDir: bundleDir });
  if (!host && !multiroot && !pseudo)
    throw new UserError(`No test file has ${only.join(' or ')} in its path.`);
  const coverageDir = process.env.DEFECT_LEDGER_COVERAGE;
  const common = { extensionDir: root, workspace: sampleWorkspace, ...(coverageDir ? { coverageDir } : {}) };
  const rows = host ? await runExtensionTests({ ...common, tests: host, outDir }) : [];
  if (multiroot) {
    const more = { moreFolders: [multiRootFolder('gateway')], beside: [multiRootFolder('billing')] };
    const outDirOfMore = `${outDir}-multiroot`;
    rows.push(...(await runExtensionTests({ ...common, ...more, tests: multiroot, outDir: outDirOfMore })));
  }
  if (pseudo) {
    const outDirOfPseudo = `${outDir}-pseudo`;
    const extensionDir = `${outDirOfPseudo}-extension`;
    stagePseudoExtension(extensionDir);
    const options = {
      ...common,
      extensionDir,
      tests: pseudo,
      outDir: outDirOfPseudo,
      language: pseudoLanguage,
    };
    rows.push(...(await runExtensionTests(options)));
  }
  if (only.length === 0) {
    const { contributes } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
    rows.push(...usedManifestRows(contributes, [outDir, `${outDir}-multiroot`].map(usedIn)));
  }
  printRows(rows);
  finish('extension host tests', countRows(rows));
});
