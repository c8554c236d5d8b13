// Builds every bundle. `node scripts/build.mjs [--watch] [--minify] [--outdir DIR]`
import { spawnSync } from 'node:child_process';
import * as esbuild from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const root = path.resolve(import.meta.dirname, '..');
const { values: flags } = parseArgs({
  options: {
    watch: { type: 'boolean' },
    minify: { type: 'boolean' },
    outdir: { type: 'string', default: 'dist' },
  },
});
const dist = path.resolve(root, flags.outdir);

/** What `web-tree-sitter` needs beside its code: its runtime, and the grammars of the languages that are read by syntax tree. */
const runtimeWasm = 'node_modules/web-tree-sitter/web-tree-sitter.wasm';
const grammars = ['typescript', 'tsx', 'javascript', 'rust', 'go', 'java'].map(
  (language) => `node_modules/@vscode/tree-sitter-wasm/wasm/tree-sitter-${language}.wasm`,
);

/** Their grammars are by these people, under the same licence as the package that they come in. */
const grammarAuthors = [
  'tree-sitter-typescript: Copyright (c) 2017 Max Brunsfeld',
  'tree-sitter-javascript: Copyright (c) 2014 Max Brunsfeld',
  'tree-sitter-rust: Copyright (c) 2017 Maxim Sokolov',
  'tree-sitter-go: Copyright (c) 2014 Max Brunsfeld',
  'tree-sitter-java: Copyright (c) 2017 Ayman Nadeem',
];

/** Of a package's two builds the one that asks for no `import.meta`, which a CommonJS bundle has not. */
const treeSitterBuild = { 'web-tree-sitter': './node_modules/web-tree-sitter/web-tree-sitter.cjs' };

/** The one that brings along nothing of Node: messages are handed over as texts, never as files. */
const messagesBuild = { '@vscode/l10n': './node_modules/@vscode/l10n/dist/browser.js' };

/** It and all that it loads have a folder of their own. */
const engineFile = 'engineInSteps.js';

/** In the Node bundles `import('../lazy/engineInSteps.js')`, like that of a part, stays a run-time require of a file beside the entry, so that it is loaded on first use. */
const lazyChunks = {
  name: 'lazy-chunks',
  setup(build) {
    build.onResolve({ filter: /^web-tree-sitter$/ }, (args) =>
      args.kind === 'dynamic-import' ? { path: './treeSitter.js', external: true } : undefined,
    );
    build.onResolve({ filter: /\/(?:lazy|parts)\/[\w-]+\.js$/ }, (args) => {
      if (args.kind !== 'dynamic-import') return undefined;
      const file = path.basename(args.path);
      return { path: file === engineFile ? `./engine/${file}` : `./${file}`, external: true };
    });
  },
};

/** The engine's files are a folder below the others. */
const treeSitterOfEngine = {
  name: 'tree-sitter-of-engine',
  setup(build) {
    build.onResolve({ filter: /^web-tree-sitter$/ }, (args) =>
      args.kind === 'dynamic-import' ? { path: '../treeSitter.js', external: true } : undefined,
    );
  },
};

/** What the command line loads on first use, each in a file of its own beside it. */
const commandLineParts = [
  'src/cli/runFix.ts',
  'src/core/evidence/anchors/dependencyAnchor.ts',
  'src/core/evidence/dependencies/DependencyFiles.ts',
  'src/core/evidence/patterns/Pattern.ts',
  'src/core/sources/readSource.ts',
  'src/core/ledger/identity/readIdentityDecisions.ts',
];

/** The same for the command line, whose parts are modules by themselves. */
const commandLineChunks = {
  name: 'command-line-chunks',
  setup(build) {
    build.onResolve({ filter: /\/\w+\.js$/ }, (args) => {
      const name = path.basename(args.path, '.js');
      const isPart = commandLineParts.some((part) => path.basename(part, '.ts') === name);
      return args.kind === 'dynamic-import' && isPart
        ? { path: `./cli/${name}.js`, external: true }
        : undefined;
    });
  },
};

/**
 * esbuild wraps every `import * as vscode` into a copy of the whole API, hundreds of getters for each file that imports
 * it, which is most of what loading the entry costs. The API is a plain object that needs no wrapping. Padded to the
 * same length, so that source maps stay right.
 */
const plainVscode = {
  name: 'plain-vscode',
  setup(build) {
    build.onEnd(({ outputFiles = [] }) => {
      for (const file of outputFiles) {
        const text = file.path.endsWith('.js')
          ? file.text.replace(/[\w$]+\(require\("vscode"\)\)/g, (match) =>
              'require("vscode")'.padEnd(match.length),
            )
          : undefined;
        fs.mkdirSync(path.dirname(file.path), { recursive: true });
        fs.writeFileSync(file.path, text ?? file.contents);
      }
    });
  },
};

/**
 * The files that the entry loads later, each after those that it needs itself.
 *
 * @param {esbuild.Metafile} metafile
 * @param {string} entry
 */
function loadOrder({ outputs }, entry) {
  /** @type {Set<string>} */
  const order = new Set();
  const visited = new Set([entry]);
  const add = (/** @type {string} */ file) => {
    if (visited.has(file)) return;
    visited.add(file);
    for (const { path, kind } of outputs[file].imports) if (kind === 'import-statement') add(path);
    order.add(file);
  };
  for (const { path, kind } of outputs[entry].imports)
    if (kind === 'dynamic-import' && path in outputs) add(path);
  return [...order];
}

/**
 * The engine is cut into files, so that it can be compiled a part at a time. esbuild cuts ES modules only; each of the files is then made
 * CommonJS, which is loaded at once where it is asked for.
 */
const asCommonJs = {
  name: 'as-common-js',
  setup(build) {
    build.onEnd(async ({ outputFiles = [], metafile }) => {
      const entry =
        metafile && Object.keys(metafile.outputs).find((file) => path.basename(file) === engineFile);
      const files = entry ? loadOrder(metafile, entry).map((file) => `./${path.basename(file)}`) : [];
      fs.rmSync(path.join(dist, 'engine'), { recursive: true, force: true });
      for (const file of outputFiles) {
        const name = path.basename(file.path);
        const { code, map } = await esbuild.transform(file.text, {
          format: 'cjs',
          platform: 'node',
          target: 'node20',
          minify: flags.minify ?? false,
          supported: { 'dynamic-import': false },
          define: { __ENGINE_FILES__: JSON.stringify(files) },
          sourcemap: 'external',
          sourcefile: name,
        });
        fs.mkdirSync(path.dirname(file.path), { recursive: true });
        fs.writeFileSync(file.path, `${code}//# sourceMappingURL=${name}.map\n`);
        fs.writeFileSync(`${file.path}.map`, map);
      }
    });
  },
};

const common = {
  absWorkingDir: root,
  alias: { ...treeSitterBuild, ...messagesBuild },
  bundle: true,
  sourcemap: true,
  sourcesContent: false,
  minify: flags.minify ?? false,
  target: 'node20',
  logLevel: 'warning',
  legalComments: 'none',
};
/** Loaded at once where it is asked for: Node's own `import` first looks through the whole file for what it exports. */
const commandLine = { ...common, format: 'cjs', platform: 'node', supported: { 'dynamic-import': false } };
const entriesIn = (/** @type {string} */ folder) =>
  fs.readdirSync(path.join(root, folder)).map((file) => `${folder}/${file}`);

/** @type {esbuild.BuildOptions[]} */
const bundles = [
  {
    ...common,
    entryPoints: ['src/extension.ts', ...entriesIn('src/parts')],
    outdir: dist,
    entryNames: '[name]',
    format: 'cjs',
    platform: 'node',
    external: ['vscode'],
    plugins: [lazyChunks, plainVscode],
    write: false,
    define: { __WEB__: 'false' },
  },
  {
    ...common,
    entryPoints: entriesIn('src/lazy').filter((file) => /\.ts$/.test(file) && !/\/engine\w*\.ts$/.test(file)),
    outdir: dist,
    format: 'cjs',
    platform: 'node',
    external: ['vscode'],
    plugins: [lazyChunks],
    mainFields: ['module', 'main'],
  },
  {
    ...common,
    entryPoints: ['src/lazy/engineInSteps.ts'],
    outdir: dist,
    entryNames: 'engine/[name]',
    chunkNames: 'engine/[name]-[hash]',
    splitting: true,
    format: 'esm',
    platform: 'node',
    plugins: [treeSitterOfEngine, asCommonJs],
    mainFields: ['module', 'main'],
    sourcemap: 'inline',
    write: false,
  },
  {
    ...common,
    entryPoints: ['src/extension.ts'],
    outfile: path.join(dist, 'web/extension.js'),
    format: 'cjs',
    platform: 'browser',
    target: 'es2022',
    external: ['vscode'],
    plugins: [plainVscode],
    write: false,
    define: { __WEB__: 'true' },
  },
  {
    ...commandLine,
    entryPoints: ['src/cli/start.ts'],
    outfile: path.join(dist, 'cli.js'),
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...commandLine,
    entryPoints: ['src/cli/cli.ts'],
    outfile: path.join(dist, 'cli', 'main.js'),
    plugins: [lazyChunks, commandLineChunks],
    mainFields: ['module', 'main'],
  },
  {
    ...commandLine,
    entryPoints: commandLineParts,
    outdir: path.join(dist, 'cli'),
    entryNames: '[name]',
    mainFields: ['module', 'main'],
  },
  {
    ...common,
    entryPoints: ['src/views/details/webview/details.ts', 'src/views/details/webview/details.css'],
    outdir: path.join(dist, 'webview'),
    format: 'iife',
    platform: 'browser',
    target: ['es2022', 'chrome110'],
  },
];

/**
 * The licences of the packages that are in the bundles; they ask to be passed on with the code.
 *
 * @param {esbuild.Metafile[]} metafiles
 */
function writeNotices(metafiles) {
  const inputs = [...metafiles.flatMap((metafile) => Object.keys(metafile.inputs)), ...grammars];
  const names = inputs.map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]).filter(Boolean);
  const notices = [...new Set(names)].sort().map((name) => {
    const folder = path.join(root, 'node_modules', /** @type {string} */ (name));
    const { version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const files = fs.readdirSync(folder).filter((file) => /^licen[cs]e/i.test(file));
    const texts = files.map((file) => fs.readFileSync(path.join(folder, file), 'utf8').trim());
    if (name === '@vscode/tree-sitter-wasm')
      texts.unshift(`It holds these grammars, each under the MIT licence:\n${grammarAuthors.join('\n')}`);
    return `${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`;
  });
  const line = `${'-'.repeat(80)}\n`;
  fs.writeFileSync(path.join(dist, 'THIRD_PARTY_NOTICES.txt'), notices.join(line));
}

/** Runs the command line once, so that what the engine compiles meanwhile can be kept beside it. It works without as well. */
function compileCommandLine() {
  const preload = path.join(root, 'scripts/lib/keepCompiled.cjs');
  const sample = path.join(root, 'examples/mesh-node');
  const args = ['--require', preload, path.join(dist, 'cli.js'), 'list', '--format', 'json', sample];
  const run = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  if (run.status !== 0) console.warn(`The command line is not compiled ahead: ${run.stderr}`);
}

function copyGrammars() {
  const folder = path.join(dist, 'grammars');
  fs.mkdirSync(folder, { recursive: true });
  for (const file of [runtimeWasm, ...grammars])
    fs.copyFileSync(path.join(root, file), path.join(folder, path.basename(file)));
}

fs.rmSync(dist, { recursive: true, force: true });
copyGrammars();
if (flags.watch) {
  for (const options of bundles) await (await esbuild.context({ ...options, logLevel: 'info' })).watch();
} else {
  const results = await Promise.all(bundles.map((options) => esbuild.build({ ...options, metafile: true })));
  writeNotices(results.map((result) => /** @type {esbuild.Metafile} */ (result.metafile)));
  compileCommandLine();
}
