// Packages the extension. `node scripts/package.mjs [--out FILE]`
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isMain, root, runMain, runNode, UserError } from './lib/run.mjs';

const DEFAULT_VSIX = path.join(root, 'out', 'defect-ledger.vsix');
const SHIPPED = ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', '.vscodeignore', 'media', 'l10n'];
const TEXTS = /^package\.nls(?:\.[\w-]+)?\.json$/;

/**
 * Writes the .vsix that a user installs, with minified bundles of its own: those in dist/ stay as they are, readable
 * and with source maps.
 *
 * @param {string} [vsix] Default: out/defect-ledger.vsix
 * @returns {string} its path
 */
export function packageVsix(vsix = DEFAULT_VSIX) {
  const stage = path.join(root, 'out', 'package');
  fs.rmSync(stage, { recursive: true, force: true });
  runNode('scripts/build.mjs', ['--minify', '--outdir', path.join(stage, 'dist')]);
  const texts = fs.readdirSync(root).filter((name) => TEXTS.test(name));
  for (const name of [...SHIPPED, ...texts])
    fs.cpSync(path.join(root, name), path.join(stage, name), { recursive: true });
  const left = leftOut(path.join(stage, 'dist'));
  if (left.length > 0)
    throw new UserError(`.vscodeignore leaves out what the extension loads: ${left.join(', ')}`);
  const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const options = [
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    vsix,
  ];
  const result = spawnSync(process.execPath, [vsce, 'package', ...options], {
    cwd: stage,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (result.status !== 0) {
    throw new UserError(`The extension could not be packaged:\n${result.stdout}${result.stderr}`);
  }
  console.log(`packaged ${path.relative(root, vsix)} (${(fs.statSync(vsix).size / 1024).toFixed(0)} KB)`);
  return vsix;
}

/** The bundles that are built, the command line apart, and not shipped. @param {string} dist */
function leftOut(dist) {
  const shipped = new Set(fs.readFileSync(path.join(root, '.vscodeignore'), 'utf8').split(/\r?\n/));
  const webview = fs.readdirSync(path.join(dist, 'webview')).map((name) => `webview/${name}`);
  return [...fs.readdirSync(dist), ...webview]
    .filter((name) => /\.(?:js|css)$/.test(name) && !/^cli\b/.test(name))
    .filter((name) => !shipped.has(`!dist/${name}`));
}

if (isMain(import.meta)) {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  await runMain(async () => {
    packageVsix(values.out && path.resolve(values.out));
  });
}
