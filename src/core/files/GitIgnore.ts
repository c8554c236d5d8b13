import ignore, { type Ignore } from 'ignore';
import { folderOf } from './workspacePath.js';

/** The text of one `.gitignore` and the folder that it stands in; '' is the root. */
export interface IgnoreFile {
  folder: string;
  text: string;
}

/** A rule with more `**` than this is an attack or a mistake and is left out: the time to match grows with every one. */
const maxGlobstars = 3;

/**
 * What the `.gitignore` files of a tree leave out, by git's rules: the deeper file wins, a later line wins, and
 * nothing comes back from below an ignored folder. Letters count, as in git by default. Paths are relative to the
 * root, with forward slashes; those of folders end with one.
 */
export class GitIgnore {
  /** By folder with a `.gitignore`: its rules after those of the folders above it. */
  private readonly rules = new Map<string, Ignore>();
  private readonly nearest = new Map<string, Ignore | undefined>();

  constructor(files: readonly IgnoreFile[] = []) {
    const depth = ({ folder }: IgnoreFile): number => (folder === '' ? 0 : folder.split('/').length);
    for (const file of [...files].sort((a, b) => depth(a) - depth(b))) this.add(file);
  }

  /** The files of folders further up must have been added before. Of two of the same folder the later one wins. */
  add({ folder, text }: IgnoreFile): void {
    const above = this.rulesFor(folder);
    const rules = ignore({ ignorecase: false });
    if (above) rules.add(above);
    this.rules.set(folder, rules.add(rulesOf(text, folder)));
    this.nearest.clear();
  }

  ignores(path: string): boolean {
    if (this.rules.size === 0) return false;
    const rules = this.rulesFor(folderOf(path.endsWith('/') ? path.slice(0, -1) : path));
    return rules !== undefined && ignore.isPathValid(path) && rules.ignores(path);
  }

  private rulesFor(folder: string): Ignore | undefined {
    if (this.nearest.has(folder)) return this.nearest.get(folder);
    const rules = this.rules.get(folder) ?? (folder === '' ? undefined : this.rulesFor(folderOf(folder)));
    this.nearest.set(folder, rules);
    return rules;
  }
}

/** The lines as they would read in the root's `.gitignore`. */
function rulesOf(text: string, folder: string): string[] {
  return text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .filter((line) => line.split('**').length - 1 <= maxGlobstars)
    .flatMap((line) => (folder === '' ? [line] : inFolder(line, folder)));
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
