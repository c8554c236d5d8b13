import fs from 'node:fs';
import path from 'node:path';
import { Breather } from '../../core/Breather.js';
import { excludeFile } from '../../core/files/excludeFile.js';
import {
  maxFileBytes,
  type FileAccess,
  type FileText,
  type Unreadable,
} from '../../core/files/FileAccess.js';
import { FileListing } from '../../core/files/FileListing.js';
import { GitIgnore } from '../../core/files/GitIgnore.js';
import { isGlob } from '../../core/files/glob.js';
import { ignoredFolders } from '../../core/sources/defaultSources.js';
import { withBreath } from '../../core/steps.js';
import { DiskReader } from './DiskReader.js';

/**
 * The files below a folder, without those that its `.gitignore` files and `.git/info/exclude` leave out. Links that point out of it are never
 * followed. Files are read at once and not by turns: on a command line nothing waits meanwhile, and a call to the
 * pool of threads costs several times what reading a file of code does.
 */
export class NodeFiles implements FileAccess {
  private readonly ignored = new Set(ignoredFolders);
  private readonly gitIgnore = new GitIgnore();
  /** What is a file by itself and in no linked folder, so that its path is inside without being looked up. */
  private readonly plain = new Set<string>();
  private all: Promise<FileListing> | undefined;
  private readonly reader: DiskReader;
  private readonly breather = new Breather();

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

  async ignores(file: string): Promise<boolean> {
    await this.listed();
    return file.split('/').some((part) => this.ignored.has(part)) || this.gitIgnore.ignores(file);
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

  unreadable(file: string, maxBytes?: number): Promise<Unreadable | undefined> {
    return Promise.resolve(this.reader.unreadable(file, maxBytes));
  }

  private async matching(glob: string): Promise<string[]> {
    return withBreath((await this.listed()).matchingInSteps(glob), this.breather);
  }

  private listed(): Promise<FileListing> {
    this.all ??= this.walk();
    return this.all;
  }

  /** Links to folders are not entered, so there are no loops. */
  private async walk(): Promise<FileListing> {
    const found: string[] = [];
    const folders = [''];
    const own = this.reader.read(excludeFile);
    if (own) this.gitIgnore.add({ folder: '', text: own.text });
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      if (this.breather.due) await this.breather.breathe();
      this.takeIn(folder, entriesOf(path.join(this.root, folder)), found, folders);
    }
    return withBreath(FileListing.from(found), this.breather);
  }

  private takeIn(folder: string, entries: readonly fs.Dirent[], found: string[], folders: string[]): void {
    const below = folder === '' ? '' : `${folder}/`;
    if (entries.some(({ name }) => name === '.gitignore')) {
      const file = this.reader.read(`${below}.gitignore`);
      if (file) this.gitIgnore.add({ folder, text: file.text });
    }
    for (const entry of entries) {
      const child = below + entry.name;
      if (entry.isDirectory()) {
        if (!this.ignored.has(entry.name) && !this.gitIgnore.ignores(`${child}/`)) folders.push(child);
      } else if ((entry.isFile() || entry.isSymbolicLink()) && !this.gitIgnore.ignores(child)) {
        found.push(child);
        if (entry.isFile()) this.plain.add(child);
      }
    }
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
