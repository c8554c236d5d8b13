import type { FileAccess, FileChange } from '../files/FileAccess.js';
import { expandBraces, isGlob } from '../files/glob.js';
import { GlobIndex } from '../files/GlobIndex.js';
import { guessSourceRoots, PythonModules } from '../python/modules.js';
import { parsePython, type PythonModule } from '../python/parsePython.js';
import { LineIndex } from '../text/LineIndex.js';
import type { CodeFile, CodeView } from './CodeView.js';
import { PythonImportIndex, type ImportHit, type ImportTarget } from './PythonImportIndex.js';

const pythonFiles = '**/*.{py,pyi}';

/** What an anchor looked at, so that a change elsewhere leaves it alone. */
export interface Seen {
  paths: Set<string>;
  /** Globs whose matches matter: a file that appears or goes away. */
  globs: Set<string>;
  /** Every Python file's content matters. */
  python: boolean;
}

/**
 * The one cache of what evidence needs of the workspace: file lists by glob, texts, parsed Python. A change of
 * a file drops what was known of that file alone.
 */
export class CodeIndex {
  private readonly lists = new Map<string, Promise<string[]>>();
  /** Of the lists. */
  private readonly globs = new GlobIndex<string>();
  private readonly texts = new Map<string, Promise<CodeFile | undefined>>();
  private readonly parsed = new Map<string, Promise<PythonModule | undefined>>();
  private modules: Promise<PythonModules> | undefined;
  private readonly imports: PythonImportIndex;
  sourcePaths: ReadonlySet<string> = new Set();
  /** The Python files of the workspace, once an anchor has asked for them. */
  readonly pythonPaths = new Set<string>();

  constructor(private readonly files: FileAccess) {
    this.imports = new PythonImportIndex(files);
  }

  setImportTargets(targets: readonly ImportTarget[]): void {
    this.imports.setTargets(targets);
  }

  /** Forgets what the changes make untrue. */
  async apply(changes: readonly FileChange[]): Promise<void> {
    for (const { path, kind } of changes) {
      this.texts.delete(path);
      this.parsed.delete(path);
      this.imports.invalidate(path);
      if (kind === 'changed') continue;
      for (const glob of this.globs.matching(path)) this.forgetList(glob);
      if (!/\.pyi?$/u.test(path) || !this.modules) continue;
      const modules = await this.modules;
      if (kind === 'created') {
        if (await this.files.ignores(path)) continue;
        modules.add(path);
        this.pythonPaths.add(path);
      } else {
        modules.delete(path);
        this.pythonPaths.delete(path);
      }
    }
  }

  /** A view that writes down in `seen` what it was asked. */
  view(seen: Seen): CodeView {
    return {
      sourcePaths: this.sourcePaths,
      find: async (pathOrGlob) => {
        if (!isGlob(pathOrGlob)) {
          seen.paths.add(pathOrGlob);
          return (await this.exists(pathOrGlob)) ? [pathOrGlob] : [];
        }
        seen.globs.add(pathOrGlob);
        return [...(await this.list(pathOrGlob))];
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
      pythonModules: () => {
        seen.globs.add(pythonFiles);
        return this.pythonModules();
      },
      learnModule: async (dotted) => {
        const modules = await this.pythonModules();
        if (modules.resolve(dotted) || !modules.isFirstParty(dotted)) return;
        for (const path of modules.candidates(dotted)) {
          seen.paths.add(path);
          if (await this.exists(path)) return modules.add(path);
        }
      },
      importHits: (module, names) => {
        seen.python = true;
        return this.importHits(module, names);
      },
    };
  }

  private list(glob: string): Promise<string[]> {
    // Braces around whole paths are a list of paths, which no search is needed for.
    const alternatives = expandBraces(glob);
    let list = this.lists.get(glob);
    if (!list) {
      list = alternatives.some(isGlob) ? this.files.list([glob]) : this.existing(alternatives);
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
    return paths.filter((_, i) => there[i]);
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

  private python(path: string): Promise<PythonModule | undefined> {
    let module = this.parsed.get(path);
    if (!module) {
      module = this.file(path).then((file) => file && parsePython(file.text));
      this.parsed.set(path, module);
    }
    return module;
  }

  private pythonModules(): Promise<PythonModules> {
    this.modules ??= this.files.list([pythonFiles]).then((list) => {
      for (const path of list) this.pythonPaths.add(path);
      return new PythonModules(list, guessSourceRoots(list));
    });
    return this.modules;
  }

  private async importHits(module: string, names: readonly string[]): Promise<ImportHit[]> {
    const modules = await this.pythonModules();
    return this.imports.hits(module, names, this.pythonPaths, modules);
  }
}
