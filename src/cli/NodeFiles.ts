import { isAscii } from 'node:buffer';
import fs from 'node:fs';
import path from 'node:path';
import { Breather } from '../core/Breather.js';
import { excludeFile } from '../core/files/excludeFile.js';
import { maxFileBytes, type FileAccess, type FileText, type Unreadable } from '../core/files/FileAccess.js';
import { FileListing } from '../core/files/FileListing.js';
import { GitIgnore } from '../core/files/GitIgnore.js';
import { isGlob } from '../core/files/glob.js';
import { ignoredFolders } from '../core/sources/defaultSources.js';
import { withBreath } from '../core/steps.js';
import { decodeText, isBinary } from '../core/text/decodeText.js';

/** Enough to tell a file that is not text. */
const headBytes = 8192;

/** Most files of code are smaller. */
const bufferBytes = 256 * 1024;

/** A pipe must not be waited for, and what was a file must not have become a link. */
const readFlags = fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0) | (fs.constants.O_NOFOLLOW ?? 0);

interface Opened {
  descriptor: number;
  bytes: number;
}

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
  /** What files are read into, one after the other. */
  private readonly buffer = Buffer.allocUnsafeSlow(bufferBytes);
  private realRoot: string | undefined;
  private readonly breather = new Breather();

  constructor(private readonly root: string) {}

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
    return Promise.resolve(this.readNow(file, maxBytes));
  }

  /** As `read`, at once. */
  readNow(file: string, maxBytes = maxFileBytes): FileText | undefined {
    const length = this.plain.has(file) ? this.readSmall(file) : 0;
    if (length > 0 && length <= maxBytes)
      return textOf(new Uint8Array(this.buffer.buffer, 0, length), this.buffer);
    return this.withFile(file, (opened) => this.readOpened(opened, maxBytes));
  }

  /**
   * Reads a file into the buffer and gives its length; 0 where more has to be looked at: it is empty, or too large for the buffer, or no file any
   * more. It takes as few calls as can be: over thousands of files they are most of what reading costs.
   */
  private readSmall(file: string): number {
    let descriptor: number | undefined;
    try {
      descriptor = fs.openSync(`${this.root}/${file}`, readFlags);
      let length = 0;
      while (length < bufferBytes) {
        const read = fs.readSync(descriptor, this.buffer, length, bufferBytes - length, null);
        if (read === 0) return length;
        length += read;
      }
    } catch {
      // It is tried again with more care.
    } finally {
      if (descriptor !== undefined) fs.closeSync(descriptor);
    }
    return 0;
  }

  /** Where the file is to be written, with links followed; undefined when that is outside. Its folders may still be missing. */
  writable(file: string): string | undefined {
    if (file.includes('\0')) return undefined;
    const missing: string[] = [];
    for (let at = file; ; at = path.posix.dirname(at)) {
      const real = this.inside(at === '.' ? '' : at);
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
    try {
      // Most questions are about files that are not there.
      const there = fs.statSync(path.join(this.root, file), { throwIfNoEntry: false });
      if (!there?.isFile() || this.plain.has(file)) return Promise.resolve(there?.isFile() ?? false);
      const absolute = this.inside(file);
      return Promise.resolve(absolute !== undefined && fs.statSync(absolute).isFile());
    } catch {
      return Promise.resolve(false);
    }
  }

  unreadable(file: string, maxBytes = maxFileBytes): Promise<Unreadable | undefined> {
    const why = this.withFile(file, ({ descriptor, bytes }): Unreadable | undefined => {
      if (bytes <= maxFileBytes && isBinary(this.readBytes(descriptor, Math.min(headBytes, bytes))))
        return { reason: 'binary' };
      return bytes > maxBytes ? { reason: 'large', bytes } : undefined;
    });
    return Promise.resolve(why);
  }

  private readOpened({ descriptor, bytes }: Opened, maxBytes: number): FileText | undefined {
    if (bytes > maxBytes) return undefined;
    const read = this.readBytes(descriptor, bytes);
    return textOf(read, read);
  }

  /** They hold until the next call. */
  private readBytes(descriptor: number, length: number): Buffer {
    const bytes = length > bufferBytes ? Buffer.allocUnsafeSlow(length) : this.buffer;
    let at = 0;
    while (at < length) {
      const read = fs.readSync(descriptor, bytes, at, length - at, at);
      if (read === 0) break;
      at += read;
    }
    return bytes.subarray(0, at);
  }

  /** Undefined for what is no file, cannot be opened, or is outside. */
  private withFile<T>(file: string, use: (opened: Opened) => T | undefined): T | undefined {
    let descriptor: number | undefined;
    try {
      const plain = this.plain.has(file);
      const absolute = plain ? path.join(this.root, file) : this.inside(file);
      if (absolute === undefined) return undefined;
      descriptor = fs.openSync(absolute, readFlags);
      const stat = fs.fstatSync(descriptor);
      return stat.isFile() ? use({ descriptor, bytes: stat.size }) : undefined;
    } catch {
      return undefined;
    } finally {
      if (descriptor !== undefined) fs.closeSync(descriptor);
    }
  }

  /** The real path; undefined when there is none, or when a link leads out of the root. */
  private inside(file: string): string | undefined {
    if (file.includes('\0')) return undefined;
    try {
      const root = (this.realRoot ??= fs.realpathSync.native(this.root));
      const real = fs.realpathSync.native(path.join(this.root, file));
      return real === root || real.startsWith(root.endsWith(path.sep) ? root : root + path.sep)
        ? real
        : undefined;
    } catch {
      return undefined;
    }
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
    const own = this.withFile(excludeFile, (opened) => this.readOpened(opened, maxFileBytes));
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
      const file = this.withFile(`${below}.gitignore`, (opened) => this.readOpened(opened, maxFileBytes));
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

/** As `decodeText`. Most code is ASCII, which needs no decoder. `buffer` begins with the bytes. */
function textOf(bytes: Uint8Array, buffer: Buffer): FileText | undefined {
  if (!isAscii(bytes) || isBinary(bytes)) return decodeText(bytes);
  return { text: buffer.toString('latin1', 0, bytes.length), encoding: 'utf-8', lossy: false };
}
