import os from 'node:os';
import path from 'node:path';
import type {
  InstalledModules,
  NamedEnvironment,
  PythonEnvironment,
} from '../../core/python/InstalledModules.js';
import { environmentFolders, environmentsIn } from './environmentFolders.js';
import { interpreterFolders } from './interpreterFolders.js';
import { ModulesOnDisk } from './ModulesOnDisk.js';

/**
 * What is installed on this machine: in the virtual environment that pyright's configuration names; else for the Python on
 * the search path, and in the environments that are active or lie in the workspace. `root`: the folder that is read.
 */
export class NodePython implements PythonEnvironment {
  constructor(
    private readonly root: string,
    private readonly variables: NodeJS.ProcessEnv = process.env,
  ) {}

  async open(named: NamedEnvironment | undefined): Promise<InstalledModules | undefined> {
    try {
      const folders = named ? environmentFolders(this.absolute(named)) : [];
      if (folders.length > 0) return new ModulesOnDisk(folders);
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

  private absolute({ folder, name }: NamedEnvironment): string {
    return path.resolve(this.root, folder.replace(/^~(?=$|[/\\])/u, os.homedir()), name);
  }
}
