// Speed as ratios against a baseline named beside each, all in one run. `npm run bench [-- --json] [part ...]`
//   bundle      size of what activation loads
//   activation  activate() beside an empty extension's, in the same real extension host
//   tree        10,000 rows of the Defects view beside a bare tree of the same titles, in the same real workbench
//   reading     inventories of 10 MB in two shapes, read and made rows, against JSON.parse of the same text
//   write-back  one status written into an inventory of 10,000 defects, against reading it
//   ledger      10,000 defects read, merged and shown, against JSON.parse; one changed source among 50, against 30 ms
//   keystroke   one keystroke in a file of 5,000 lines with 200 occurrences, and what follows once typing rests
//   tracking    200 places in a file of 5,000 lines that has changed since: how long at a stretch, against 8 ms
//   stretches   a cold load of 8,000 files: how long at a stretch, against 8 ms
//   ids         ids of 10,000 defects found in a text, against ids of 10
//   drift       anchors followed through random edits: none wrong that is called sure, at least 95% found
//   reports     a 5 MB report and 1,300 Markdown files, against markdown-it's own parse of the same texts
//   anchors     all anchors of 1,000 defects over 20,000 files, against one ripgrep pass over the same
//   imports     the import errors of 1,000 Python modules, against pyright on the same
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { exitOnSignals } from '../test/vscode-host/processes.mjs';
import { root, runMain, UserError } from './lib/run.mjs';
import { measureActivation } from '../test/bench/activation.mjs';
import { measureTree } from '../test/bench/tree.mjs';

/**
 * @typedef {object} Row
 * @property {string} work
 * @property {string} baseline what it is compared with
 * @property {number} ratio
 * @property {number} [bar] the ratio must not be above it. Default: none is set yet
 * @property {string} figures
 */

/** @type {Record<string, () => Row[] | Promise<Row[]>>} */
const parts = {
  bundle: () => [bundleSize()],
  activation: async () => [await activation()],
  tree,
  reading: () => measured('reading'),
  'write-back': () => measured('writeBack'),
  ledger: () => measured('ledger'),
  reports: () => measured('reports'),
  anchors: () => measured('anchors'),
  keystroke: () => measured('keystroke'),
  tracking: () => measured('tracking'),
  stretches: () => measured('stretches'),
  ids: () => measured('ids'),
  drift: () => measured('drift'),
  imports: () => measured('imports'),
};

exitOnSignals();
await runMain(async () => {
  const { values: flags, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const unknown = positionals.filter((name) => !(name in parts));
  if (unknown.length > 0)
    throw new UserError(`There is no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);
  const build = spawnSync(process.execPath, ['scripts/build.mjs', '--minify'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (build.status !== 0) throw new UserError('The build failed.');
  /** @type {Row[]} */
  const rows = [];
  /** @type {string[]} */
  const complaints = [];
  for (const [name, measure] of Object.entries(parts)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    // One that fails says so, and does not take the figures of the others along.
    try {
      rows.push(...(await measure()));
    } catch (error) {
      complaints.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (flags.json) {
    console.log(JSON.stringify(rows, null, 2));
  } else {
    console.table(
      rows.map(({ work, baseline, ratio, bar, figures }) => ({
        work,
        baseline,
        ratio: Number(ratio.toFixed(2)),
        bar: bar ?? 'none yet',
        figures,
      })),
    );
  }
  for (const row of rows)
    if (row.bar !== undefined && row.ratio > row.bar)
      complaints.push(
        `over the bar: ${row.work}: ${row.ratio.toFixed(2)} times ${row.baseline}, the bar is ${row.bar}`,
      );
  for (const complaint of complaints) console.error(complaint);
  if (complaints.length > 0) process.exitCode = 1;
});

/** @returns {Row} */
function bundleSize() {
  const kilobytes = (/** @type {string} */ file) => fs.statSync(path.join(root, 'dist', file)).size / 1024;
  const entry = kilobytes('extension.js');
  const engine = fs
    .readdirSync(path.join(root, 'dist/engine'))
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + kilobytes(`engine/${file}`), 0);
  const figures = `entry ${entry.toFixed(0)} KB; after activation ${kilobytes('features.js').toFixed(0)} KB; lazy commands ${kilobytes('commands.js').toFixed(0)} KB, engine ${engine.toFixed(0)} KB; web ${kilobytes('web/extension.js').toFixed(0)} KB`;
  return { work: 'entry bundle', baseline: '120 KB', ratio: entry / 120, bar: 1, figures };
}

/** @returns {Promise<Row>} */
async function activation() {
  const { ours, empty } = await measureActivation();
  return {
    work: 'activate()',
    baseline: 'an empty extension in the same host',
    ratio: median(ours) / median(empty),
    bar: 3,
    figures: `median ${median(ours).toFixed(1)} ms against ${median(empty).toFixed(1)} ms, least ${Math.min(...ours).toFixed(1)} against ${Math.min(...empty).toFixed(1)}`,
  };
}

/** @returns {Promise<Row[]>} */
async function tree() {
  const { ours, bare } = await measureTree();
  const parts = /** @type {const} */ ([
    ['first', '10,000 rows of the Defects view: the first is there', 4.5],
    ['last', 'the same: the last is there after End', 3],
    ['scroll', 'the same: a hundred screens down', 3.5],
    ['change', 'the same: one changed title is seen, reading included', 6],
    ['drawn', 'the same: rows that it draws anew', 1],
  ]);
  return parts.map(([part, work, bar]) => {
    const [mine, least] = [median(ours[part]), median(bare[part])];
    const frames = `, longest frame ${median(ours.frame).toFixed(0)} ms against ${median(bare.frame).toFixed(0)}`;
    return {
      work,
      baseline: 'a bare tree of the same titles in the same workbench',
      ratio: mine / least,
      bar,
      figures:
        part === 'drawn'
          ? `${mine} against ${least}`
          : `median ${mine.toFixed(0)} ms against ${least.toFixed(0)} ms${part === 'scroll' ? frames : ''}`,
    };
  });
}

/**
 * Of `test/bench/<name>.ts`, which prints its rows.
 * @param {string} name
 * @returns {Promise<Row[]>}
 */
async function measured(name) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'defect-ledger-bench-'));
  try {
    const bundle = path.join(folder, `${name}.cjs`);
    await esbuild.build({
      absWorkingDir: root,
      entryPoints: [`test/bench/${name}.ts`],
      bundle: true,
      format: 'cjs',
      platform: 'node',
      mainFields: ['module', 'main'],
      outfile: bundle,
      logLevel: 'warning',
    });
    const run = spawnSync(process.execPath, ['--expose-gc', bundle], { encoding: 'utf8' });
    if (run.status !== 0) throw new UserError(`The benchmark of ${name} failed:\n${run.stderr}`);
    return JSON.parse(run.stdout);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** @param {number[]} times */
function median(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}
