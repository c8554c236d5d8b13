import type { EngineServices } from '../../EngineServices.js';
import type { FileAccess, FileChange } from '../../files/FileAccess.js';
import type { Range } from '../../model/range.js';
import { ModuleResolver } from '../../python/ModuleResolver.js';
import { ModuleTree } from '../../python/ModuleTree.js';
import { LineIndex } from '../../text/LineIndex.js';
import { isIgnored } from './ignoreComments.js';
import { ModuleGraph } from './ModuleGraph.js';
import { findPythonProject, saysRoots } from './sourceRoots.js';
import { SummaryStore } from './SummaryStore.js';

/** A first-party import that does not work. */
export interface ImportError {
  readonly path: string;
  /** Of the name; of the module, its dots included, where the module itself is missing. */
  readonly start: number;
  readonly end: number;
  readonly range: Range;
  /** Absolute and dotted, by the first source root that reaches so far. */
  readonly module: string;
  /** Absent where the module itself is missing. */
  readonly name?: string;
  readonly guarded: boolean;
}

interface Place extends Omit<ImportError, 'range' | 'path'> {
  readonly level: number;
  readonly written: string;
  /** Whether a file that searches leave out could mend it. */
  readonly mendable: boolean;
}

interface Linked {
  readonly places: readonly Place[];
  /** The files that the answer depends on. */
  readonly seen: ReadonlySet<string>;
  errors?: readonly ImportError[];
}

const moduleFiles = '**/*.{py,pyi,so,pyd}';
const modulePath = /\.(?:pyi?|so|pyd)$/u;

/**
 * Finds the first-party imports of a workspace that do not work, and keeps the answer up to date: a changed file is
 * read again, and what imports from it is asked again when it now offers something else.
 */
export class ImportIntegrity {
  private readonly summaries: SummaryStore;
  private tree = new ModuleTree();
  private graph: ModuleGraph | undefined;
  private resolver: ModuleResolver | undefined;
  private version: readonly [number, number] = [3, 13];
  private environments: readonly string[] = [];
  /** The files that are judged. */
  private judged = new Set<string>();
  private readonly linked = new Map<string, Linked>();
  private readonly probed = new Set<string>();
  private answer: readonly ImportError[] | undefined;

  constructor(
    private readonly files: FileAccess,
    services: Pick<EngineServices, 'breather'> = {},
  ) {
    this.summaries = new SummaryStore(files, services.breather);
  }

  /** Forgets everything: the next answer looks at the workspace anew. */
  clear(): void {
    this.graph = undefined;
    this.summaries.files.clear();
    this.linked.clear();
    this.probed.clear();
    this.answer = undefined;
  }

  /** The first-party imports that do not work, by path and place. `isCurrent` is asked after each wait: false gives undefined. */
  async errors(isCurrent: () => boolean = () => true): Promise<readonly ImportError[] | undefined> {
    if (this.answer) return this.answer;
    if (!this.graph && !(await this.start(isCurrent))) return undefined;
    const graph = this.graph!;
    if (!(await this.summaries.load(this.judged, this.version, isCurrent))) return undefined;
    for (;;) {
      const fresh: [string, Linked][] = [];
      for (const path of this.judged) {
        if (this.linked.has(path)) continue;
        const linked = this.link(graph, path);
        this.linked.set(path, linked);
        if (linked.places.length > 0) fresh.push([path, linked]);
      }
      const learnt = await this.learn(fresh);
      if (!isCurrent()) return undefined;
      if (learnt.length === 0) break;
      if (!(await this.summaries.load(learnt, this.version, isCurrent))) return undefined;
      graph.forget(true);
      this.linked.clear();
    }
    const found: ImportError[] = [];
    for (const path of [...this.linked.keys()].sort()) {
      const linked = this.linked.get(path)!;
      if (linked.places.length === 0) continue;
      linked.errors ??= await this.finish(path, linked.places);
      if (!isCurrent()) return undefined;
      found.push(...linked.errors);
    }
    return (this.answer = found);
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
        this.summaries.files.delete(path);
        this.linked.delete(path);
      } else if (this.summaries.files.has(path)) changed.push(path);
    }
    for (const path of changed) await this.reread(path);
    if (moved) {
      this.graph.forget(true);
      this.linked.clear();
      this.probed.clear();
    }
    if (moved || changed.length > 0) this.answer = undefined;
    return moved || changed.length > 0;
  }

  /** True when the change may alter the answer. */
  concerns({ path }: FileChange): boolean {
    return modulePath.test(path) || saysRoots(path);
  }

  /** A file is there: true when it was not before. */
  private async appears(path: string): Promise<boolean> {
    if (this.tree.has(path)) return false;
    const ignored = await this.files.ignores(path);
    if (ignored && !this.probed.has(path)) return false;
    this.tree.add(path);
    if (!ignored && this.isJudged(path)) this.judged.add(path);
    return true;
  }

  /** Reads a file again, and asks again those that see what it offers when that is another thing now. */
  private async reread(path: string): Promise<void> {
    const { offersChanged } = await this.summaries.reload(path, this.version);
    this.linked.delete(path);
    if (!offersChanged) return;
    this.graph!.forget(false);
    for (const [other, { seen }] of this.linked) if (seen.has(path)) this.linked.delete(other);
  }

  private async start(isCurrent: () => boolean): Promise<boolean> {
    const paths = await this.files.list([moduleFiles]);
    if (!isCurrent()) return false;
    this.tree = new ModuleTree();
    for (const path of paths) this.tree.add(path);
    const setup = paths.filter((path) => /(?:^|\/)setup\.py$/u.test(path));
    const project = await findPythonProject(this.files, this.tree, setup);
    if (!isCurrent()) return false;
    this.version = project.version;
    this.environments = project.environments;
    this.judged = new Set(paths.filter((path) => this.isJudged(path)));
    this.resolver = new ModuleResolver(this.tree, project.roots);
    this.graph = new ModuleGraph(this.summaries.files, this.resolver);
    return true;
  }

  /** What type checkers leave out by default: hidden folders, virtual environments. */
  private isJudged(path: string): boolean {
    if (!/\.pyi?$/u.test(path) || /(?:^|\/)(?:\.|node_modules\/|__pycache__\/)/u.test(path)) return false;
    return !this.environments.some((folder) => path.startsWith(`${folder}/`));
  }

  private link(graph: ModuleGraph, path: string): Linked {
    const file = this.summaries.files.get(path);
    if (!file) return { places: [], seen: new Set() };
    const { answer, seen } = graph.watch(() => {
      const places: Place[] = [];
      for (const each of file.summary.imports) {
        const target = graph.resolve(path, each);
        const { level, module: written, guarded } = each;
        const at = { level, written, guarded, module: written };
        if (target.kind === 'missing')
          places.push({ ...at, start: each.start, end: each.end, mendable: true });
        if (target.kind !== 'found' || !each.reached) continue;
        for (const name of each.names) {
          if (!graph.defines(file, name))
            places.push({
              ...at,
              start: name.start,
              end: name.end,
              name: name.name,
              mendable: target.folder !== undefined,
            });
        }
      }
      return places;
    });
    return { places: answer, seen };
  }

  /** Files that searches leave out and that would mend an error: generated code that git ignores. */
  private async learn(fresh: readonly (readonly [string, Linked])[]): Promise<string[]> {
    const learnt: string[] = [];
    for (const [path, { places }] of fresh) {
      for (const { level, written, name, mendable } of places) {
        if (!mendable) continue;
        for (const candidate of this.resolver!.candidates(path, level, written, name)) {
          if (this.probed.has(candidate) || this.tree.has(candidate)) continue;
          this.probed.add(candidate);
          if ((await this.files.exists(candidate)) && this.tree.add(candidate)) learnt.push(candidate);
        }
      }
    }
    return learnt;
  }

  private async finish(path: string, places: readonly Place[]): Promise<ImportError[]> {
    const text = (await this.files.read(path))?.text;
    if (text === undefined) return [];
    const lines = new LineIndex(text);
    const errors: ImportError[] = [];
    for (const { start, end, level, written, name, guarded } of places) {
      if (isIgnored(text, lines, start, name === undefined ? 'module' : 'name')) continue;
      const module = this.resolver!.absoluteName(path, level, written);
      const named = name === undefined ? {} : { name };
      errors.push({ path, start, end, range: lines.range(start, end), module, ...named, guarded });
    }
    return errors;
  }
}
