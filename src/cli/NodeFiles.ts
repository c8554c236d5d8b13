import fs from 'node:fs/promises';
import path from 'node:path';
import { maxFileBytes, type FileAccess, type FileText, type Unreadable } from '../core/files/FileAccess.js';
import { GitIgnore } from '../core/files/GitIgnore.js';
import { compileGlob, isGlob } from '../core/files/glob.js';
import { ignoredFolders } from '../core/sources/defaultSources.js';
import { decodeText } from '../core/text/decodeText.js';

/** The files below a folder, without those that its `.gitignore` files leave out. Links that point out of it are never followed. */
export class NodeFiles implements FileAccess {
  private readonly ignored = new Set(ignoredFolders);
  private readonly gitIgnore = new GitIgnore();
  private all: Promise<string[]> | undefined;
  private realRoot: Promise<string> | undefined;

  constructor(private readonly root: string) {}

  async list(globs: readonly string[]): Promise<string[]> {
    const tests = globs.map(compileGlob);
    const found = (await this.walked()).filter((file) => tests.some((test) => test(file)));
    const known = new Set(found);
    for (const named of globs.filter((glob) => !isGlob(glob))) {
      if (!known.has(named) && (await this.exists(named))) found.push(named);
    }
    return found;
  }

  async ignores(file: string): Promise<boolean> {
    await this.walked();
    return file.split('/').some((part) => this.ignored.has(part)) || this.gitIgnore.ignores(file);
  }

  async read(file: string): Promise<FileText | undefined> {
    const absolute = await this.inside(file);
    if (absolute === undefined) return undefined;
    try {
      const stat = await fs.stat(absolute);
      if (!stat.isFile() || stat.size > maxFileBytes) return undefined;
      return decodeText(await fs.readFile(absolute));
    } catch {
      return undefined;
    }
  }

  async exists(file: string): Promise<boolean> {
    const absolute = await this.inside(file);
    if (absolute === undefined) return false;
    return fs.stat(absolute).then(
      (stat) => stat.isFile(),
      () => false,
    );
  }

  async unreadable(file: string): Promise<Unreadable | undefined> {
    const absolute = await this.inside(file);
    if (absolute === undefined) return undefined;
    try {
      const stat = await fs.stat(absolute);
      if (!stat.isFile()) return undefined;
      if (stat.size > maxFileBytes) return { reason: 'large', bytes: stat.size };
      return decodeText(await fs.readFile(absolute)) ? undefined : { reason: 'binary' };
    } catch {
      return undefined;
    }
  }

  /** The real path; undefined when there is none, or when a link leads out of the root. */
  private async inside(file: string): Promise<string | undefined> {
    this.realRoot ??= fs.realpath(this.root);
    try {
      const [root, real] = await Promise.all([this.realRoot, fs.realpath(path.join(this.root, file))]);
      return real === root || real.startsWith(root + path.sep) ? real : undefined;
    } catch {
      return undefined;
    }
  }

  private walked(): Promise<string[]> {
    this.all ??= this.walk();
    return this.all;
  }

  /** Depth first, in one order on every machine; links to folders are not entered, so there are no loops. */
  private async walk(): Promise<string[]> {
    const found: string[] = [];
    const visit = async (folder: string): Promise<void> => {
      const entries = await fs.readdir(path.join(this.root, folder), { withFileTypes: true }).catch(() => []);
      entries.sort((a, b) => (a.name < b.name ? -1 : 1));
      if (entries.some(({ name }) => name === '.gitignore')) {
        const file = await this.read(folder === '' ? '.gitignore' : `${folder}/.gitignore`);
        if (file) this.gitIgnore.add({ folder, text: file.text });
      }
      for (const entry of entries) {
        const child = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (this.gitIgnore.ignores(entry.isDirectory() ? `${child}/` : child)) continue;
        if (entry.isDirectory() && !this.ignored.has(entry.name)) await visit(child);
        else if (entry.isFile() || entry.isSymbolicLink()) found.push(child);
      }
    };
    await visit('');
    return found;
  }
}
