import os from 'node:os';
import path from 'node:path';
import type {
  InstalledModules,
  NamedEnvironment,
  PythonEnvironment,
} from '../../core/python/InstalledModules.js';
import { environmentFolders, environmentsIn } from './environmentFolders.js';
import { isFolder } from './folders.js';
import { interpreterFolders } from './interpreterFolders.js';
import { ModulesOnDisk } from './ModulesOnDisk.js';

export interface NodePythonOptions {
  /** Default: those of this process. */
  readonly variables?: NodeJS.ProcessEnv;
  /** The interpreter, or the environment, that a person has chosen. Default: none */
  readonly selected?: string | undefined;
}

/**
 * What is installed on this machine: in the virtual environment that pyright's configuration names; else for the Python that is
 * selected; else for the Python on the search path, and in the environments that are active or lie in the workspace. `root`: the folder that is read.
 */
export class NodePython implements PythonEnvironment {
  private readonly variables: NodeJS.ProcessEnv;
  private readonly selected: string | undefined;

  constructor(
    private readonly root: string,
    { variables = process.env, selected }: NodePythonOptions = {},
  ) {
    this.variables = variables;
    this.selected = selected;
  }

  async open(named: NamedEnvironment | undefined): Promise<InstalledModules | undefined> {
    try {
      const folders = named ? environmentFolders(this.absolute(named)) : [];
      if (folders.length > 0) return new ModulesOnDisk(folders);
      const selected = await this.selectedFolders();
      if (selected.length > 0) return new ModulesOnDisk(selected);
      const interpreter = await interpreterFolders(this.root, this.variables);
      if (!interpreter) return undefined;
      const active = ['VIRTUAL_ENV', 'CONDA_PREFIX'].map((name) => this.variables[name] ?? '');
      const environments = [...active.filter((each) => path.isAbsolute(each)), ...environmentsIn(this.root)];
      return new ModulesOnDisk([...new Set([...interpreter, ...environments.flatMap(environmentFolders)])]);
    } catch {
      // A folder that may not be read: nobody can say what is installed.
      return undefined;
    }
  }

  /** Empty where none is selected, or what is does not work. */
  private async selectedFolders(): Promise<readonly string[]> {
    const { root, variables, selected } = this;
    if (selected === undefined || !path.isAbsolute(selected)) return [];
    if (isFolder(selected)) return environmentFolders(selected);
    return (await interpreterFolders(root, variables, [selected])) ?? [];
  }

  private absolute({ folder, name }: NamedEnvironment): string {
    return path.resolve(this.root, folder.replace(/^~(?=$|[/\\])/u, os.homedir()), name);
  }
}
