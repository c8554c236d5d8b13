import { workspacePath } from '../../../files/workspacePath.js';
import type { AnchorFields } from '../../../model/anchor.js';
import type { AnchorEntry } from '../../fragment.js';
import type { SourceText } from '../../SourceText.js';
import type { Span } from '../markdown/ReportDocument.js';

/** More lines than this about one defect are a dump. */
const maxLines = 400;
const maxLine = 2000;

const pathText = String.raw`(?:\.{0,2}\/|[A-Za-z]:[\\/])?(?:[\w.@*?{},[\]-]+[/\\])*(?:(?:Dockerfile|Makefile|Jenkinsfile|Gemfile|Procfile|Vagrantfile)(?![\w.])|[\w.@*?{},[\]-]*[\w*]\.[A-Za-z][A-Za-z0-9]{0,7})`;
const reference = new RegExp(
  String.raw`(?<![\w/\\:.@-])(${pathText})(?:::([\w.:]+(?:\[[^\]\s]{0,80}\])?)|:(?:L)?(\d{1,7})(?:(?::\d+)?\s?[-–]\s?L?(\d{1,7}))?|#L(\d{1,7})(?:-L?(\d{1,7}))?)?(?![\w/])`,
  'gu',
);
const missingName =
  /`?\b([A-Za-z_]\w{1,80})(?:\(\))?`?\s+(?:function\s+|method\s+|class\s+)?(?:is\s+|are\s+|was\s+)?(?:missing|absent|undefined|not\s+(?:defined|found|exported|implemented|available|present))\s+(?:from|in|by)\s+(?:the\s+)?(?:module\s+)?`?((?:[A-Za-z_]\w*\.){1,12}[A-Za-z_]\w*)`?(?![\w/(])/gu;
const missingImport =
  /(?:cannot import(?: name)?|(?:missing|failing|broken|failed) import(?: of)?:?)\s+['"`]?([A-Za-z_]\w{1,80})['"`]?\s+from\s+['"`]?((?:[A-Za-z_]\w*\.){0,12}[A-Za-z_]\w*)/giu;
const importStatement =
  /\bfrom\s+((?:[A-Za-z_]\w*\.){1,12}[A-Za-z_]\w*)\s+import\s+([A-Za-z_]\w*(?:\s*,\s*[A-Za-z_]\w*){0,10})/gu;
const noAttribute =
  /(?:module\s+)?['"`]?((?:[A-Za-z_]\w*\.){1,12}[A-Za-z_]\w*)['"`]?\s+(?:has no attribute|does not (?:define|export|have)|lacks)\s+['"`]?([A-Za-z_]\w{1,80})/gu;
const pin =
  /(?<![\w@/.-])([A-Za-z][\w.-]{0,80})={2,3}(\d[\w.!+*-]{0,40})|(?<![\w/.-])((?:@[\w.-]{1,60}\/)?[a-z][\w.-]{0,80})@(\d+\.\d[\w.+-]{0,40})/gu;
const missingFile = new RegExp(
  String.raw`${'`'}(${pathText})${'`'}\s+(?:file\s+)?(?:is\s+)?(?:missing|absent|does(?:\s+not|n['’]t)\s+exist|not\s+found)|\b(?:missing|no)\s+(?:file:?\s+)?${'`'}(${pathText})${'`'}`,
  'giu',
);
const failing = /\b(?:missing|fail\w*|error|cannot|can't|undefined|not|broken|block\w*|unresolved)\b/iu;

/** File endings that are rather a host, a version or an abbreviation. */
const noEnding = /\.(?:com|org|net|io|dev|ai|g|e|md5|sha\d*|x|rc\d*|0|1)$/iu;

/**
 * The code that lines of prose and fields name (READING: Code references), as inferred anchors: paths with optional lines,
 * pytest node ids, `X missing from a.b`, pins, missing files. `inField`: the lines are the value of a field such as Location, so
 * that a bare file name counts and a path that leaves the workspace is a problem.
 */
export function codeReferences(lines: readonly Span[], source: SourceText, inField = false): AnchorEntry[] {
  const found: AnchorEntry[] = [];
  for (const line of lines.slice(0, maxLines)) {
    if (line.text.length <= maxLine) readLine(line, source, inField, found);
  }
  return found;
}

function readLine(line: Span, source: SourceText, inField: boolean, found: AnchorEntry[]): void {
  const add = (anchor: AnchorFields, from: number, length: number): void => {
    const start = line.start + from;
    found.push({ ...anchor, inferred: !inField, source: source.mention(start, start + length) });
  };
  const { text } = line;
  const gone = new Set<string>();
  for (const match of text.matchAll(missingFile)) {
    const path = workspacePath(match[1] ?? match[2]!);
    if (path === undefined || /[*?{]/u.test(path) || !path.includes('/')) continue;
    gone.add(path);
    add({ kind: 'missing-file', path }, match.index, match[0].length);
  }
  for (const match of text.matchAll(missingName)) {
    if (!isPathLike(match[2]!))
      add({ kind: 'import', module: match[2]!, names: [match[1]!] }, match.index, match[0].length);
  }
  for (const match of text.matchAll(missingImport)) {
    if (match[2]!.includes('.'))
      add({ kind: 'import', module: match[2]!, names: [match[1]!] }, match.index, match[0].length);
  }
  for (const match of text.matchAll(noAttribute)) {
    if (!isPathLike(match[1]!))
      add({ kind: 'import', module: match[1]!, names: [match[2]!] }, match.index, match[0].length);
  }
  if (failing.test(text)) {
    for (const match of text.matchAll(importStatement)) {
      const names = match[2]!.split(',').map((name) => name.trim());
      add({ kind: 'import', module: match[1]!, names }, match.index, match[0].length);
    }
  }
  for (const match of text.matchAll(pin)) {
    if (match[1] !== undefined)
      add(
        { kind: 'dependency', ecosystem: 'pypi', name: match[1], version: match[2]! },
        match.index,
        match[0].length,
      );
    else
      add(
        { kind: 'dependency', ecosystem: 'npm', name: match[3]!, version: match[4]! },
        match.index,
        match[0].length,
      );
  }
  for (const match of text.matchAll(reference)) readPath(match, line, source, inField, gone, add);
}

type Add = (anchor: AnchorFields, from: number, length: number) => void;

function readPath(
  match: RegExpExecArray,
  line: Span,
  source: SourceText,
  inField: boolean,
  gone: ReadonlySet<string>,
  add: Add,
): void {
  const written = match[1]!;
  const before = line.text.slice(Math.max(0, match.index - 8), match.index);
  if (
    /:\/\/\S*$/u.test(before) ||
    noEnding.test(written) ||
    /^[\w-]+\.(?:com|org|net|io|dev)\//iu.test(written)
  )
    return;
  const quoted = before.endsWith('`');
  const hasFolder = /[/\\]/u.test(written);
  const hasPlace = match[2] !== undefined || match[3] !== undefined || match[5] !== undefined;
  if (!hasFolder && !hasPlace && !(inField && (quoted || isCodeFile(written)))) return;
  if (!hasFolder && !isCodeFile(written)) return;
  if (/^[*?{},[\].]+\.\w+$/u.test(written)) return;
  const path = workspacePath(written);
  if (path === undefined) {
    if (inField) {
      const start = line.start + match.index;
      source.problem(
        start,
        start + match[0].length,
        'error',
        `\`${written}\` leaves the workspace; it is never opened.`,
      );
    }
    return;
  }
  if (gone.has(path)) return;
  if (match[2] !== undefined) {
    const name = match[2].replace(/\[.*$/u, '');
    if (/^[\w.:]+$/u.test(name)) add({ kind: 'test', path, name }, match.index, match[0].length);
    return;
  }
  const from = Number(match[3] ?? match[5] ?? 0);
  const anywhere = hasFolder ? path : `**/${path}`;
  if (from >= 1 && hasFolder && !/[*?{]/u.test(path)) {
    const to = Math.max(from, Number(match[4] ?? match[6] ?? from));
    const range = { start: { line: from - 1, character: 0 }, end: { line: to, character: 0 } };
    add({ kind: 'range', path, range }, match.index, match[0].length);
  } else {
    add({ kind: 'file', path: anywhere }, match.index, match[0].length);
  }
}

function isPathLike(module: string): boolean {
  return isCodeFile(module) || noEnding.test(module);
}

/** Endings of files that hold code or settings: `metrics.py` without a folder is a file then, `Node.js` rarely. */
function isCodeFile(name: string): boolean {
  return (
    /(?:^|\/)(?:Dockerfile|Makefile|Jenkinsfile|Gemfile|Procfile|Vagrantfile)$/u.test(name) ||
    /\.(?:py|pyi|ts|tsx|jsx|mjs|cjs|go|rs|java|kt|rb|php|cs|cpp|cc|hpp|c|h|swift|scala|sol|sh|sql|yml|yaml|toml|ini|cfg|tf|proto|vue|svelte|ex|exs|lua|dart|lock)$/iu.test(
      name,
    ) ||
    (/\.js(?:on)?$/iu.test(name) && !/^(?:node|vue|next|three|react|express|d3|socket)\.js$/iu.test(name))
  );
}
