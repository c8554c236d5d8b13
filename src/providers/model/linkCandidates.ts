import { isGlob } from '../../core/files/glob.js';
import { workspacePath } from '../../core/files/workspacePath.js';

/** A place in a text that may name code; whether there is such code is for others to say. */
export interface LinkCandidate {
  /** Offsets (UTF-16 code units) of the text that is a link, the end exclusive. */
  start: number;
  end: number;
  /** As written, without line numbers and names. */
  written: string;
  /** Workspace-relative paths that may be meant, the likeliest first. Globs among them. */
  paths: string[];
  /** Zero-based. */
  line?: number;
  /** Of a pytest node id: class and function names, the outermost first. */
  names?: string[];
}

/** No name of a file, of a module or of a test is longer. */
const maxLength = 400;

/**
 * Words that look like paths (`src/a.py`, `src/a.py:12-50`, `src/a.py#L12`), pytest node ids
 * (`tests/a.py::TestA::test_b`), globs below a named folder, and dotted modules, in backticks or bare. Linear in the text.
 * What a Markdown link says or leads to is left out: it is a link already.
 *
 * @param folder of the text's file, for paths that are relative to it; '' at the top of the workspace
 */
export function* linkCandidates(text: string, folder: string): Generator<LinkCandidate> {
  const links = linkSpans(text);
  let link = 0;
  // Every alternative begins with other characters, so that no part of the text is matched in two ways.
  for (const match of text.matchAll(/(?:[\p{L}\p{N}_./\\\-+@*?~:#$%–]|\{[\w.,\-/*]+\}){1,500}/gu)) {
    const word = match[0];
    if (word.length < 3 || word.length > maxLength || !/[./]/u.test(word) || word.includes('://')) continue;
    const reference = parseWord(word, match.index, folder);
    if (!reference) continue;
    while (link < links.length && links[link]![1] <= reference.start) link++;
    if (link === links.length || reference.start < links[link]![0]) yield reference;
  }
}

const extension = /\.[A-Za-z][A-Za-z\d]{0,9}$/u;
const dotted = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$/u;

function parseWord(word: string, offset: number, folder: string): LinkCandidate | undefined {
  const trimmed = word.replace(/^[-:#+*]+(?=[\p{L}_])/u, '');
  const start = offset + word.length - trimmed.length;
  const text = trimEnd(trimmed);
  const { written, line, names, length } = splitWord(text);
  const paths = candidates(written, folder, names !== undefined);
  if (paths.length === 0) return undefined;
  return {
    start,
    end: start + length,
    written,
    paths,
    ...(line === undefined ? {} : { line }),
    ...(names === undefined ? {} : { names }),
  };
}

/** The end of the sentence is not the end of the name. */
function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && '.:,;?#–-+*~'.includes(text[end - 1]!)) {
    if (text[end - 1] === '*' && text[end - 2] === '/') break;
    end--;
  }
  return text.slice(0, end);
}

interface WordParts {
  written: string;
  line?: number;
  names?: string[];
  /** Of the part that is understood. */
  length: number;
}

function splitWord(text: string): WordParts {
  const node = text.indexOf('::');
  if (node >= 0) {
    const names = /^(?:::[A-Za-z_]\w*)+/u.exec(text.slice(node))?.[0] ?? '';
    const parts = names.split('::').slice(1);
    return {
      written: text.slice(0, node),
      length: node + names.length,
      ...(parts.length > 0 ? { names: parts } : {}),
    };
  }
  const place = /[:#]L?(\d{1,7})(?:[-–:]L?\d{1,7})*$/u.exec(text);
  if (!place) return { written: text, length: text.length };
  const line = Number(place[1]);
  return {
    written: text.slice(0, place.index),
    length: text.length,
    ...(line > 0 ? { line: line - 1 } : {}),
  };
}

function candidates(written: string, folder: string, isTest: boolean): string[] {
  // Links are for what is written plainly inside the workspace: no way up, no scheme, no home, no environment.
  if (/(?:^|[\\/])\.\.(?:[\\/]|$)|[:~$%#]/u.test(written)) return [];
  const path = workspacePath(written);
  if (path === undefined) return [];
  if (isGlob(path)) return isGlob(path.split('/', 1)[0]!) ? [] : [path];
  const paths: string[] = [];
  if (path.includes('/') || extension.test(path) || isTest) {
    paths.push(path);
    if (folder !== '') paths.push(`${folder}/${path}`);
  }
  if (dotted.test(path)) {
    const module = path.replaceAll('.', '/');
    paths.push(`${module}.py`, `${module}/__init__.py`);
  }
  return paths;
}

/** Where the Markdown links `[text](target)` and link definitions `[name]: target` of a text are, in their order. */
export function linkSpans(text: string): [start: number, end: number][] {
  const spans: [number, number][] = [];
  let lineStart = 0;
  let open = -1;
  let from = -1;
  let toLineEnd = false;
  for (let at = 0; at <= text.length; at++) {
    const char = text[at];
    if (char === '\n' || char === undefined || (char === ')' && from >= 0 && !toLineEnd)) {
      if (from >= 0) spans.push([from, at]);
      open = from = -1;
      toLineEnd = false;
      if (char === '\n') lineStart = at + 1;
    } else if (from >= 0) continue;
    else if (char === '[') open = at;
    else if (char === ']' && open >= 0) {
      toLineEnd = text[at + 1] === ':' && open - lineStart <= 3;
      if (toLineEnd || text[at + 1] === '(') from = open;
      open = -1;
    }
  }
  return spans;
}
