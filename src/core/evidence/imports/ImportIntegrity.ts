import type { EngineServices } from '../../EngineServices.js';
import type { FileAccess, FileChange } from '../../files/FileAccess.js';
import type { InstalledModules } from '../../python/InstalledModules.js';
import { ModuleResolver } from '../../python/ModuleResolver.js';
import { ModuleTree } from '../../python/ModuleTree.js';
import { PythonModules } from '../../python/modules.js';
import { importErrors, type ImportError } from './importErrors.js';
import { linkFile, type Place } from './linkFile.js';
import { LinkedFiles, type Linked } from './LinkedFiles.js';
import { ModuleClaim } from './ModuleClaim.js';
import type { GraphFile } from './declarations.js';
import { ModuleGraph } from './ModuleGraph.js';
import { defaultProject, findPythonProject, isJudged, saysRoots, type PythonProject } from './sourceRoots.js';
import { SummaryStore } from './SummaryStore.js';
import { UnlistedModules } from './UnlistedModules.js';

export type { ImportError } from './importErrors.js';

const moduleFiles = '**/*.{py,pyi,so,pyd}';
/** So many files take longer to read than what is installed takes to answer. */
const fewestToForesee = 100;

const modulePath = /\.(?:pyi?|so|pyd)$/u;

/**
 * Finds the first-party imports of a workspace that do not work, and keeps the answer up to date: a changed file is
 * read again, and what imports from it is asked again when it now offers something else. Single questions (`ask`) read
 * only the files that their answer depends on.
 */
export class ImportIntegrity {
  private readonly summaries: SummaryStore;
  private tree = new ModuleTree();
  private graph: ModuleGraph | undefined;
  private starting: Promise<void> | undefined;
  private names: PythonModules | undefined;
  private resolver: ModuleResolver | undefined;
  private installing: Promise<InstalledModules | undefined> | undefined;
  private project: PythonProject = defaultProject;
  /** The files that are judged. */
  private judged = new Set<string>();
  /** The same in order; made when it is asked for. */
  private sorted: readonly string[] | undefined;
  private readonly linked = new LinkedFiles();
  private readonly unlisted: UnlistedModules;
  private answer: readonly ImportError[] | undefined;

  constructor(
    private readonly files: FileAccess,
    private readonly services: Pick<EngineServices, 'breather' | 'python' | 'summaries'> = {},
  ) {
    this.unlisted = new UnlistedModules(files);
    this.summaries = new SummaryStore(files, services, (file) => this.noteRead(file));
  }

  /** Forgets everything: the next answer looks at the workspace anew. */
  clear(): void {
    this.graph = undefined;
    this.starting = undefined;
    this.names = undefined;
    this.installing = undefined;
    this.judged = new Set();
    this.sorted = undefined;
    this.summaries.clear();
    this.linked.clear();
    this.unlisted.clear();
    this.answer = undefined;
  }

  /** Reads what `errors` will ask for, beside whatever else is asked. */
  async readAll(isCurrent: () => boolean): Promise<void> {
    if (this.answer) return;
    await this.ready();
    await this.load(this.judged, isCurrent);
  }

  /** The first-party imports that do not work, by path and place. `isCurrent` is asked after each wait: false gives undefined. */
  async errors(isCurrent: () => boolean = () => true): Promise<readonly ImportError[] | undefined> {
    if (this.answer) return this.answer;
    const graph = await this.ready();
    if (!isCurrent() || !(await this.load(this.judged, isCurrent))) return undefined;
    if (this.installing) await this.lookAtInstalled(graph);
    for (;;) {
      const unread = new Set<string>();
      let unsure = false;
      const fresh: [string, Linked][] = [];
      for (const path of this.judged) {
        if (this.linked.get(path)) continue;
        if (this.services.breather?.due) await this.services.breather.breathe();
        if (!isCurrent()) return undefined;
        const linked: Linked = linkFile(graph, this.summaries.files.get(path));
        this.linked.set(path, linked);
        for (const each of linked.seen) if (!this.summaries.has(each)) unread.add(each);
        if (linked.unsure) {
          unsure = true;
          // It takes its time, in another process: the other files are linked meanwhile.
          void this.installed();
        }
        if (linked.places.length > 0 && !linked.errors) fresh.push([path, linked]);
      }
      if (unsure) await this.lookAtInstalled(graph);
      const learnt = await this.learn(fresh);
      if (!isCurrent()) return undefined;
      if (!learnt && unread.size === 0) {
        if (unsure) continue;
        break;
      }
      // Files that are not judged but imported from: in virtual environments of the workspace, say.
      if (!(await this.load(unread, isCurrent))) return undefined;
      this.linked.clear();
    }
    const found: ImportError[] = [];
    for (const path of (this.sorted ??= [...this.judged].sort())) {
      const linked = this.linked.get(path);
      if (!linked || linked.places.length === 0) continue;
      linked.errors ??= this.finish(path, linked.places);
      if (this.services.breather?.due) await this.services.breather.breathe();
      if (!isCurrent()) return undefined;
      found.push(...linked.errors);
    }
    this.linked.settle();
    return (this.answer = found);
  }

  /** The files that are judged: known once something was asked, and kept up to date. */
  get sources(): ReadonlySet<string> {
    return this.judged;
  }

  /** Dotted names to files, as they are now. */
  async modules(): Promise<PythonModules> {
    await this.ready();
    return (this.names ??= new PythonModules(this.tree, this.project.roots));
  }

  /** Whether `from module import name` works for a file at the top of the workspace. False when there is no such module. */
  async defines(module: string, name: string): Promise<boolean> {
    const claim = new ModuleClaim(module);
    const { answer } = await this.ask(
      (graph) => claim.resolve(graph) === 'found' && claim.defines(graph, name),
    );
    return answer;
  }

  /** The summary of a file; undefined when it cannot be read. */
  async file(path: string): Promise<GraphFile | undefined> {
    await this.ready();
    await this.load([path]);
    return this.summaries.files.get(path);
  }

  /** Puts a question to the graph; what it looks at is read first. `seen`: the files that the answer depends on. */
  async ask<T>(question: (graph: ModuleGraph) => T): Promise<{ answer: T; seen: ReadonlySet<string> }> {
    for (;;) {
      const graph = await this.ready();
      const watched = graph.watch(() => question(graph));
      const unread = [...watched.seen].filter((path) => !this.summaries.has(path));
      await this.load(unread);
      let learnt = unread.length > 0;
      if (watched.unsure) {
        await this.lookAtInstalled(graph);
        learnt = true;
      }
      for (const { path, level, module, name } of watched.broken)
        if (await this.probe(path, level, module, name)) learnt = true;
      if (!learnt) return watched;
    }
  }

  /** Asks the host, once until all is forgotten. */
  private installed(): Promise<InstalledModules | undefined> {
    return (this.installing ??=
      this.services.python?.open(this.project.environment) ?? Promise.resolve(undefined));
  }

  /** Asks beside the reading of many files what is installed: where a library is used, some name mostly hangs on it. */
  private noteRead(file: GraphFile | undefined): void {
    this.graph?.forget(false);
    if (!file || this.installing || this.judged.size < fewestToForesee) return;
    const { summary } = file;
    for (let each = 0; each < summary.judgedCount; each++) {
      if (summary.level(each) > 0 || !this.resolver!.isForeign(summary.module(each))) continue;
      void this.installed();
      return;
    }
  }

  /** Takes in what is installed; what depended on it is asked again. */
  private async lookAtInstalled(graph: ModuleGraph): Promise<void> {
    const installed = (await this.installed()) ?? null;
    if (graph.knowsInstalled) return;
    graph.install(installed);
    this.linked.deleteUnsure();
  }

  /**
   * Looks whether files that searches leave out are the module, or the name in it: generated code that git ignores.
   * True when there are some that were not known; they can be imported from now on.
   */
  private async probe(importer: string, level: number, module: string, name?: string): Promise<boolean> {
    const candidates = this.resolver!.candidates(importer, level, module, name);
    const any = await this.unlisted.find(candidates, this.tree);
    if (any) this.moved();
    return any;
  }

  /**
   * Forgets what the changes make untrue. True when the answer may be another one. Paths are those of all changed files;
   * what no import can see costs nothing.
   */
  async apply(changes: readonly FileChange[]): Promise<boolean> {
    if (!this.graph) return true;
    const changed: string[] = [];
    let moved = false;
    for (const { path, kind } of changes) {
      if (saysRoots(path)) {
        this.clear();
        return true;
      }
      if (!modulePath.test(path)) continue;
      if (kind === 'deleted' ? this.tree.delete(path) : await this.appears(path)) moved = true;
      if (kind === 'deleted') {
        this.judged.delete(path);
        this.sorted = undefined;
        this.summaries.delete(path);
        this.linked.delete(path);
      } else if (this.summaries.has(path)) changed.push(path);
    }
    for (const path of changed) await this.reread(path);
    if (moved) {
      this.moved();
      this.unlisted.clear();
    }
    if (moved || changed.length > 0) this.answer = undefined;
    return moved || changed.length > 0;
  }

  /** The last answer still holds. */
  get isSettled(): boolean {
    return this.answer !== undefined;
  }

  /** True when the change may alter the answer. */
  concerns({ path }: FileChange): boolean {
    return modulePath.test(path) || saysRoots(path);
  }

  /** A file is there: true when it was not before. */
  private async appears(path: string): Promise<boolean> {
    if (this.tree.has(path)) return false;
    const ignored = await this.files.ignores(path);
    if (ignored && !this.unlisted.has(path)) return false;
    this.tree.add(path);
    if (!ignored && isJudged(path, this.project)) this.judged.add(path);
    this.sorted = undefined;
    return true;
  }

  /** Reads a file again, and asks again those that see what it offers when that is another thing now. */
  private async reread(path: string): Promise<void> {
    const { offersChanged } = await this.summaries.reload(path, this.project.version);
    this.linked.delete(path);
    if (offersChanged) this.linked.deleteSeeing(path);
  }

  /** Which files there are is another thing now. */
  private moved(): void {
    this.graph!.forget(true);
    this.linked.clear();
    this.names = undefined;
    this.answer = undefined;
  }

  private load(paths: Iterable<string>, isCurrent: () => boolean = () => true): Promise<boolean> {
    return this.summaries.load(paths, this.project.version, isCurrent);
  }

  private async ready(): Promise<ModuleGraph> {
    while (!this.graph) await (this.starting ??= this.start());
    return this.graph;
  }

  private async start(): Promise<void> {
    const paths = await this.files.list([moduleFiles]);
    const { breather } = this.services;
    const tree = (this.tree = new ModuleTree());
    for (const path of paths) {
      if (breather?.due) await breather.breathe();
      tree.add(path);
    }
    const setup = paths.filter((path) => /(?:^|\/)setup\.py$/u.test(path));
    const project = (this.project = await findPythonProject(this.files, tree, setup));
    const judged = new Set<string>();
    for (const path of paths) {
      if (breather?.due) await breather.breathe();
      if (isJudged(path, project)) judged.add(path);
    }
    this.judged = judged;
    this.sorted = undefined;
    this.resolver = new ModuleResolver(tree, project.roots);
    this.graph = new ModuleGraph(this.summaries.files, this.resolver);
  }

  private async learn(fresh: readonly (readonly [string, Linked])[]): Promise<boolean> {
    let learnt = false;
    for (const [path, { places }] of fresh) {
      for (const { level, written, name, mendable } of places) {
        if (mendable && (await this.probe(path, level, written, name))) learnt = true;
      }
      if (this.services.breather?.due) await this.services.breather.breathe();
    }
    return learnt;
  }

  private finish(path: string, places: readonly Place[]): ImportError[] {
    return importErrors(path, places, ({ level, written }) =>
      this.resolver!.absoluteName(path, level, written),
    );
  }
}
