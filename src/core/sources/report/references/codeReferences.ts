import { workspacePath } from '../../../files/workspacePath.js';
import type { AnchorFields } from '../../../model/anchor.js';
import type { AnchorEntry } from '../../fragment.js';
import type { SourceText } from '../../SourceText.js';
import type { Span } from '../markdown/ReportDocument.js';
import { isCodeFile, isHost, pathText, readPaths } from './readPaths.js';

/** More lines than this about one defect are a dump. */
const maxLines = 400;
const maxLine = 2000;

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

/** Quick looks, as most lines name no code: something is absent or imported, a version is pinned, a file has an ending. */
const mayLack = /miss|absent|undefined|not|n['’]t|\bno\s|lacks|import/i;
const mayPin = /==|@\d/u;
const mayBePath = /\.[A-Za-z]|(?:Docker|Make|Jenkins|Gem|Proc|Vagrant)file|\]\(/u;
/** No path, and every pattern would be tried at each of its characters. */
const endless = /[\w.@*?{},[\]/\\:-]{301,}/gu;

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

/** A quick look at whether a line can name code at all. */
export function mayReferToCode(text: string): boolean {
  return mayBePath.test(text) || mayPin.test(text) || mayLack.test(text);
}

function readLine(line: Span, source: SourceText, inField: boolean, found: AnchorEntry[]): void {
  const add: Add = (anchor, from, length) => {
    const start = line.start + from;
    found.push({ ...anchor, inferred: !inField, source: source.mention(start, start + length) });
  };
  const text = line.text.length > 300 ? line.text.replaceAll(endless, blanks) : line.text;
  const gone = new Set<string>();
  if (mayLack.test(text)) readLacking(text, gone, add);
  if (mayPin.test(text)) readPins(text, add);
  if (mayBePath.test(text)) readPaths({ ...line, text }, source, inField, gone, add);
}

type Add = (anchor: AnchorFields, from: number, length: number) => void;

function blanks(run: string): string {
  return ' '.repeat(run.length);
}

/** What the line says is missing: files, and names that are imported. */
function readLacking(text: string, gone: Set<string>, add: Add): void {
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
}

function readPins(text: string, add: Add): void {
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
}

function isPathLike(module: string): boolean {
  return isCodeFile(module) || isHost(module);
}
