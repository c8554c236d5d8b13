import ignore, { type Ignore } from 'ignore';
import { ignoreHints, joinHints } from './ignoreHints.js';
import { folderOf } from './workspacePath.js';

/** The text of one `.gitignore` and the folder that it stands in; '' is the root. */
export interface IgnoreFile {
  folder: string;
  text: string;
}

/** The rules that count in a folder, those of the folders above it included. */
interface Rules {
  readonly all: Ignore;
  readonly hints: readonly string[] | undefined;
  /** Finds something in every path that they leave out, written with a slash before it. Most paths are none of those, and trying rule by rule is slow. */
  readonly hint: RegExp | undefined;
}

/** A rule with more `**` than this is an attack or a mistake and is left out: the time to match grows with every one. */
const maxGlobstars = 3;
/** The engine refuses to compile an expression without end. */
const maxHints = 500;

/**
 * What the `.gitignore` files of a tree leave out, by git's rules: the deeper file wins, a later line wins, and
 * nothing comes back from below an ignored folder. Letters count, as in git by default. What git tracks it does not ignore, whatever
 * the files say. Paths are relative to the root, with forward slashes; those of folders end with one.
 */
export class GitIgnore {
  /** By folder with a `.gitignore`. */
  private readonly rules = new Map<string, Rules>();
  private readonly nearest = new Map<string, Rules | undefined>();

  private tracked: ReadonlySet<string> | undefined;

  /** `readTracked`: the paths of the files that git tracks; asked once, and only when one of them could be left out. */
  constructor(
    files: readonly IgnoreFile[] = [],
    private readonly readTracked: () => readonly string[] = () => [],
  ) {
    const depth = ({ folder }: IgnoreFile): number => (folder === '' ? 0 : folder.split('/').length);
    for (const file of [...files].sort((a, b) => depth(a) - depth(b))) this.add(file);
  }

  /** The files of folders further up must have been added before. Of two of the same folder the later one wins. */
  add({ folder, text }: IgnoreFile): void {
    const above = this.rulesFor(folder);
    const lines = linesOf(text);
    const all = ignore({ ignorecase: false });
    if (above) all.add(above.all);
    all.add(folder === '' ? lines : lines.flatMap((line) => inFolder(line, folder)));
    const own = ignoreHints(lines);
    const hints = own && (above ? above.hints?.concat(own) : own);
    const hint = hints && hints.length <= maxHints ? joinHints(hints) : undefined;
    this.rules.set(folder, { all, hints, hint });
    this.nearest.clear();
  }

  ignores(path: string): boolean {
    if (this.rules.size === 0) return false;
    const rules = this.rulesFor(folderOf(path.endsWith('/') ? path.slice(0, -1) : path));
    if (!rules || rules.hint?.test(`/${path}`) === false) return false;
    return ignore.isPathValid(path) && rules.all.ignores(path) && !this.isTracked(path);
  }

  private isTracked(path: string): boolean {
    this.tracked ??= withFolders(this.readTracked());
    return this.tracked.has(path);
  }

  private rulesFor(folder: string): Rules | undefined {
    if (this.nearest.has(folder)) return this.nearest.get(folder);
    const rules = this.rules.get(folder) ?? (folder === '' ? undefined : this.rulesFor(folderOf(folder)));
    this.nearest.set(folder, rules);
    return rules;
  }
}

function withFolders(paths: readonly string[]): ReadonlySet<string> {
  const found = new Set(paths);
  for (const path of paths) {
    for (let folder = folderOf(path); folder !== '' && !found.has(`${folder}/`); folder = folderOf(folder))
      found.add(`${folder}/`);
  }
  return found;
}

function linesOf(text: string): string[] {
  return text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .filter((line) => line.split('**').length - 1 <= maxGlobstars);
}

/** A line of a nested file, written from the root; none for blank lines and comments. */
function inFolder(line: string, folder: string): string[] {
  const negated = line.startsWith('!');
  const pattern = negated ? line.slice(1) : line;
  // Spaces at the end do not count, and the last slash only says that a folder is meant.
  const body = pattern.replace(/(?<![ \\]) +$/u, '').replace(/\/$/u, '');
  if (body === '' || line.startsWith('#')) return [];
  const root = folder.replace(/[\\*?[\]!# ]/gu, '\\$&');
  const anchored = body.includes('/');
  return [`${negated ? '!' : ''}/${root}/${anchored ? pattern.replace(/^\//u, '') : `**/${pattern}`}`];
}
