import type { Walked } from './ModuleTree.js';

/** What can be imported beside a project's own code and the standard library. */
export interface InstalledModules {
  /**
   * Where a dotted module leads to, by its parts; undefined when not even the first is there. `names`: what is taken from it;
   * undefined for the module itself.
   */
  find(parts: readonly string[], names?: readonly string[]): Walked | undefined;
}

/** A virtual environment as a project's configuration names it. */
export interface NamedEnvironment {
  /** As it is written: relative to the workspace, or absolute. */
  readonly folder: string;
  readonly name: string;
}

/** What a host knows of the Python that runs a project. */
export interface PythonEnvironment {
  /**
   * Looks at what is installed now: nothing is looked at before. Undefined where nobody can know. `named`: the virtual
   * environment that the project is to be read with.
   */
  open(named: NamedEnvironment | undefined): Promise<InstalledModules | undefined>;
}
