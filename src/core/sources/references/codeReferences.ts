import type { AddAnchor } from './AddAnchor.js';
import { workspacePath } from '../../files/workspacePath.js';
import type { AnchorFields } from '../../model/anchor.js';
import type { AnchorEntry } from '../fragment.js';
import type { SourceText } from '../SourceText.js';
import type { Span } from '../report/markdown/ReportDocument.js';
import { isSupposed } from './isSupposed.js';
import { readFailingImports, readLackingNames } from './lackingNames.js';
import { paragraphs } from './paragraphs.js';
import { pathText, readPaths } from './readPaths.js';
import { readPins } from './readPins.js';

/** More lines than this about one defect are a dump. */
const maxLines = 400;
const maxLine = 2000;

/** What may follow where a file is called missing; a noun says that something of the file is (`is missing type hints`). */
/** Missing from anywhere but the project says nothing of its files. */
const notElsewhere = String.raw`(?!\s+(?:from|in|on|at)\s+(?!(?:(?:the|this|our|its|whole|source|main|master|current|project)\s+)*(?:repo\w*|project|codebase|code|sources?|tree|package|workspace|checkout|root|branch|master|main|folder|directory|disk|git|version control|\x60)))`;
const noNoun = String.raw`(?![\s*\x60'"]+(?!(?:from|in|and|but|so|because|since|on|at|or|which|that|when|while|entirely|completely|yet|today|now)\b)[\p{L}\d_])`;
const missingFile = new RegExp(
  [
    String.raw`${'`'}(${pathText})${'`'}\s+(?:file\s+)?(?:(?:is\s+)?(?:missing|absent)${noNoun}${notElsewhere}|(?:does(?:\s+not|n['’]t)\s+exist|(?:is\s+)?not\s+found)${notElsewhere})`,
    String.raw`(?<![\w./\\${'`'}'"-])((?:[\w.-]+/)+[\w-][\w.-]*\.[A-Za-z]\w{0,7})\s+(?:(?:is\s+)(?:missing|absent)(?=[.,;!)]|$|\s+(?:from|in)\s)${notElsewhere}|does(?:\s+not|n['’]t)\s+exist${notElsewhere})`,
    String.raw`\b(?:missing|no)\s+file:?\s+${'`'}(${pathText})${'`'}`,
    String.raw`\b(?:missing|no)\s+${'`'}(${pathText})${'`'}${noNoun}`,
  ].join('|'),
  'giu',
);

const failingTest = new RegExp(
  String.raw`(?<![\w.:])[${'`'}'"]?((?:Test\w{1,80}(?:::|\.))?test_\w{1,80})(?:\(\))?[${'`'}'"]?\s+(?:(?:is|keeps|still|now)\s+)?(?:fail(?:s|ed|ing)?|hangs?|errors?(?:\s+out)?|crash(?:es|ed)|flak(?:y|es)|skipped|broken)\s+in\s+[${'`'}'"]?(${pathText})(?![\w/])`,
  'gu',
);

/** Quick looks, as most lines name no code: something is absent or imported, a version is pinned, a file has an ending. */
const mayLack = /miss|no module|absent|undefined|not|n['’]t|\bno\s|lacks|import/i;
const mayPin = /==\d|@\d/u;
const mayBePath = /\.[A-Za-z]|(?:Docker|Make|Jenkins|Gem|Proc|Vagrant)file|\]\(/u;
/** No path, and every pattern would be tried at each of its characters. */
const endless = /[\w.@*?{},[\]/\\:-]{301,}/gu;

export interface ReferenceOptions {
  /** The lines are the value of a field such as Location: a bare file name counts, and a path that leaves the workspace is a problem. */
  readonly inField?: boolean;
  /** Of the field whose value the lines are. */
  readonly label?: string;
}

/**
 * The code that lines of prose and fields name (READING: Code references), as inferred anchors: paths with optional lines,
 * pytest node ids, `X missing from a.b`, versions that should be, missing files.
 */
export function codeReferences(
  lines: readonly Span[],
  source: SourceText,
  options: ReferenceOptions = {},
): AnchorEntry[] {
  const found: AnchorEntry[] = [];
  const inferred = !options.inField;
  readReferences(lines, source, options, (anchor, start, end) => {
    found.push({ ...anchor, inferred, source: source.mention(start, end) });
  });
  return found;
}

/** The same of a text that does not stand in the source as it is, such as a value of JSON. */
export function referencesInValue(text: string, source: SourceText): AnchorFields[] {
  const found: AnchorFields[] = [];
  let start = 0;
  const lines = text.split('\n').map((line) => {
    const span = { text: line.slice(0, maxLine), start, end: start + line.length };
    start = span.end + 1;
    return span;
  });
  readReferences(lines, source, {}, (anchor) => found.push(anchor));
  return found;
}

function readReferences(
  lines: readonly Span[],
  source: SourceText,
  { inField = false, label = '' }: ReferenceOptions,
  add: (anchor: AnchorFields, start: number, end: number) => void,
): void {
  const read = lines
    .slice(0, maxLines)
    .filter(({ text }) => text.length <= maxLine)
    .map((line) =>
      line.text.length > 300 ? { ...line, text: line.text.replaceAll(endless, blanks) } : line,
    );
  for (const { text, offsets } of paragraphs(read)) {
    if (!mayLack.test(text)) continue;
    readLackingNames(text, (anchor, from, length) =>
      add(anchor, offsets(from), offsets(from + length - 1) + 1),
    );
  }
  for (const line of read)
    readLine(line, source, inField, label, (anchor, from, length) =>
      add(anchor, line.start + from, line.start + from + length),
    );
}

/** A quick look at whether a line can name code at all. */
export function mayReferToCode(text: string): boolean {
  return mayBePath.test(text) || mayPin.test(text) || mayLack.test(text);
}

function readLine(line: Span, source: SourceText, inField: boolean, label: string, add: AddAnchor): void {
  const { text } = line;
  const gone = new Set<string>();
  if (mayLack.test(text)) {
    readMissingFiles(text, gone, add);
    readFailingImports(text, add);
  }
  if (text.includes('test_')) readFailingTests(text, gone, add);
  if (mayPin.test(text)) readPins(text, label, add);
  if (mayBePath.test(text)) readPaths(line, source, inField, gone, add);
}

/** `test_retry` fails in `tests/test_client.py`: the file is said with it. */
function readFailingTests(text: string, gone: Set<string>, add: AddAnchor): void {
  for (const match of text.matchAll(failingTest)) {
    const path = workspacePath(match[2]!);
    if (path === undefined || /[*?{]/u.test(path)) continue;
    gone.add(path);
    add({ kind: 'test', path, name: match[1]!.replace('.', '::') }, match.index, match[0].length);
  }
}

function blanks(run: string): string {
  return ' '.repeat(run.length);
}

/** Files that the line calls missing. */
function readMissingFiles(text: string, gone: Set<string>, add: AddAnchor): void {
  for (const match of text.matchAll(missingFile)) {
    const path = workspacePath(match.slice(1).find((each) => each !== undefined) ?? '');
    if (isSupposed(text, match.index, match.index + match[0].length)) continue;
    if (path === undefined || /[*?{]/u.test(path) || !path.includes('/')) continue;
    gone.add(path);
    add({ kind: 'missing-file', path }, match.index, match[0].length);
  }
}
