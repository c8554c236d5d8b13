import type { Breather } from '../Breather.js';
import type { FileAccess, FileChange } from '../files/FileAccess.js';
import { FileListing } from '../files/FileListing.js';
import { compileGlob, expandBraces, isGlob } from '../files/glob.js';
import { GlobIndex } from '../files/GlobIndex.js';
import { folderOf } from '../files/workspacePath.js';
import { withBreath } from '../steps.js';
import { everyFile } from './patterns/PatternTarget.js';

type FolderState = 'there' | 'absent' | 'outside';

/** Which files there are, by glob, out of one listing of the workspace. */
export class ListedFiles {
  private all: Promise<FileListing> | undefined;
  /** Since the listing was made, and not yet looked at. */
  private readonly appeared = new Set<string>();
  private readonly folders = new Map<string, Promise<FolderState>>();
  private readonly lists = new Map<string, Promise<readonly string[]>>();
  /** Of the lists. */
  private readonly globs = new GlobIndex<string>();

  constructor(
    private readonly files: Pick<FileAccess, 'list' | 'exists' | 'hasFolder' | 'leadsOutside' | 'ignores'>,
    private readonly breather: Breather | undefined,
  ) {}

  /** Sorted. */
  list(glob: string): Promise<readonly string[]> {
    let list = this.lists.get(glob);
    if (!list) {
      const alternatives = expandBraces(glob);
      // A path without wildcards names its file, which is there even when it is ignored, and needs no listing.
      const named = this.existing(alternatives.filter((alternative) => !isGlob(alternative)));
      list = alternatives.some(isGlob)
        ? Promise.all([this.matching(glob), named]).then(([found, paths]) =>
            paths.length === 0 ? found : [...new Set([...found, ...paths])].sort(),
          )
        : named;
      this.lists.set(glob, list);
      this.globs.set(glob, glob);
    }
    return list;
  }

  async exists(path: string): Promise<boolean> {
    return this.files.exists(path);
  }

  async hasFolder(path: string): Promise<boolean> {
    return this.files.hasFolder(path);
  }

  /** Folders are looked at once: sources name very many paths that are not there. */
  async leadsOutside(path: string): Promise<boolean> {
    const folder = folderOf(path);
    let known = this.folders.get(folder);
    if (!known) this.folders.set(folder, (known = this.folderState(folder)));
    const state = await known;
    return state === 'there' ? this.files.leadsOutside(path) : state === 'outside';
  }

  private async folderState(folder: string): Promise<FolderState> {
    if (folder === '') return 'there';
    if (await this.files.leadsOutside(folder)) return 'outside';
    return (await this.files.hasFolder(folder)) ? 'there' : 'absent';
  }

  /** A file has come or gone. */
  async update(path: string, kind: Exclude<FileChange['kind'], 'changed'>): Promise<void> {
    this.folders.clear();
    for (const glob of this.globs.matching(path)) {
      this.lists.delete(glob);
      this.globs.delete(glob);
    }
    if (!this.all) return;
    if (kind === 'deleted') {
      this.appeared.delete(path);
      (await this.all).delete(path);
    } else this.appeared.add(path);
  }

  private async makeListing(): Promise<FileListing> {
    const paths = await this.files.list([everyFile]);
    const listing = await withBreath(FileListing.from(paths), this.breather);
    await withBreath(listing.index(), this.breather);
    return listing;
  }

  /** Takes in what has appeared and fits the glob: for what nobody asks about nothing is looked up. */
  private async matching(glob: string): Promise<readonly string[]> {
    const listing = await (this.all ??= this.makeListing());
    const fits = this.appeared.size > 0 ? compileGlob(glob) : () => false;
    for (const path of this.appeared) {
      if (!fits(path)) continue;
      this.appeared.delete(path);
      if (!(await this.files.ignores(path)) && (await this.exists(path))) listing.add(path);
    }
    // Many wait for the listing.
    await this.breather?.breathe();
    return withBreath(listing.matchingInSteps(glob), this.breather);
  }

  private async existing(paths: readonly string[]): Promise<string[]> {
    const there = await Promise.all(paths.map((path) => this.exists(path)));
    return paths.filter((_, i) => there[i]).sort();
  }
}
