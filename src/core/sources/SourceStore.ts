import type { Breather } from '../Breather.js';
import type { FileAccess, FileText, Logger } from '../files/FileAccess.js';
import { withBreath } from '../steps.js';
import type { Fragment } from './fragment.js';
import type { DefectLists } from './reread/DefectLists.js';
import { keepLastGood, unreadableSource } from './unreadableSource.js';
import { unreadSource, type WhyUnread } from './unreadSource.js';

/** How many files are fetched while others are read: enough to hide the disk, few enough for any limit on open files. */
const filesAhead = 16;

/** The sources as they were read last, and those that wait to be read. */
export class SourceStore {
  private readonly known = new Map<string, Fragment>();
  /** The text that each fragment was read from: a save after typing changes nothing. */
  private readonly texts = new Map<string, string>();
  /** By path, the last fragment without syntax errors. */
  private readonly lastGood = new Map<string, Fragment>();
  /** Of fragments that were read in part: where their defects stand. */
  private readonly lists = new WeakMap<Fragment, DefectLists>();
  private readonly waiting = new Set<string>();
  /** Texts of those that wait, fetched ahead. */
  private readonly fetched = new Map<string, Promise<FileText | undefined>>();

  constructor(
    private readonly files: FileAccess,
    private readonly breather: Breather,
    private readonly log: Logger,
    /** The folder of the user's templates, when the path is in it. */
    private readonly templateFolderOf: (path: string) => string | undefined = () => undefined,
  ) {}

  has(path: string): boolean {
    return this.known.has(path);
  }

  paths(): Iterable<string> {
    return this.known.keys();
  }

  fragments(): Fragment[] {
    return [...this.known.values()];
  }

  /** These are all the sources there are, and each is to be read anew. */
  expect(paths: readonly string[]): void {
    const expected = new Set(paths);
    for (const path of [...this.known.keys()]) if (!expected.has(path)) this.forget(path);
    this.fetched.clear();
    this.waiting.clear();
    for (const path of paths) this.waiting.add(path);
  }

  /**
   * Reads those that wait, one after the other, while the files that come next are fetched. `isCurrent` is asked after each: false ends it, and
   * the next call goes on from there. True when none waits any more.
   */
  async readWaiting(isCurrent: () => boolean): Promise<boolean> {
    const ahead = this.waiting.values();
    for (const path of this.waiting) {
      while (this.fetched.size < filesAhead) {
        const { done, value } = ahead.next();
        if (done) break;
        void this.fetch(value);
      }
      await this.read(path, this.fetch(path));
      if (!isCurrent()) return this.waiting.size === 0;
    }
    return true;
  }

  /** Ahead of its use, so that a failure is thrown there and nowhere else. */
  private fetch(path: string): Promise<FileText | undefined> {
    let reading = this.fetched.get(path);
    if (!reading) {
      reading = this.files.read(path);
      reading.catch(() => undefined);
      this.fetched.set(path, reading);
    }
    return reading;
  }

  /** True when the source says something else than before. */
  async read(path: string, reading = this.files.read(path)): Promise<boolean> {
    // Whatever was fetched for it may be older.
    this.waiting.delete(path);
    this.fetched.delete(path);
    const file = await reading;
    await this.breather.breathe();
    if (!file) {
      const why = await this.whyUnread(path);
      if (why) {
        this.forget(path);
        this.known.set(path, this.unread(path, why));
        return true;
      }
      if (!this.known.has(path)) return false;
      this.forget(path);
      this.log.info(`${path} is gone; its entries are dropped.`);
      return true;
    }
    if (this.texts.get(path) === file.text) return false;
    const fragment = await this.readText(path, file);
    this.texts.set(path, file.text);
    const good = this.lastGood.get(path);
    this.known.set(path, fragment.broken && good ? keepLastGood(good, fragment) : fragment);
    if (!fragment.broken) this.lastGood.set(path, fragment);
    else if (good) this.log.warn(`${path} has syntax errors; its last good state stays.`);
    return true;
  }

  /** The readers are loaded when there is a source: without one they are most of what starting costs. */
  private async readText(path: string, file: FileText): Promise<Fragment> {
    try {
      const folder = this.templateFolderOf(path);
      if (folder !== undefined) {
        const { readTemplateFile } = await import('./templates/readTemplateFile.js');
        return readTemplateFile(path, folder, file);
      }
      const { readingSource, rereadingSource } = await import('./readSource.js');
      const [text, fragment] = [this.texts.get(path), this.known.get(path)];
      if (text !== undefined && fragment) {
        const last = { text, fragment, lists: this.lists.get(fragment) };
        const reread = await withBreath(rereadingSource(path, file, last), this.breather);
        if (reread) this.lists.set(reread.fragment, reread.lists);
        if (reread) return reread.fragment;
      }
      return (await withBreath(readingSource(path, file, text !== undefined), this.breather)).fragment;
    } catch (error) {
      this.log.error(`${path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return unreadableSource(path, file.encoding, error);
    }
  }

  /** Undefined for what is not there. */
  private async whyUnread(path: string): Promise<WhyUnread | undefined> {
    const why = await this.files.unreadable(path);
    return why ?? ((await this.files.leadsOutside(path)) ? { reason: 'outside' } : undefined);
  }

  private unread(path: string, why: WhyUnread): Fragment {
    const fragment = unreadSource(path, why);
    if (this.templateFolderOf(path) === undefined) return fragment;
    return { ...fragment, source: { ...fragment.source, kind: 'templates' } };
  }

  private forget(path: string): void {
    this.known.delete(path);
    this.lastGood.delete(path);
    this.texts.delete(path);
  }
}
