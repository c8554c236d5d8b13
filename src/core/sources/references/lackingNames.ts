import type { AddAnchor } from './AddAnchor.js';
import { kindWords, nameList, namesBefore, namesIn } from './claimedNames.js';
import type { AnchorFields } from '../../model/anchor.js';
import { isSupposed } from './isSupposed.js';
import { isCodeFile, isHost, pathText } from './readPaths.js';
import { workspacePath } from '../../files/workspacePath.js';

const dotted = String.raw`[*\x60'"]{0,3}((?:[A-Za-z_]\w*\.){1,12}[A-Za-z_]\w*)[*\x60'"]{0,3}(?![\w/(]|\s+import\b)`;
const where = String.raw`\s+(?:from|in|by)\s+(?:the\s+)?(?:module\s+|package\s+|file\s+)?`;
const be = String.raw`(?:(?:is|are|was|were)\s+)?(?:(?:still|currently|also|now|actually)\s+)?`;
const made = '(?:defined|declared|implemented|exported)';
const isMade = new RegExp(made, 'iu');
const there = String.raw`(?:${made}|found|available|present|provided|exposed)`;
const not = String.raw`(?:${be}not\s+(?:yet\s+|currently\s+|actually\s+)?|(?:is|are|was|were)n['’]t\s+(?:yet\s+)?)`;
const exist = String.raw`(?:does|do|did)(?:\s+not|n['’]t)\s+exist`;
const absent = String.raw`(?:${be}(?:missing|absent|undefined)|${not}${there}|${exist})`;
/** A name comes right before it. */
const missingFrom = new RegExp(String.raw`(?<=\s)${absent}${where}${dotted}`, 'giu');
const notMadeIn = new RegExp(
  String.raw`(?<=\s)(${absent})${where}[*\x60'"]{0,3}(${pathText})[*\x60'"]{0,3}(?![\w/])`,
  'giu',
);
const missingIn = new RegExp(
  String.raw`\b(?:missing|lacks?|no)\s+(?:the\s+)?(?:(${kindWords}):?\s+)?(${nameList})(?:\s+(${kindWords}))?${where}(?:${dotted}|[*\x60'"]{0,3}(${pathText})[*\x60'"]{0,3}(?![\w/]))`,
  'giu',
);
const missingList = new RegExp(String.raw`\bmissing${where}${dotted}\s*:\s*(${nameList})`, 'giu');
const lacks = new RegExp(
  String.raw`(?<![\w./-])${dotted}\s+(?:module\s+|package\s+)?(?:has\s+no|does(?:\s+not|n['’]t)\s+(?:define|export|have|provide|contain|implement|expose)|lacks|is\s+missing)\s+(?:the\s+|an?\s+)?(?:(${kindWords})\s+(?:named\s+|called\s+)?)?(${nameList})`,
  'giu',
);
const cannotImport =
  /(?:cannot import(?: name)?|(?:missing|failing|broken|failed) import(?: of)?:?)\s+['"\x60]?([A-Za-z_]\w{0,80})['"\x60]?\s+from\s+(['"\x60]?)((?:[A-Za-z_]\w*\.){0,12}[A-Za-z_]\w*)/giu;
const noModule = /\bNo module named\s+['"\x60]?((?:[A-Za-z_]\w*\.){0,12}[A-Za-z_]\w*)/gu;
const importStatement =
  /\bfrom\s+((?:[A-Za-z_]\w*\.){1,12}[A-Za-z_]\w*)\s+import\s+([A-Za-z_]\w*(?:\s*,\s*[A-Za-z_]\w*){0,10})/gu;
/** Of an import that is quoted: that it is one for want of what it names, not that it is slow or unwise. */
const failing =
  /\b(?:missing|absent|undefined|unresolved|broken|fail(?:s|ed|ing|ures?)?|cannot|can['’]t|no such|(?:Import|ModuleNotFound)Error)\b|\b(?:not|n['’]t)\s+(?:yet\s+)?(?:defined|found|exist\w*|exported|implemented|available|present|resolve\w*)\b/iu;
const claimed =
  /missing (?:from|in)\b|cannot import|No module named|no attribute|not (?:defined|implemented in)\b/iu;
/** A subject rather than a definition: `HTTPS is not implemented in src/a.py`. */
const isAcronym = /^[A-Z][A-Z\d]+$/u;
/** What is imported is there, only not yet. */
const circular = /\bcircular\b|\bpartially initiali[sz]ed\b/iu;

/** A quick look at whether a value of an inventory says that a name is missing. */
export function mayLackNames(value: unknown): boolean {
  return typeof value === 'string' && claimed.test(value);
}

/** Names that the text says are missing, of modules and of files. The text may be of several lines. */
export function readLackingNames(text: string, add: AddAnchor): void {
  const claim = (module: string, names: readonly string[], from: number, end: number): void => {
    if (isSupposed(text, from, end)) return;
    // A member is imported with its class.
    const imported = names.filter((name) => !name.includes('.'));
    if (imported.length > 0 && !isPathLike(module))
      add({ kind: 'import', module, names: imported }, from, end - from);
  };
  const inFile = (written: string, names: readonly string[], from: number, end: number): void => {
    const path = workspacePath(written);
    if (path === undefined || !isCodeFile(path) || /[*?{]/u.test(path) || isSupposed(text, from, end)) return;
    for (const name of names)
      if (!isAcronym.test(name)) add({ kind: 'symbol', path, name, required: true }, from, end - from);
  };
  for (const match of text.matchAll(missingFrom)) {
    const found = namesBefore(text, match.index);
    if (found) claim(match[1]!, found.names, found.start, match.index + match[0].length);
  }
  for (const match of text.matchAll(notMadeIn)) {
    const found = namesBefore(text, match.index);
    // A setting or an argument can be missing from a file as well.
    if (found && (found.isDefinition || isMade.test(match[1]!)))
      inFile(match[2]!, found.names, found.start, match.index + match[0].length);
  }
  for (const match of text.matchAll(missingIn)) {
    const [whole, before, list, after, module, path] = match;
    const found = namesIn(list!, before !== undefined, after !== undefined);
    if (found && module !== undefined) claim(module, found.names, match.index, match.index + whole.length);
    else if (found?.isDefinition) inFile(path!, found.names, match.index, match.index + whole.length);
  }
  for (const match of text.matchAll(missingList)) {
    const found = namesIn(match[2]!, false, false);
    if (found) claim(match[1]!, found.names, match.index, match.index + match[0].length);
  }
  for (const match of text.matchAll(lacks)) {
    const found = namesIn(match[3]!, match[2] !== undefined, false);
    if (found) claim(match[1]!, found.names, match.index, match.index + match[0].length);
  }
}

/** Imports that the line says fail. */
export function readFailingImports(text: string, given: AddAnchor): void {
  const add = (anchor: AnchorFields, from: number, length: number): void => {
    if (!isSupposed(text, from, from + length)) given(anchor, from, length);
  };
  for (const match of text.matchAll(noModule))
    add({ kind: 'import', module: match[1]!, names: [] }, match.index, match[0].length);
  if (circular.test(text)) return;
  for (const match of text.matchAll(cannotImport)) {
    const [whole, name, quote, module] = match;
    if (quote !== '' || module!.includes('.'))
      add({ kind: 'import', module: module!, names: [name!] }, match.index, whole.length);
  }
  if (!failing.test(text)) return;
  for (const match of text.matchAll(importStatement)) {
    const names = match[2]!.split(',').map((name) => name.trim());
    add({ kind: 'import', module: match[1]!, names }, match.index, match[0].length);
  }
}

function isPathLike(module: string): boolean {
  return (
    isCodeFile(module) ||
    isHost(module) ||
    /\.(?:txt|md|json|ya?ml|toml|cfg|ini|lock|xml|csv|log)$/iu.test(module)
  );
}
