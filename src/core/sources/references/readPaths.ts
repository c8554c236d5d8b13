import type { AddAnchor } from './AddAnchor.js';
import * as l10n from '@vscode/l10n';
import { folderOf, workspacePath } from '../../files/workspacePath.js';
import type { SourceText } from '../SourceText.js';
import type { Span } from '../report/markdown/ReportDocument.js';
import { lineRangesAfter, lineRangesBefore, rangeOfLines, type Lines } from './lineRanges.js';

export const pathText = String.raw`(?:\.{0,2}\/|[A-Za-z]:[\\/])?(?:[\w.@*?{},[\]-]+[/\\])*(?:(?:Dockerfile|Makefile|Jenkinsfile|Gemfile|Procfile|Vagrantfile)(?![\w.])|[\w.@*?{},[\]-]*[\w*]\.[A-Za-z][A-Za-z0-9]{0,7})`;
const reference = new RegExp(
  String.raw`(?<![\w/\\:.@-])(${pathText})(?:::([\w.:]+(?:\[[^\]\s]{0,80}\])?)|:((?:Test|test_)\w{0,80}))?(?![\w/])`,
  'gu',
);
/** A file on a forge: everything after the branch or commit is its path. */
const blobUrl =
  /https?:\/\/[\w.-]{1,100}\/[\w./-]{1,200}?\/blob\/[\w.@%-]{1,100}\/([\w.@%()+[\]/-]{1,300}?\.\w{1,10}|[\w.@%+/-]{1,300})(?:\?[\w=&-]{0,80})?(?=#|[\s)>\]"'`,;]|\.?$)/gu;
const link = /\[([^[\]\n]{0,300})\]\(<?([^()\s<>]{1,500})>?(?:\s+"[^"]{0,200}")?\)/gu;

/** File endings that are rather a host, a version or an abbreviation. */
const noEnding = /\.(?:com|org|net|io|dev|ai|g|e|md5|sha\d*|x|rc\d*|0|1)$/iu;

/**
 * The files that a line names, with the lines in them: plain or in backticks, as links relative to the report, as addresses on a
 * forge. `gone`: paths that the line calls absent.
 */
export function readPaths(
  line: Span,
  source: SourceText,
  inField: boolean,
  gone: ReadonlySet<string>,
  add: AddAnchor,
): void {
  const taken: [from: number, to: number][] = [];
  const addPlaces = (path: string, ranges: readonly Lines[], from: number, length: number): void => {
    if (ranges.length === 0) add({ kind: 'file', path }, from, length);
    for (const lines of ranges) add({ kind: 'range', path, range: rangeOfLines(lines) }, from, length);
  };
  for (const match of line.text.matchAll(link)) {
    const [target, fragment = ''] = splitTarget(match[2]!);
    if (/^[a-z][a-z\d+.-]*:|^#|^\/\//iu.test(match[2]!)) {
      // The text of such a link repeats what its address says in full.
      if (/\/blob\/./u.test(target)) taken.push([match.index, match.index + match[1]!.length + 2]);
      continue;
    }
    taken.push([match.index, match.index + match[0].length]);
    const path = relativePath(target, source.path);
    const ranges = lineRangesAfter(fragment, 0).ranges;
    if (path === undefined) {
      if (inField) leaves(source, line, match.index, match[0].length, target);
    } else if (isFileLink(path, inField, ranges)) addPlaces(path, ranges, match.index, match[0].length);
  }
  for (const match of line.text.matchAll(blobUrl)) {
    const end = match.index + match[0].length;
    if (taken.some(([from, to]) => match.index < to && end > from)) continue;
    const { ranges, end: after } = lineRangesAfter(line.text, end);
    taken.push([match.index, after]);
    const path = workspacePath(decoded(match[1]!));
    if (path === undefined || (ranges.length === 0 && !inField)) continue;
    addPlaces(path, ranges, match.index, after - match.index);
  }
  for (const match of line.text.matchAll(reference)) {
    if (taken.some(([from, to]) => match.index < to && match.index + match[0].length > from)) continue;
    readPath(match, line, source, inField, gone, add, addPlaces);
  }
}

function readPath(
  match: RegExpExecArray,
  line: Span,
  source: SourceText,
  inField: boolean,
  gone: ReadonlySet<string>,
  add: AddAnchor,
  addPlaces: (path: string, ranges: readonly Lines[], from: number, length: number) => void,
): void {
  const lead = unbalanced(match[1]!);
  const isDiff = /^(?:---|\+\+\+) $/u.test(line.text.slice(0, match.index));
  // The two sides of a diff.
  const written = isDiff ? match[1]!.slice(lead).replace(/^[ab]\//u, '') : match[1]!.slice(lead);
  const at = match.index + lead;
  const before = line.text.slice(Math.max(0, at - 8), at);
  if (written === '' || /:\/\/\S*$/u.test(before) || noEnding.test(written)) return;
  if (/^[\w-]+\.(?:com|org|net|io|dev|in)\/|^\/?path\/to\//iu.test(written)) return;
  // Installed code, and a package by its scope.
  if (/(?:^|\/)(?:node_modules|site-packages)\/|^@[\w-]+\/[\w.-]+$/u.test(written)) return;
  const test = match[2] ?? match[3];
  const nameEnd = match.index + match[1]!.length;
  const { ranges: after, end } =
    test === undefined ? lineRangesAfter(line.text, nameEnd, at) : { ranges: [], end: 0 };
  const ranges = after.length > 0 || test !== undefined ? after : lineRangesBefore(line.text, at);
  const quoted = before.endsWith('`');
  const hasFolder = /[/\\]/u.test(written);
  const hasPlace = test !== undefined || ranges.length > 0;
  if (!hasFolder && !hasPlace && !(inField && (quoted || isCodeFile(written)))) return;
  if (!hasFolder && !isCodeFile(written)) return;
  if (/^[*?{},[\].]+\.\w+$/u.test(written)) return;
  const path = /^\.\.[\\/]/u.test(written) ? relativePath(written, source.path) : workspacePath(written);
  if (path === undefined) {
    if (inField) leaves(source, line, at, match[0].length - lead, written);
    return;
  }
  if (gone.has(path)) return;
  const length = Math.max(end, match.index + match[0].length) - at;
  if (test !== undefined) {
    const name = test.replace(/\[.*$/u, '');
    if (/^[\w.:]+$/u.test(name)) add({ kind: 'test', path, name }, at, length);
  } else if ((!hasFolder && ranges.length === 0) || /[*?{]/u.test(path))
    add({ kind: 'file', path: hasFolder ? path : `**/${path}` }, at, length);
  else addPlaces(path, ranges, at, length);
}

function leaves(source: SourceText, line: Span, from: number, length: number, written: string): void {
  const start = line.start + from;
  source.problem(
    start,
    start + length,
    'error',
    l10n.t('`{0}` leaves the workspace; it is never opened.', written),
  );
}

/** How many brackets at the front belong to the text around: `[src/a.ts` of `[src/a.ts:12]`. */
function unbalanced(written: string): number {
  // `**src/a.ts:12**` is bold, `**/a.ts` a glob.
  let lead = /^\*\*\w/u.test(written) ? 2 : 0;
  while (
    /^[[{,]/u.test(written.slice(lead)) &&
    !written.slice(lead + 1, written.indexOf('/') + 1).match(/[\]}]/u)
  )
    lead += 1;
  return lead;
}

function splitTarget(target: string): [path: string, fragment: string] {
  const hash = target.indexOf('#');
  return hash < 0 ? [target, ''] : [target.slice(0, hash), target.slice(hash)];
}

/** A link of a report is relative to the folder of the report. */
function relativePath(target: string, report: string): string | undefined {
  const folder = folderOf(report);
  if (target.startsWith('/')) return workspacePath(decoded(target.slice(1)));
  return workspacePath(decoded(folder === '' ? target : `${folder}/${target}`));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Links lead to other documents too: code, or a place in any file. */
function isFileLink(path: string, inField: boolean, ranges: readonly Lines[]): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    ranges.length > 0 || isCodeFile(name) || (inField && /\.\w{1,8}$/u.test(name) && !/\.md$/iu.test(name))
  );
}

export function isHost(name: string): boolean {
  return noEnding.test(name);
}

/** Endings of files that hold code or settings: `metrics.py` without a folder is a file then, `Node.js` rarely. */
export function isCodeFile(name: string): boolean {
  return (
    /(?:^|\/)(?:Dockerfile|Makefile|Jenkinsfile|Gemfile|Procfile|Vagrantfile)$/u.test(name) ||
    /\.(?:py|pyi|ts|tsx|jsx|mjs|cjs|go|rs|java|kt|rb|php|cs|cpp|cc|hpp|c|h|swift|scala|sol|sh|sql|yml|yaml|toml|ini|cfg|tf|proto|vue|svelte|ex|exs|lua|dart|lock)$/iu.test(
      name,
    ) ||
    (/\.js(?:on)?$/iu.test(name) && !/^(?:node|vue|next|three|react|express|d3|socket)\.js$/iu.test(name))
  );
}
