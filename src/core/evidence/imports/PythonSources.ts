import type { Breather } from '../../Breather.js';
import type { FileAccess } from '../../files/FileAccess.js';
import { ModuleTree } from '../../python/ModuleTree.js';
import { isInOutputFolder } from '../../sources/defaultSources.js';
import { scopeTest } from './checkScope.js';
import { findPythonProject, isJudged, type PythonProject } from './sourceRoots.js';

const moduleFiles = '**/*.{py,pyi,so,pyd}';
const modulePath = /\.(?:pyi?|so|pyd)$/u;

/** Whether a file can be a module. */
export function isModulePath(path: string): boolean {
  return modulePath.test(path);
}

/** The Python files of a workspace: which modules there are, which of them are judged, and where modules are imported from. */
export class PythonSources {
  /** The files that are checked in order; made when it is asked for. */
  private sorted: readonly string[] | undefined;
  /** Those of the judged files that the project has its type checker look at. */
  private readonly inScope: Set<string>;
  private readonly isInScope: (path: string) => boolean;

  /** `tree`: also what is not judged: the virtual environments of the workspace, and generated code once it was looked for. */
  private constructor(
    readonly tree: ModuleTree,
    readonly project: PythonProject,
    private readonly own: Set<string>,
  ) {
    const { scope } = project;
    this.isInScope = scope ? scopeTest(scope) : () => true;
    this.inScope = scope ? new Set([...own].filter(this.isInScope)) : own;
  }

  static async find(files: FileAccess, breather: Breather | undefined): Promise<PythonSources> {
    const paths = await files.list([moduleFiles]);
    const tree = new ModuleTree();
    for (const path of paths) {
      if (breather?.due) await breather.breathe();
      tree.add(path);
    }
    const setup = paths.filter((path) => /(?:^|\/)setup\.py$/u.test(path));
    const project = await findPythonProject(files, tree, setup);
    const own = new Set<string>();
    for (const path of paths) {
      if (breather?.due) await breather.breathe();
      if (isJudged(path, project)) own.add(path);
    }
    return new PythonSources(tree, project, own);
  }

  /** The files that are judged. */
  get judged(): ReadonlySet<string> {
    return this.own;
  }

  /** Those of them whose errors are told where no defect speaks of them: what the project leaves out of type checking is not among them. */
  get checked(): ReadonlySet<string> {
    return this.inScope;
  }

  /** The files that are checked, in order of code units. */
  get inOrder(): readonly string[] {
    return (this.sorted ??= [...this.inScope].sort());
  }

  /**
   * A file is there: true when it was not before. `ignored`: no search lists it, so that it can be imported and is not judged. What is left out
   * only for lying in a folder called `build` is code like any other: a package, since code imports from it.
   */
  add(path: string, ignored: boolean): boolean {
    if (!this.tree.add(path)) return false;
    const isCode = !ignored || isInOutputFolder(path);
    if (isCode && isJudged(path, this.project)) {
      this.own.add(path);
      if (this.isInScope(path)) this.inScope.add(path);
    }
    this.sorted = undefined;
    return true;
  }

  /** A file is gone: true when it was there. */
  delete(path: string): boolean {
    if (this.own.delete(path)) this.sorted = undefined;
    this.inScope.delete(path);
    return this.tree.delete(path);
  }
}
