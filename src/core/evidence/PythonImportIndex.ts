import type { FileAccess } from '../files/FileAccess.js';
import type { EngineServices } from '../EngineServices.js';
import type { WantedLiterals } from '../files/JoinedSearch.js';
import { findMissingImports } from '../python/missingNames.js';
import { parsePythonInSteps } from '../python/parsePython.js';
import { withBreath } from '../steps.js';
import type { ImportIntegrity } from './imports/ImportIntegrity.js';
import { ImportTargets, type ImportTarget } from './imports/ImportTargets.js';
import { ModuleClaim, type Standing } from './imports/ModuleClaim.js';
import type { GraphFile } from './imports/declarations.js';
import type { ModuleGraph } from './imports/ModuleGraph.js';

export type { ImportTarget } from './imports/ImportTargets.js';

/** A place where something is imported that is not there. Offsets are in the file's text. */
export interface ImportHit {
  readonly path: string;
  /** Absent where it is the module itself. */
  readonly name?: string;
  readonly start: number;
  readonly end: number;
  readonly form: 'from' | 'attribute' | 'module';
  readonly guarded: boolean;
}

/** What the code says of a module and the names that it should define. */
export interface ImportFindings {
  /** 'foreign': another project's module, which is not judged. */
  readonly module: Standing;
  /** Where what is not there is imported, in order of path and place. */
  readonly hits: readonly ImportHit[];
  /** The files that the answer depends on, beside which files there are and what imports from the module. */
  readonly seen: ReadonlySet<string>;
}

type Ask = <T>(question: (graph: ModuleGraph) => T) => Promise<T>;

/**
 * Answers import anchors by the machinery that finds import errors. Only the modules in question and the files whose text
 * holds one of the names are read.
 */
export class PythonImportIndex {
  private readonly targets: ImportTargets;

  constructor(
    private readonly integrity: ImportIntegrity,
    private readonly files: FileAccess,
    private readonly services: Pick<EngineServices, 'search' | 'breather'> = {},
  ) {
    this.targets = new ImportTargets(files, services, async () => {
      await integrity.modules();
      return integrity.sources;
    });
  }

  setTargets(targets: readonly ImportTarget[]): void {
    this.targets.set(targets);
  }

  /** What the answers may be searched for. It hangs on no file, so that a search with it can begin before all of them are listed. */
  get wanted(): WantedLiterals | undefined {
    return this.targets.wanted;
  }

  /** To be called after the integrity has heard of the change: the modules whose importers may be others now. */
  update(path: string): Promise<Set<string>> {
    return this.targets.update(path);
  }

  async find(target: ImportTarget): Promise<ImportFindings> {
    const seen = new Set<string>();
    const ask: Ask = async (question) => {
      const { answer, seen: looked } = await this.integrity.ask(question);
      for (const path of looked) seen.add(path);
      return answer;
    };
    const claim = new ModuleClaim(target.module);
    const standing = await ask((graph) => claim.resolve(graph));
    const missing: string[] = [];
    for (const name of target.names) {
      if (standing !== 'found' || !(await ask((graph) => claim.defines(graph, name)))) missing.push(name);
    }
    if (standing === 'found' && missing.length === 0) return { module: standing, hits: [], seen };

    const hits: ImportHit[] = [];
    let isJudged = false;
    const parts = await this.partsOf(target.module);
    for (const path of await this.targets.holding({ module: target.module, names: missing })) {
      // Most is known by now, and to wait for that turns no event loop.
      await this.services.breather?.breathe();
      const file = await this.integrity.file(path);
      if (!file) continue;
      const taken = await ask((graph) => claim.takenBy(graph, file, missing));
      isJudged ||= taken.length > 0;
      const own: ImportHit[] = [];
      for (const { broken, ...each } of taken) if (broken) own.push({ path, ...each });
      if (missing.length > 0 && mayReach(file, parts))
        own.push(...(await this.attributes(file, target, missing)));
      hits.push(...own.sort((a, b) => a.start - b.start));
    }
    // An importer may have beside it what is not there from the top of the workspace.
    if (standing === 'foreign' && isJudged)
      return { module: hits.length > 0 ? 'missing' : 'found', hits, seen };
    return { module: standing, hits, seen };
  }

  /** The parts of all dotted names of the module. */
  private async partsOf(module: string): Promise<Set<string>> {
    const modules = await this.integrity.modules();
    const found = modules.resolve(module);
    const names = found && found.kind !== 'namespace' ? modules.nameOf(found.path) : [];
    return new Set([module, ...names].flatMap((name) => name.split('.')));
  }

  /** `module.name`, however the module was imported. */
  private async attributes(
    { path }: GraphFile,
    { module }: ImportTarget,
    names: readonly string[],
  ): Promise<ImportHit[]> {
    const text = (await this.files.read(path))?.text;
    if (text === undefined) return [];
    const modules = await this.integrity.modules();
    const importer = await withBreath(parsePythonInSteps(text), this.services.breather);
    return findMissingImports({ importerPath: path, importer, modules, target: module, names })
      .filter(({ form }) => form === 'attribute')
      .map(({ name, start, end, form, guarded }) => ({ path, name, start, end, form, guarded }));
  }
}

/** Whether a file may have the module, or a package that it is in, as an object. */
function mayReach({ summary }: GraphFile, parts: ReadonlySet<string>): boolean {
  for (let each = 0; each < summary.judgedCount; each++) {
    const reached = summary.isPlain(each)
      ? parts.has(summary.module(each).split('.', 1)[0]!)
      : summary.namesOf(each).some((name) => parts.has(name));
    if (reached) return true;
  }
  return false;
}
