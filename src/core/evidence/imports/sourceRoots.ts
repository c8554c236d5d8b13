import type { FileAccess } from '../../files/FileAccess.js';
import { baseName, folderOf, workspacePath } from '../../files/workspacePath.js';
import type { NamedEnvironment } from '../../python/InstalledModules.js';
import type { ModuleTree } from '../../python/ModuleTree.js';
import type { CheckScope } from './checkScope.js';
import type { Said } from './readPyproject.js';

/** Files that say where modules are imported from. */
const configNames = ['pyproject.toml', 'pyrightconfig.json', 'pytest.ini', 'tox.ini', 'setup.cfg'];
export const configGlob = `**/{${configNames.join(',')},pyvenv.cfg}`;

export interface PythonProject {
  /** Folders that modules are imported from, first one first; '' is the workspace. */
  readonly roots: readonly string[];
  /** Folders of virtual environments: nobody's own code. */
  readonly environments: readonly string[];
  /** The Python that conditions on its version are judged for. */
  readonly version: readonly [number, number];
  /** The virtual environment that pyright's configuration names. */
  readonly environment?: NamedEnvironment;
  /** What the type checker is to look at. Default: all */
  readonly scope?: CheckScope;
}

/** The newest Python that most code is written for. */
const defaultVersion = [3, 13] as const;

/** What the path of a file that type checkers leave out has in it. */
const leftOut = ['/.', '/node_modules/', '/__pycache__/'];

/** Whether a file is somebody's own code, by what type checkers leave out: hidden folders, virtual environments. */
export function isJudged(path: string, { environments }: PythonProject): boolean {
  if (!path.endsWith('.py') && !path.endsWith('.pyi')) return false;
  const folders = `/${path}`;
  if (leftOut.some((each) => folders.includes(each))) return false;
  return !environments.some((folder) => path.startsWith(`${folder}/`));
}

/** Whether a change of this file can move the source roots. */
export function saysRoots(path: string): boolean {
  const name = baseName(path);
  return configNames.includes(name) || name === 'pyvenv.cfg' || name === 'setup.py';
}

/**
 * Where the modules of a workspace are imported from: the workspace, its `src` unless that is a package, what the
 * configuration of pyright, setuptools, Poetry and pytest names, and the folder (and its `src`) of each project in it.
 */
export async function findPythonProject(
  files: FileAccess,
  tree: ModuleTree,
  setupFiles: Iterable<string>,
): Promise<PythonProject> {
  const roots = new Set<string>(['']);
  const add = (folder: string): void => {
    if (folder === '' || tree.hasFolder(folder)) roots.add(folder);
  };
  const project = (folder: string): void => {
    add(folder);
    for (const name of ['src', 'lib']) {
      const inner = within(folder, name);
      if (inner !== undefined && !tree.has(`${inner}/__init__.py`) && !tree.has(`${inner}/__init__.pyi`)) {
        if (name === 'src' || folder !== '') add(inner);
      }
    }
  };
  project('');
  let version: readonly [number, number] = defaultVersion;
  let environment: NamedEnvironment | undefined;
  let scope: CheckScope | undefined;
  const environments: string[] = [];
  const paths = (await files.list([configGlob])).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  for (const path of paths) {
    const folder = folderOf(path);
    if (baseName(path) === 'pyvenv.cfg') {
      environments.push(folder);
      continue;
    }
    const text = (await files.read(path))?.text;
    if (text === undefined) continue;
    const said = await readConfig(baseName(path), text);
    for (const written of said.roots) {
      const inner = within(folder, written);
      if (inner !== undefined) add(inner);
    }
    if (folder === '') {
      version = said.version ?? version;
      environment = said.environment ?? environment;
      // Where there is a `pyrightconfig.json`, which comes last, the `pyproject.toml` does not count.
      if (/\.(?:json|toml)$/u.test(path)) scope = said.scope;
    }
    if (said.isProject) project(folder);
  }
  for (const path of setupFiles) {
    const folder = folderOf(path);
    // Inside a package it is a module like any other.
    if (!tree.has(`${folder === '' ? '' : `${folder}/`}__init__.py`)) project(folder);
  }
  return {
    roots: [...roots],
    environments,
    version,
    ...(environment ? { environment } : {}),
    ...(scope ? { scope } : {}),
  };
}

function within(folder: string, written: string): string | undefined {
  if (/^\.?\/?$/u.test(written)) return folder;
  return workspacePath(folder === '' ? written : `${folder}/${written}`);
}

async function readConfig(name: string, text: string): Promise<Said> {
  if (name !== 'pyproject.toml' && name !== 'pyrightconfig.json') return { roots: iniRoots(name, text) };
  // Loaded where there is one: the reader of TOML is as large as all that reads Python.
  const { readPyproject, readPyrightConfig } = await import('./readPyproject.js');
  return name === 'pyproject.toml' ? readPyproject(text) : readPyrightConfig(text);
}

/** `pythonpath` of pytest; `package_dir` and `packages.find`'s `where` of setuptools. */
function iniRoots(name: string, text: string): string[] {
  const roots: string[] = [];
  let section = '';
  let key = '';
  for (const line of text.split(/\r?\n/u)) {
    const header = /^\[([^\]]+)\]/u.exec(line);
    const entry = /^([\w.-]+)[ \t]*[=:][ \t]*(.*)$/u.exec(line);
    let value = '';
    if (header) {
      section = header[1]!;
      key = '';
    } else if (entry) {
      key = entry[1]!;
      value = entry[2]!;
    } else if (/^[ \t]+\S/u.test(line)) value = line.trim();
    if (value === '' || value.startsWith('#') || value.startsWith(';')) continue;
    const isPytest = section === 'tool:pytest' || (section === 'pytest' && name !== 'setup.cfg');
    if (isPytest && key === 'pythonpath') roots.push(...value.split(/\s+/u));
    else if (section === 'options' && (key === 'package_dir' || key === 'package-dir')) {
      const root = /^=[ \t]*(\S+)/u.exec(value);
      if (root) roots.push(root[1]!);
    } else if (section === 'options.packages.find' && key === 'where') roots.push(...value.split(/[\s,]+/u));
  }
  return roots;
}
