import type { EngineServices } from '../EngineServices.js';
import type { FileAccess, FileChange } from '../files/FileAccess.js';
import { FileListing } from '../files/FileListing.js';
import { compileGlob, expandBraces, isGlob } from '../files/glob.js';
import { GlobIndex } from '../files/GlobIndex.js';
import { JoinedSearch } from '../files/JoinedSearch.js';
import { historyMoved } from '../history/History.js';
import type { Range } from '../model/range.js';
import { withBreath, type Steps } from '../steps.js';
import { parsePythonInSteps, type PythonModule } from '../python/parsePython.js';
import type { SyntaxOutline } from '../syntax/Outline.js';
import { languageOf } from '../syntax/languageOf.js';
import { outlineOf } from '../syntax/readOutline.js';
import { LineIndex } from '../text/LineIndex.js';
import { fileHead } from './AnchorResult.js';
import type { CodeFile, CodeView } from './CodeView.js';
import { PatternIndex } from './patterns/PatternIndex.js';
import { everyFile, type PatternQuestion } from './patterns/PatternTarget.js';
import { ImportIntegrity } from './imports/ImportIntegrity.js';
import { configGlob } from './imports/sourceRoots.js';
import type { DependencyFiles } from './dependencies/DependencyFiles.js';
import { Tracking } from './tracking/Tracking.js';
import { PythonImportIndex, type ImportTarget } from './PythonImportIndex.js';

const moduleFiles = '**/*.{py,pyi,so,pyd}';

/** What an anchor looked at, so that a change elsewhere leaves it alone. */
export interface Seen {
  paths: Set<string>;
  /** Globs whose matches matter: a file that appears or goes away. */
  globs: Set<string>;
  /** Globs of which every matching file's content matters. */
  contents: Set<string>;
  /** Python modules of which it matters who imports them: any Python file may come to. */
  importers: Set<string>;
}

/**
 * The one cache of what evidence needs of the workspace: file lists by glob, texts, parsed Python. A change of
 * a file drops what was known of that file alone.
 */
export class CodeIndex {
  private all: Promise<FileListing> | undefined;
  /** Since the listing was made, and not yet looked at. */
  private readonly appeared = new Set<string>();
  private readonly lists = new Map<string, Promise<readonly string[]>>();
  /** Of the lists. */
  private readonly globs = new GlobIndex<string>();
  private readonly heads = new Map<string, Range>();
  private readonly texts = new Map<string, Promise<CodeFile | undefined>>();
  private readonly parsed = new Map<string, Promise<PythonModule | undefined>>();
  private readonly outlines = new Map<string, Promise<SyntaxOutline | undefined>>();
  private readonly search: JoinedSearch;
  private readonly imports: PythonImportIndex;
  private readonly patterns: PatternIndex;
  private readonly tracking: Tracking;
  private dependencyFiles: Promise<DependencyFiles> | undefined;
  sourcePaths: ReadonlySet<string> = new Set();
  /** What is known of imports: import anchors and the list of unreported ones ask it alike. */
  readonly integrity: ImportIntegrity;

  constructor(
    private readonly files: FileAccess,
    private readonly services: EngineServices = {},
  ) {
    const list = (glob: string) => this.list(glob);
    const { breather } = services;
    const search = (this.search = new JoinedSearch(
      services.search,
      breather ? { rest: () => breather.rest() } : {},
    ));
    this.integrity = new ImportIntegrity(this.listedOnce(files), services);
    this.imports = new PythonImportIndex(this.integrity, files, { ...services, search });
    this.patterns = new PatternIndex({
      files,
      search,
      breather,
      list,
      inTurns: (steps) => this.inTurns(steps),
    });
    services.history?.forget();
    this.tracking = new Tracking((path) => this.file(path), services);
  }

  setImportTargets(targets: readonly ImportTarget[]): void {
    this.imports.setTargets(targets);
  }

  /** All that will be asked, so that one search does for all. After `sourcePaths`. */
  setPatterns(questions: readonly PatternQuestion[]): Promise<void> {
    return this.patterns.setQuestions(questions, this.sourcePaths);
  }

  /** One search for pattern and import anchors alike, before the first of them is asked. `signal` ends it. True when one has begun. */
  beginSearch(signal?: AbortSignal): Promise<boolean> {
    return this.search.begin(
      () => this.patterns.wanted(),
      () => Promise.resolve(this.imports.wanted),
      signal,
    );
  }

  /** To be called before any change is applied. */
  endSearch(): void {
    this.search.end();
  }

  /** The Python files that imports are looked for in, once somebody has asked. */
  get pythonPaths(): ReadonlySet<string> {
    return this.integrity.sources;
  }

  /** Forgets what the changes make untrue. Gives, by the path of a changed Python file, the modules whose importers may be others now. */
  async apply(changes: readonly FileChange[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    if (changes.some(({ path }) => path === historyMoved.path)) this.tracking.forgetCommitted();
    for (const { path, kind } of changes) {
      this.texts.delete(path);
      this.parsed.delete(path);
      this.heads.delete(path);
      this.outlines.delete(path);
      this.patterns.invalidate(path);
      if (kind === 'changed') continue;
      for (const glob of this.globs.matching(path)) this.forgetList(glob);
      await this.updateListing(path, kind);
    }
    await this.integrity.apply(changes);
    const importers = new Map<string, ReadonlySet<string>>();
    for (const { path } of changes) {
      if (!/\.pyi?$/u.test(path)) continue;
      importers.set(path, await this.imports.update(path));
      if (this.services.breather?.due) await this.services.breather.breathe();
    }
    return importers;
  }

  /** A view that writes down in `seen` what it was asked. `signal` ends a search that it waits for. */
  view(seen: Seen, signal?: AbortSignal): CodeView {
    return {
      sourcePaths: this.sourcePaths,
      dependencyFiles: () => (this.dependencyFiles ??= this.loadDependencyFiles()),
      tracking: this.tracking.view((source) => {
        seen.paths.add(historyMoved.path);
        if (source !== undefined) seen.paths.add(source);
      }),
      find: async (pathOrGlob) => {
        if (!isGlob(pathOrGlob)) {
          seen.paths.add(pathOrGlob);
          return (await this.exists(pathOrGlob)) ? [pathOrGlob] : [];
        }
        seen.globs.add(pathOrGlob);
        return [...(await this.list(pathOrGlob))];
      },
      head: (path) => {
        seen.paths.add(path);
        return this.head(path);
      },
      pattern: (question) => {
        seen.contents.add(question.include ?? everyFile);
        return this.patterns.answer(question, signal);
      },
      exists: (path) => {
        seen.paths.add(path);
        return this.exists(path);
      },
      file: (path) => {
        seen.paths.add(path);
        return this.file(path);
      },
      python: (path) => {
        seen.paths.add(path);
        return this.python(path);
      },
      syntax: (path) => {
        seen.paths.add(path);
        return this.syntax(path);
      },
      imports: async (target) => {
        seen.importers.add(target.module);
        // Which files there are decides what an import means, and so does what the configuration says of source roots.
        seen.globs.add(moduleFiles);
        seen.contents.add(configGlob);
        const findings = await this.imports.find(target);
        for (const path of findings.seen) seen.paths.add(path);
        return findings;
      },
    };
  }

  /** With what they take: parsers of every format that manifests have. */
  private async loadDependencyFiles(): Promise<DependencyFiles> {
    const { DependencyFiles } = await import('./dependencies/DependencyFiles.js');
    return new DependencyFiles(this.services.breather);
  }

  /** The same files, listed through the one listing of the workspace. */
  private listedOnce(files: FileAccess): FileAccess {
    return {
      list: async (globs) => (await Promise.all(globs.map((glob) => this.list(glob)))).flat(),
      ignores: (path) => files.ignores(path),
      read: (path, maxBytes) => files.read(path, maxBytes),
      exists: (path) => files.exists(path),
      hasFolder: (path) => files.hasFolder(path),
      leadsOutside: (path) => files.leadsOutside(path),
      unreadable: (path, maxBytes) => files.unreadable(path, maxBytes),
    };
  }

  /** One listing of the workspace for every glob there is. */
  private listing(): Promise<FileListing> {
    return (this.all ??= this.makeListing());
  }

  private async makeListing(): Promise<FileListing> {
    const paths = await this.files.list([everyFile]);
    const listing = await this.inTurns(FileListing.from(paths));
    await this.inTurns(listing.index());
    return listing;
  }

  private inTurns<T>(steps: Steps<T>): Promise<T> {
    return withBreath(steps, this.services.breather);
  }

  private async updateListing(path: string, kind: FileChange['kind']): Promise<void> {
    if (!this.all) return;
    if (kind === 'deleted') {
      this.appeared.delete(path);
      (await this.all).delete(path);
    } else this.appeared.add(path);
  }

  /** Takes in what has appeared and fits the glob: for what nobody asks about nothing is looked up. */
  private async matching(glob: string): Promise<readonly string[]> {
    const listing = await this.listing();
    const fits = this.appeared.size > 0 ? compileGlob(glob) : () => false;
    for (const path of this.appeared) {
      if (!fits(path)) continue;
      this.appeared.delete(path);
      if (!(await this.files.ignores(path)) && (await this.exists(path))) listing.add(path);
    }
    // Many wait for the listing.
    await this.services.breather?.breathe();
    return this.inTurns(listing.matchingInSteps(glob));
  }

  /** Sorted. */
  private list(glob: string): Promise<readonly string[]> {
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

  private forgetList(glob: string): void {
    this.lists.delete(glob);
    this.globs.delete(glob);
  }

  private async existing(paths: readonly string[]): Promise<string[]> {
    const there = await Promise.all(paths.map((path) => this.exists(path)));
    return paths.filter((_, i) => there[i]).sort();
  }

  private async exists(path: string): Promise<boolean> {
    return this.files.exists(path);
  }

  private file(path: string): Promise<CodeFile | undefined> {
    let file = this.texts.get(path);
    if (!file) {
      file = this.files
        .read(path)
        .then((read) => read && { path, text: read.text, lines: new LineIndex(read.text) });
      this.texts.set(path, file);
    }
    return file;
  }

  private async head(path: string): Promise<Range | undefined> {
    const known = this.heads.get(path);
    if (known) return known;
    // Kept without the text: a glob may match very many files.
    const read = await (this.texts.get(path) ?? this.files.read(path));
    const head = read && fileHead(read);
    if (head) this.heads.set(path, head);
    return head;
  }

  private python(path: string): Promise<PythonModule | undefined> {
    let module = this.parsed.get(path);
    if (!module) {
      module = this.readPython(path);
      this.parsed.set(path, module);
    }
    return module;
  }

  private async readPython(path: string): Promise<PythonModule | undefined> {
    const file = await this.file(path);
    // Many are read at the same time.
    await this.services.breather?.breathe();
    return file && this.inTurns(parsePythonInSteps(file.text));
  }

  private syntax(path: string): Promise<SyntaxOutline | undefined> {
    let outline = this.outlines.get(path);
    if (!outline) {
      outline = this.readSyntax(path);
      this.outlines.set(path, outline);
    }
    return outline;
  }

  private async readSyntax(path: string): Promise<SyntaxOutline | undefined> {
    const { syntax, breather } = this.services;
    const file = syntax && languageOf(path) ? await this.file(path) : undefined;
    if (!file) return undefined;
    await breather?.breathe();
    return outlineOf(file, syntax!);
  }
}
