// Bundles the extension host tests. `node scripts/build-tests.mjs [part of a file name ...]`
import * as esbuild from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { isMain, root } from './lib/run.mjs';

/** The modules that `test/host/suites.d.ts` declares, and where their tests are. */
const SUITES = /** @type {Record<string, string>} */ ({
  'suites:host': 'test/host/suite',
  'suites:multiroot': 'test/host/multiroot',
  'suites:pseudo': 'test/host/pseudo',
  'suites:web': 'test/host/web',
});

const NODE_ENTRIES = /** @type {Record<string, string>} */ ({
  host: 'test/host/index.ts',
  multiroot: 'test/host/multiroot.ts',
  pseudo: 'test/host/pseudo.ts',
});

const define = { __ROOT__: JSON.stringify(root) };

/** @type {esbuild.BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  sourcemap: true,
  logLevel: 'warning',
};

/**
 * Builds `index.js`, `multiroot.js` and `pseudo.js` (Node extension host) and `web.js` (web extension host).
 *
 * @param {object} [options]
 * @param {string} [options.outDir] Default: out/host
 * @param {string[]} [options.only] parts of file names; a test file is taken when its path below `test/host` holds one. Default: all files
 * @returns {Promise<{ host: string | undefined, multiroot: string | undefined, pseudo: string | undefined, web: string }>} the absolute paths of the bundles;
 *   undefined where `only` leaves no test
 */
export async function buildTests({ outDir = path.join(root, 'out', 'host'), only = [] } = {}) {
  const plugins = [suites(only)];
  const node = Object.keys(NODE_ENTRIES).filter(
    (name) => testFiles(SUITES[`suites:${name}`] ?? '', only).length > 0,
  );
  const bundle = (/** @type {string} */ name) =>
    node.includes(name)
      ? path.join(outDir, path.basename(NODE_ENTRIES[name] ?? '', '.ts') + '.js')
      : undefined;
  const web = path.join(outDir, 'web.js');
  await Promise.all([
    esbuild.build({
      ...common,
      plugins,
      entryPoints: node.map((name) => NODE_ENTRIES[name] ?? ''),
      outdir: outDir,
      platform: 'node',
      define: { ...define, __WEB__: 'false' },
      target: 'node20',
      external: ['vscode', 'mocha'],
      mainFields: ['module', 'main'],
    }),
    esbuild.build({
      ...common,
      plugins,
      entryPoints: ['test/host/web.ts'],
      outfile: web,
      platform: 'browser',
      define: { ...define, __WEB__: 'true' },
      target: 'es2022',
      external: ['vscode'],
    }),
  ]);
  return { host: bundle('host'), multiroot: bundle('multiroot'), pseudo: bundle('pseudo'), web };
}

/**
 * Resolves each module of SUITES to a list of imports, one for each test file found at build time.
 *
 * @param {string[]} only
 * @returns {esbuild.Plugin}
 */
function suites(only) {
  return {
    name: 'suites',
    setup(build) {
      build.onResolve({ filter: /^suites:/ }, (args) => ({ path: args.path, namespace: 'suites' }));
      build.onLoad({ filter: /.*/, namespace: 'suites' }, (args) => {
        const folder = SUITES[args.path] ?? '';
        const imports = testFiles(folder, only).map((file) => `import ${JSON.stringify(`./${file}`)};`);
        return { contents: imports.join('\n'), resolveDir: path.join(root, folder) };
      });
    },
  };
}

/**
 * @param {string} folder
 * @param {string[]} only
 */
function testFiles(folder, only) {
  const files = fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return files
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => {
      const below = `${path.basename(folder)}/${file}`;
      return file.endsWith('.test.ts') && (only.length === 0 || only.some((part) => below.includes(part)));
    })
    .sort();
}

if (isMain(import.meta)) await buildTests({ only: process.argv.slice(2) });
