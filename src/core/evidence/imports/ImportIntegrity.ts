import type { EngineServices } from '../../EngineServices.js';
import type { FileAccess, FileChange } from '../../files/FileAccess.js';
import type { InstalledModules } from '../../python/InstalledModules.js';
import { ModuleResolver } from '../../python/ModuleResolver.js';
import { PythonModules } from '../../python/modules.js';
import { isStandardModule } from '../../python/standardModules.js';
import { importErrors, type ImportError } from './importErrors.js';
import { InstalledLibraries } from './InstalledLibraries.js';
import { linkFile } from './linkFile.js';
import { LinkedFiles, type Linked } from './LinkedFiles.js';
import { ModuleClaim } from './ModuleClaim.js';
import type { GraphFile } from './declarations.js';
import { ModuleGraph } from './ModuleGraph.js';
import { isModulePath, PythonSources } from './PythonSources.js';
import type { Broken } from './SeenFiles.js';
import { saysRoots } from './sourceRoots.js';
import { SummaryStore } from './SummaryStore.js';
import { UnlistedModules } from './UnlistedModules.js';

export type { ImportError } from './importErrors.js';

/** Where an import leads: without a path it is not in the workspace. */
export interface ModuleFile {
  readonly path?: string;
  readonly outside?: 'library' | 'standard';
}

/** So many files take longer to read than what is installed takes to answer. */
const fewestToForesee = 100;

/** What is linked, and by what. */
interface Linking {
  readonly sources: PythonSources;
  readonly resolver: ModuleResolver;
  readonly graph: ModuleGraph;
  readonly unlisted: UnlistedModules;
}

/**
 * Finds the first-party imports of a workspace that do not work, and keeps the answer up to date: a changed file is
 * read again, and what imports from it is asked again when it now offers something else. Single questions (`ask`) read
 * only the files that their answer depends on.
 */
export class ImportIntegrity {
  private readonly summaries: SummaryStore;
  /** Of the workspace as it is, once something was asked. */
  private linking: Linking | undefined;
  private starting: Promise<void> | undefined;
  private names: PythonModules | undefined;
  private readonly installed: InstalledLibraries;
  private readonly linked = new LinkedFiles();
  private answer: readonly ImportError[] | undefined;

  constructor(
    private readonly files: FileAccess,
    private readonly services: Pick<EngineServices, 'breather' | 'python' | 'summaries'> = {},
  ) {
    this.installed = new InstalledLibraries(services.python);
    this.summaries = new SummaryStore(files, services, (file) => this.noteRead(file));
  }

  /** Forgets everything: the next answer looks at the workspace anew. */
  clear(): void {
    this.linking = undefined;
    this.starting = undefined;
    this.names = undefined;
    this.installed.clear();
    this.summaries.clear();
    this.linked.clear();
    this.answer = undefined;
  }

  /** Reads what `errors` will ask for, beside whatever else is asked. */
  async readAll(isCurrent: () => boolean): Promise<void> {
    if (this.answer) return;
    const linking = await this.ready();
    await this.load(linking, linking.sources.checked, isCurrent);
  }

  /** The first-party imports that do not work, by path and place. `isCurrent` is asked after each wait: false gives undefined. */
  async errors(isCurrent: () => boolean = () => true): Promise<readonly ImportError[] | undefined> {
    if (this.answer) return this.answer;
    const linking = await this.ready();
    const { graph, sources } = linking;
    if (!isCurrent() || !(await this.load(linking, sources.checked, isCurrent))) return undefined;
    if (this.installed.known !== undefined) this.takeIn(linking, this.installed.known);
    for (;;) {
      const unread = new Set<string>();
      let unsure = false;
      const fresh: [string, Linked][] = [];
      for (const path of sources.checked) {
        if (this.linked.get(path)) continue;
        if (this.services.breather?.due) await this.services.breather.breathe();
        if (!isCurrent()) return undefined;
        const linked: Linked = linkFile(graph, this.summaries.files.get(path));
        this.linked.set(path, linked);
        for (const each of linked.seen) if (!this.summaries.has(each)) unread.add(each);
        if (linked.unsure) {
          unsure = true;
          // It takes its time, in another process: the other files are linked meanwhile.
          void this.installed.ask(sources.project.environment);
        }
        if (linked.places.length > 0 && !linked.errors) fresh.push([path, linked]);
      }
      if (unsure) await this.lookAtInstalled(linking);
      const learnt = await this.lookFor(linking, this.brokenIn(fresh));
      if (!isCurrent()) return undefined;
      if (!learnt && unread.size === 0) {
        if (unsure) continue;
        break;
      }
      // Files that are not judged but imported from: in virtual environments of the workspace, say.
      if (!(await this.load(linking, unread, isCurrent))) return undefined;
      this.linked.clear();
    }
    const found: ImportError[] = [];
    for (const path of sources.inOrder) {
      const linked = this.linked.get(path);
      if (!linked || linked.places.length === 0) continue;
      linked.errors ??= importErrors(this.summaries.files.get(path)!, linked.places, linking.resolver);
      if (this.services.breather?.due) await this.services.breather.breathe();
      if (!isCurrent()) return undefined;
      found.push(...linked.errors);
    }
    this.linked.settle();
    return (this.answer = found);
  }

  /** The files that are judged: known once something was asked, and kept up to date. */
  get sources(): ReadonlySet<string> {
    return this.linking?.sources.judged ?? new Set();
  }

  /** Dotted names to files, as they are now. */
  async modules(): Promise<PythonModules> {
    const { tree, project } = (await this.ready()).sources;
    return (this.names ??= new PythonModules(tree, project.roots));
  }

  /** The file that an import in a file means, as far as the workspace itself tells. */
  async locate(
    importer: string,
    level: number,
    module: string,
    names: readonly string[] | undefined,
  ): Promise<ModuleFile> {
    const found = (await this.ready()).resolver.resolve(importer, level, module, names);
    if (found.kind === 'found' && !found.native) return found.path === undefined ? {} : { path: found.path };
    if (found.kind === 'missing') return {};
    return { outside: isStandardModule(module) ? 'standard' : 'library' };
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
    await this.load(await this.ready(), [path]);
    return this.summaries.files.get(path);
  }

  /** Puts a question to the graph; what it looks at is read first. `seen`: the files that the answer depends on. */
  async ask<T>(question: (graph: ModuleGraph) => T): Promise<{ answer: T; seen: ReadonlySet<string> }> {
    for (;;) {
      const linking = await this.ready();
      const { graph } = linking;
      const watched = graph.watch(() => question(graph));
      const unread = [...watched.seen].filter((path) => !this.summaries.has(path));
      await this.load(linking, unread);
      let learnt = unread.length > 0;
      if (watched.unsure) {
        await this.lookAtInstalled(linking);
        learnt = true;
      }
      if (await this.lookFor(linking, watched.broken)) learnt = true;
      if (!learnt) return watched;
    }
  }

  /** Asks beside the reading of many files what is installed: where a library is used, some name mostly hangs on it. */
  private noteRead(file: GraphFile | undefined): void {
    if (!this.linking) return;
    const { graph, resolver, sources } = this.linking;
    graph.forget(false);
    if (!file || this.installed.isAsked || sources.judged.size < fewestToForesee) return;
    const { summary } = file;
    for (let each = 0; each < summary.judgedCount; each++) {
      if (summary.level(each) > 0 || !resolver.isForeign(summary.module(each))) continue;
      void this.installed.ask(sources.project.environment);
      return;
    }
  }

  private async lookAtInstalled(linking: Linking): Promise<void> {
    this.takeIn(linking, await this.installed.ask(linking.sources.project.environment));
  }

  /** What depended on what is installed is asked again. */
  private takeIn({ graph }: Linking, installed: InstalledModules | null): void {
    if (graph.knowsInstalled) return;
    graph.install(installed);
    this.linked.deleteUnsure();
  }

  /**
   * Forgets what the changes make untrue. True when the answer may be another one. Paths are those of all changed files;
   * what no import can see costs nothing.
   */
  async apply(changes: readonly FileChange[]): Promise<boolean> {
    if (!this.linking) return true;
    const { sources, graph, unlisted } = this.linking;
    const changed: string[] = [];
    let moved = false;
    for (const { path, kind } of changes) {
      if (saysRoots(path)) {
        this.clear();
        return true;
      }
      if (unlisted.concerns({ path, kind })) moved = true;
      if (!isModulePath(path)) continue;
      if (kind === 'deleted' ? sources.delete(path) : await this.appears(this.linking, path)) moved = true;
      if (kind === 'deleted') {
        this.summaries.delete(path);
        this.linked.delete(path);
      } else if (this.summaries.has(path)) changed.push(path);
    }
    for (const path of changed) await this.reread(sources, path);
    if (moved) {
      this.moved(graph);
      unlisted.clear();
    }
    if (moved || changed.length > 0) this.answer = undefined;
    return moved || changed.length > 0;
  }

  /** The last answer still holds. */
  get isSettled(): boolean {
    return this.answer !== undefined;
  }

  /** True when the file itself may alter the answer; a folder may, too, by what it holds. */
  concerns({ path }: FileChange): boolean {
    return isModulePath(path) || saysRoots(path);
  }

  /** A file is there: true when it was not before. */
  private async appears({ sources, unlisted }: Linking, path: string): Promise<boolean> {
    if (sources.tree.has(path)) return false;
    const ignored = await this.files.ignores(path);
    return (!ignored || unlisted.has(path)) && sources.add(path, ignored);
  }

  /** Reads a file again, and asks again those that see what it offers when that is another thing now. */
  private async reread({ project }: PythonSources, path: string): Promise<void> {
    const { offersChanged } = await this.summaries.reload(path, project.version);
    this.linked.delete(path);
    if (offersChanged) this.linked.deleteSeeing(path);
  }

  /** Which files there are is another thing now. */
  private moved(graph: ModuleGraph): void {
    graph.forget(true);
    this.linked.clear();
    this.names = undefined;
    this.answer = undefined;
  }

  private load(
    { sources }: Linking,
    paths: Iterable<string>,
    isCurrent: () => boolean = () => true,
  ): Promise<boolean> {
    return this.summaries.load(paths, sources.project.version, isCurrent);
  }

  private async ready(): Promise<Linking> {
    while (!this.linking) await (this.starting ??= this.start());
    return this.linking;
  }

  private async start(): Promise<void> {
    const sources = await PythonSources.find(this.files, this.services.breather);
    const resolver = new ModuleResolver(sources.tree, sources.project.roots);
    const graph = new ModuleGraph(this.summaries.files, resolver);
    const unlisted = new UnlistedModules(this.files, sources, resolver);
    this.linking = { sources, resolver, graph, unlisted };
  }

  /** Looks for what searches leave out where imports do not work. True when there is some that was not known: it can be imported from now on. */
  private async lookFor({ unlisted, graph }: Linking, broken: Iterable<Broken>): Promise<boolean> {
    let any = await unlisted.findAbsent();
    for (const each of broken) {
      if (await unlisted.find(each)) any = true;
      if (this.services.breather?.due) await this.services.breather.breathe();
    }
    if (any) this.moved(graph);
    return any;
  }

  private *brokenIn(fresh: readonly (readonly [string, Linked])[]): Iterable<Broken> {
    for (const [path, { places }] of fresh) {
      const { summary } = this.summaries.files.get(path)!;
      for (const { import: each, name: number, mendable } of places) {
        if (!mendable) continue;
        const [level, module] = [summary.level(each), summary.module(each)];
        const name = number === undefined ? undefined : summary.name(number);
        const taken = module === '' ? summary.namesOf(each) : undefined;
        yield { path, level, module, name, taken };
      }
    }
  }
}
