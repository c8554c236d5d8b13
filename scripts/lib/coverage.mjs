// Coverage of src/: taken by V8 from the bundles, mapped back through their source maps.
// A line counts when a bundle has code for it. What one bundle leaves out (types, functions that nobody calls in it) says
// nothing there; tools that map whole ranges of source, as c8 does, take such lines for covered.
import fs from 'node:fs';
import { SourceMap } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { root } from './run.mjs';

/**
 * @typedef {{ startOffset: number, endOffset: number, count: number }} Range
 * @typedef {{ functionName: string, ranges: Range[] }} FunctionCoverage
 *
 * @typedef {object} FileCoverage
 * @property {Map<number, boolean>} lines line, one-based, to whether it ran
 * @property {Map<string, { name: string, line: number, ran: boolean }>} functions by where they begin
 */

const folder = path.join(root, 'out', 'coverage');
const sources = `${pathToFileURL(path.join(root, 'src')).href}/`;
const bundleFolders = [path.join(root, 'dist'), path.join(root, 'out', 'unit')].map(
  (dir) => `${pathToFileURL(dir).href}/`,
);

/** Where V8 leaves its raw coverage: the value of NODE_V8_COVERAGE for every process that counts. */
export const rawCoverage = path.join(folder, 'raw');

export function resetCoverage() {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(rawCoverage, { recursive: true });
}

/** Prints a summary and writes out/coverage/lcov.info. */
export function printCoverage() {
  /** @type {Map<string, FileCoverage>} */
  const files = new Map();
  for (const [url, runs] of readRuns()) addBundle(files, url, runs);
  if (files.size === 0) return;
  const all = [...files.values()];
  const lines = all.flatMap((file) => [...file.lines.values()]);
  const functions = all.flatMap((file) => [...file.functions.values()].map(({ ran }) => ran));
  fs.writeFileSync(path.join(folder, 'lcov.info'), lcov(files));
  console.log(
    `\n== coverage of src/ by unit and extension host tests (${files.size} files, out/coverage/lcov.info)`,
  );
  console.log(`lines     ${percent(lines)}\nfunctions ${percent(functions)}`);
}

/**
 * The runs of each bundle: one for every process that loaded it; none for a bundle of the extension that nobody loaded.
 *
 * @returns {Map<string, FunctionCoverage[][]>}
 */
function readRuns() {
  /** @type {Map<string, FunctionCoverage[][]>} */
  const runs = new Map();
  const dist = path.join(root, 'dist');
  for (const name of fs.existsSync(dist) ? fs.readdirSync(dist) : []) {
    if (name.endsWith('.js')) runs.set(pathToFileURL(path.join(dist, name)).href, []);
  }
  for (const name of fs.readdirSync(rawCoverage)) {
    for (const { url, functions } of readRaw(path.join(rawCoverage, name))) {
      if (!bundleFolders.some((bundles) => url.startsWith(bundles))) continue;
      runs.set(url, [...(runs.get(url) ?? []), functions]);
    }
  }
  return runs;
}

/**
 * A process that was ended while it wrote leaves half a file, which is left out.
 *
 * @param {string} file
 * @returns {{ url: string, functions: FunctionCoverage[] }[]}
 */
function readRaw(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).result;
  } catch {
    return [];
  }
}

/**
 * @param {Map<string, FileCoverage>} files added to
 * @param {string} url of the bundle
 * @param {FunctionCoverage[][]} runs
 */
function addBundle(files, url, runs) {
  const bundle = fileURLToPath(url);
  if (!fs.existsSync(bundle) || !fs.existsSync(`${bundle}.map`)) return;
  const text = fs.readFileSync(bundle, 'utf8');
  const map = new SourceMap(JSON.parse(fs.readFileSync(`${bundle}.map`, 'utf8')));
  const starts = lineStarts(text);
  const ran = paint(text.length, runs);

  const originAt = (/** @type {number} */ line, /** @type {number} */ column) => {
    const entry = map.findEntry(line, column);
    // A line of the bundler's own has no entry: the one that is found then belongs to an earlier line.
    if (!('originalSource' in entry) || entry.generatedLine !== line) return undefined;
    const source = new URL(entry.originalSource, url).href;
    if (!source.startsWith(sources)) return undefined;
    const file = files.get(source) ?? { lines: new Map(), functions: new Map() };
    files.set(source, file);
    return { file, line: entry.originalLine + 1, column: entry.originalColumn };
  };

  for (const [line, start] of starts.entries()) {
    const column = text.slice(start, starts[line + 1]).search(/\S/);
    const origin = column < 0 ? undefined : originAt(line, column);
    if (!origin) continue;
    const before = origin.file.lines.get(origin.line) ?? false;
    origin.file.lines.set(origin.line, before || ran[start + column] === 1);
  }
  for (const { functionName, ranges } of runs.flat()) {
    const [range] = ranges;
    if (!functionName || !range) continue;
    const line = lineOf(starts, range.startOffset);
    const origin = originAt(line, range.startOffset - (starts[line] ?? 0));
    if (!origin) continue;
    const key = `${origin.line}:${origin.column}`;
    const before = origin.file.functions.get(key)?.ran ?? false;
    origin.file.functions.set(key, { name: functionName, line: origin.line, ran: before || range.count > 0 });
  }
}

/** @param {string} text */
function lineStarts(text) {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/**
 * @param {number[]} starts
 * @param {number} offset
 */
function lineOf(starts, offset) {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Marks the characters that ran. V8 lists the ranges from the outside in, so that the innermost has the last word.
 *
 * @param {number} length
 * @param {FunctionCoverage[][]} runs
 */
function paint(length, runs) {
  const total = new Uint8Array(length);
  for (const run of runs) {
    const one = new Uint8Array(length);
    for (const { ranges } of run) {
      for (const { startOffset, endOffset, count } of ranges)
        one.fill(count > 0 ? 1 : 0, startOffset, endOffset);
    }
    for (let at = 0; at < length; at += 1) if (one[at]) total[at] = 1;
  }
  return total;
}

/** @param {Map<string, FileCoverage>} files */
function lcov(files) {
  const records = [...files]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([url, { lines, functions }]) => [
      `SF:${path.relative(root, fileURLToPath(url)).replaceAll('\\', '/')}`,
      ...[...functions.values()].flatMap(({ name, line, ran }) => [
        `FN:${line},${name}`,
        `FNDA:${ran ? 1 : 0},${name}`,
      ]),
      ...[...lines].sort(([a], [b]) => a - b).map(([line, ran]) => `DA:${line},${ran ? 1 : 0}`),
      'end_of_record',
    ]);
  return `${records.flat().join('\n')}\n`;
}

/** @param {boolean[]} items */
function percent(items) {
  const hits = items.filter(Boolean).length;
  const share = items.length > 0 ? (100 * hits) / items.length : 100;
  return `${share.toFixed(1)} % (${hits} of ${items.length})`;
}
