import fs from 'node:fs';
import path from 'node:path';
import { Breather } from '../../core/Breather.js';
import { excludeFile, indexFile } from '../../core/files/excludeFile.js';
import {
  maxFileBytes,
  type FileAccess,
  type FileText,
  type Unreadable,
} from '../../core/files/FileAccess.js';
import { FileListing } from '../../core/files/FileListing.js';
import { GitIgnore } from '../../core/files/GitIgnore.js';
import { readTracked } from '../../core/files/readTracked.js';
import { isGlob } from '../../core/files/glob.js';
import { nextTurn } from '../../core/nextTurn.js';
import { ignoredFolders, isInIgnoredFolder } from '../../core/sources/defaultSources.js';
import { atOnce, withBreath } from '../../core/steps.js';
import { DiskReader } from './DiskReader.js';

/**
 * The files below a folder, without those that its `.gitignore` files and `.git/info/exclude` leave out and git does not track. Links that point out of it are never
 * followed. Files are read at once and not by turns: on a command line nothing waits meanwhile, and a call to the
 * pool of threads costs several times what reading a file of code does.
 */
export class NodeFiles implements FileAccess {
  private readonly ignored = new Set(ignoredFolders);
  private readonly gitIgnore = new GitIgnore([], () => this.tracked());
  /** What is a file by itself and in no linked folder, so that its path is inside without being looked up. */
  private readonly plain = new Set<string>();
  /** In order of code units. */
  private readonly found: string[] = [];
  private walking: Promise<readonly string[]> | undefined;
  private all: Promise<FileListing> | undefined;
  private readonly reader: DiskReader;
  private readonly breather = new Breather(undefined, { now: Date.now });

  constructor(private readonly root: string) {
    this.reader = new DiskReader(root, (file) => this.plain.has(file));
  }

  async list(globs: readonly string[]): Promise<string[]> {
    if (globs.length === 1 && isGlob(globs[0]!)) return this.matching(globs[0]!);
    const found = new Set<string>();
    for (const named of globs) if (!isGlob(named) && (await this.exists(named))) found.add(named);
    // What is named and there needs no listing.
    if (found.size === globs.length) return [...found];
    for (const glob of globs) for (const each of await this.matching(glob)) found.add(each);
    return [...found];
  }

  /** Known as soon as so many are found. */
  async atLeast(count: number): Promise<boolean> {
    let isOver = false;
    const end = (): boolean => (isOver = true);
    void this.walked().then(end, end);
    while (this.found.length < count && !isOver) await nextTurn();
    return this.found.length >= count;
  }

  async ignores(file: string): Promise<boolean> {
    await this.walked();
    return isInIgnoredFolder(file) || this.gitIgnore.ignores(file);
  }

  read(file: string, maxBytes = maxFileBytes): Promise<FileText | undefined> {
    return Promise.resolve(this.reader.read(file, maxBytes));
  }

  /** As `read`, at once. */
  readNow(file: string): FileText | undefined {
    return this.reader.read(file);
  }

  /** Where the file is to be written, with links followed; undefined when that is outside. Its folders may still be missing. */
  writable(file: string): string | undefined {
    if (file.includes('\0')) return undefined;
    const missing: string[] = [];
    for (let at = file; ; at = path.posix.dirname(at)) {
      const real = this.reader.inside(at === '.' ? '' : at);
      if (real !== undefined) return path.join(real, ...missing);
      // There, but leading outside or nowhere.
      if (at === '.' || isThere(path.join(this.root, at))) return undefined;
      missing.unshift(path.posix.basename(at));
    }
  }

  leadsOutside(file: string): Promise<boolean> {
    return Promise.resolve(this.writable(file) === undefined);
  }

  exists(file: string): Promise<boolean> {
    return Promise.resolve(this.reader.exists(file));
  }

  hasFolder(folder: string): Promise<boolean> {
    return Promise.resolve(this.reader.hasFolder(folder));
  }

  unreadable(file: string, maxBytes?: number): Promise<Unreadable | undefined> {
    return Promise.resolve(this.reader.unreadable(file, maxBytes));
  }

  private async matching(glob: string): Promise<string[]> {
    if (glob === '**/*') return [...(await this.walked())];
    return withBreath((await this.listed()).matchingInSteps(glob), this.breather);
  }

  private listed(): Promise<FileListing> {
    return (this.all ??= this.walked().then((found) => withBreath(FileListing.from(found), this.breather)));
  }

  private tracked(): readonly string[] {
    try {
      return atOnce(readTracked(fs.readFileSync(path.join(this.root, indexFile)))) ?? [];
    } catch {
      return [];
    }
  }

  private walked(): Promise<readonly string[]> {
    return (this.walking ??= this.walk());
  }

  /** Links to folders are not entered, so there are no loops. */
  private async walk(): Promise<readonly string[]> {
    const { found } = this;
    const own = this.reader.read(excludeFile);
    if (own) this.gitIgnore.add({ folder: '', text: own.text });
    // What comes next stands last, so that all comes in order: a folder where its name and a slash belong.
    const waiting = [''];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (next !== '' && !next.endsWith('/')) found.push(next);
      else {
        if (this.breather.due) await this.breather.breathe();
        for (const child of this.childrenOf(next).sort().reverse()) waiting.push(child);
      }
    }
    return found;
  }

  /** `below`: what their paths begin with. Those of folders end with a slash. */
  private childrenOf(below: string): string[] {
    const entries = entriesOf(`${this.root}/${below}`);
    if (entries.some(({ name }) => name === '.gitignore')) {
      const file = this.reader.read(`${below}.gitignore`);
      if (file) this.gitIgnore.add({ folder: below.slice(0, -1), text: file.text });
    }
    const children: string[] = [];
    for (const entry of entries) {
      const child = below + entry.name;
      if (entry.isDirectory()) {
        if (!this.ignored.has(entry.name) && !this.gitIgnore.ignores(`${child}/`)) children.push(`${child}/`);
      } else if ((entry.isFile() || entry.isSymbolicLink()) && !this.gitIgnore.ignores(child)) {
        children.push(child);
        if (entry.isFile()) this.plain.add(child);
      }
    }
    return children;
  }
}

/** Itself: what a link leads to does not count. */
function isThere(file: string): boolean {
  try {
    return fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** A folder that may not be read is as good as empty. */
function entriesOf(folder: string): fs.Dirent[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
