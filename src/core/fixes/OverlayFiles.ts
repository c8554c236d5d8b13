import type { FileAccess, FileText, Unreadable } from '../files/FileAccess.js';
import { compileGlob, isGlob } from '../files/glob.js';
import type { FileFix } from './FixPlan.js';

/** The workspace as it would be after some fixes: a fix that builds on others is planned on it. */
export class OverlayFiles implements FileAccess {
  private readonly texts = new Map<string, string>();

  constructor(private readonly files: FileAccess) {}

  apply(fixes: readonly FileFix[]): void {
    for (const { path, after } of fixes) this.texts.set(path, after);
  }

  async list(globs: readonly string[]): Promise<string[]> {
    const found = new Set(await this.files.list(globs));
    for (const path of this.texts.keys()) {
      if (globs.includes(path)) found.add(path);
      else if (globs.some((glob) => isGlob(glob) && compileGlob(glob)(path)) && !(await this.ignores(path)))
        found.add(path);
    }
    return [...found];
  }

  ignores(path: string): Promise<boolean> {
    return this.files.ignores(path);
  }

  async read(path: string, maxBytes?: number): Promise<FileText | undefined> {
    const text = this.texts.get(path);
    const file = await this.files.read(path, maxBytes);
    return text === undefined ? file : { encoding: 'utf-8', ...file, text };
  }

  async exists(path: string): Promise<boolean> {
    return this.texts.has(path) || (await this.files.exists(path));
  }

  async hasFolder(path: string): Promise<boolean> {
    for (const each of this.texts.keys()) if (each.startsWith(`${path}/`)) return true;
    return this.files.hasFolder(path);
  }

  leadsOutside(path: string): Promise<boolean> {
    return this.files.leadsOutside(path);
  }

  async unreadable(path: string, maxBytes?: number): Promise<Unreadable | undefined> {
    return this.texts.has(path) ? undefined : this.files.unreadable(path, maxBytes);
  }
}
