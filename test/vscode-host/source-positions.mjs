// Stack traces of bundles, in terms of their sources.
import fs from 'node:fs';
import { SourceMap } from 'node:module';
import path from 'node:path';

/** The web extension host evaluates a bundle as the body of a function, whose head takes two lines; it marks such places. */
const WEB_HEAD_LINES = 2;

/** `out/host/index.js:12:34` or `http://127.0.0.1:8000/__extension/dist/web/extension.js#vscode-extension:12:34` */
const POSITION = /([^\s()]+\.js)(#vscode-extension)?:(\d+):(\d+)/g;

/**
 * Replaces each position in a bundle by the one in its source. What has no source map beside it stays as it is.
 *
 * @param {import('./results.mjs').Row[]} rows
 * @param {(place: string) => string} toFile the file that a trace means by a path or an address
 * @returns {import('./results.mjs').Row[]}
 */
export function withSourcePositions(rows, toFile) {
  /** @type {Map<string, SourceMap | undefined>} */
  const maps = new Map();
  return rows.map((row) => {
    if (!row.err) return row;
    const err = row.err.replace(POSITION, (text, place, web, line, column) => {
      const file = toFile(place);
      if (!maps.has(file)) maps.set(file, readMap(file));
      const entry = maps
        .get(file)
        ?.findEntry(Number(line) - 1 - (web ? WEB_HEAD_LINES : 0), Number(column) - 1);
      if (!entry || !('originalSource' in entry)) return text;
      const source = path.relative(process.cwd(), path.resolve(path.dirname(file), entry.originalSource));
      return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
    });
    return { ...row, err };
  });
}

/** @param {string} file */
function readMap(file) {
  const map = `${file}.map`;
  return fs.existsSync(map) ? new SourceMap(JSON.parse(fs.readFileSync(map, 'utf8'))) : undefined;
}
