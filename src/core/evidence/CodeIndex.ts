import type { EngineServices } from '../EngineServices.js';
import type { FileAccess, FileChange } from '../files/FileAccess.js';
import { isGlob } from '../files/glob.js';
import { JoinedSearch } from '../files/JoinedSearch.js';
import { historyMoved } from '../history/History.js';
import type { CodeView } from './CodeView.js';
import { ListedFiles } from './ListedFiles.js';
import { ParsedFiles } from './ParsedFiles.js';
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

/** Which files there are decides what an import means, and so does what the configuration says of source roots. */
function seeModules(seen: Seen): void {
  seen.globs.add(moduleFiles);
  seen.contents.add(configGlob);
}

/**
 * The one cache of what evidence needs of the workspace: which files there are, what they define, what imports and searches
 * find, and what history knows. A change of a file drops what was known of that file alone.
 */
export class CodeIndex {
  private readonly listed: ListedFiles;
  private readonly parsed: ParsedFiles;
  private readonly search: JoinedSearch;
  private readonly imports: PythonImportIndex;
  private readonly patterns: PatternIndex;
  private readonly tracking: Tracking;
  private dependencyFiles: Promise<DependencyFiles> | undefined;
  sourcePaths: ReadonlySet<string> = new Set();
  /** What is known of imports: import anchors and the list of unreported ones ask it alike. */
  readonly integrity: ImportIntegrity;

  constructor(
    files: FileAccess,
    private readonly services: EngineServices = {},
  ) {
    const { breather } = services;
    const listed = (this.listed = new ListedFiles(files, breather));
    const parsed = (this.parsed = new ParsedFiles(files, services));
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
      list: (glob) => listed.list(glob),
    });
    services.history?.forget();
    this.tracking = new Tracking((path) => parsed.file(path), services);
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
      this.parsed.forget(path);
      this.patterns.invalidate(path);
      if (kind !== 'changed') await this.listed.update(path, kind);
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
          return (await this.listed.exists(pathOrGlob)) ? [pathOrGlob] : [];
        }
        seen.globs.add(pathOrGlob);
        return [...(await this.listed.list(pathOrGlob))];
      },
      head: (path) => {
        seen.paths.add(path);
        return this.parsed.head(path);
      },
      pattern: (question) => {
        seen.contents.add(question.include ?? everyFile);
        return this.patterns.answer(question, signal);
      },
      exists: (path) => {
        seen.paths.add(path);
        return this.listed.exists(path);
      },
      leadsOutside: (path) => {
        seen.paths.add(path);
        return this.listed.leadsOutside(path);
      },
      hasFolder: (path) => {
        seen.globs.add(`${path}/**`);
        return this.listed.hasFolder(path);
      },
      file: (path) => {
        seen.paths.add(path);
        return this.parsed.file(path);
      },
      python: (path) => {
        seen.paths.add(path);
        return this.parsed.python(path);
      },
      syntax: (path) => {
        seen.paths.add(path);
        return this.parsed.syntax(path);
      },
      pythonModule: (importer, level, module, names) => {
        seeModules(seen);
        return this.integrity.locate(importer, level, module, names);
      },
      imports: async (target) => {
        seen.importers.add(target.module);
        seeModules(seen);
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
      list: async (globs) => (await Promise.all(globs.map((glob) => this.listed.list(glob)))).flat(),
      ignores: (path) => files.ignores(path),
      read: (path, maxBytes) => files.read(path, maxBytes),
      exists: (path) => files.exists(path),
      hasFolder: (path) => files.hasFolder(path),
      leadsOutside: (path) => files.leadsOutside(path),
      unreadable: (path, maxBytes) => files.unreadable(path, maxBytes),
    };
  }
}
