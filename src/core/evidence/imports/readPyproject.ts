import { parse as parseJsonc } from 'jsonc-parser';
import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser';
import type { NamedEnvironment } from '../../python/InstalledModules.js';
import type { CheckScope } from './checkScope.js';

/** What a project's configuration says of its imports. */
export interface Said {
  roots: string[];
  version?: readonly [number, number];
  environment?: NamedEnvironment;
  scope?: CheckScope;
  isProject?: boolean;
}

/** Nothing, while the file is being edited and broken: its language's own extension says what is wrong. */
const nothing: Said = { roots: [] };

/** What `pyproject.toml` says for setuptools, Poetry, pytest and pyright. */
export function readPyproject(text: string): Said {
  try {
    return ofPyproject(getStaticTOMLValue(parseTOML(text)));
  } catch {
    return nothing;
  }
}

/** What `pyrightconfig.json` says. */
export function readPyrightConfig(text: string): Said {
  try {
    return ofPyright(parseJsonc(text));
  } catch {
    return nothing;
  }
}

function at(value: unknown, ...keys: string[]): unknown {
  let found = value;
  for (const key of keys) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as Record<string, unknown>)[key];
  }
  return found;
}

function strings(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((each): each is string => typeof each === 'string');
}

function ofPyproject(value: unknown): Said {
  const tool = at(value, 'tool');
  const setuptools = at(tool, 'setuptools');
  const packageDir = at(setuptools, 'package-dir');
  const poetry = at(tool, 'poetry', 'packages');
  const pyright = ofPyright(at(tool, 'pyright'));
  const isProject = at(value, 'project') !== undefined || at(tool, 'poetry') !== undefined;
  return {
    ...pyright,
    isProject,
    roots: [
      ...pyright.roots,
      ...strings(at(packageDir, '')),
      ...strings(at(setuptools, 'packages', 'find', 'where')),
      ...(Array.isArray(poetry) ? poetry.flatMap((each: unknown) => strings(at(each, 'from'))) : []),
      ...strings(at(tool, 'pytest', 'ini_options', 'pythonpath')).flatMap((each) => each.split(/\s+/u)),
    ],
  };
}

function ofPyright(value: unknown): Said {
  const environments = at(value, 'executionEnvironments');
  const [folder] = strings(at(value, 'venvPath'));
  const [name] = strings(at(value, 'venv'));
  const version = /^3\.(\d+)$/u.exec(String(at(value, 'pythonVersion')));
  const include = strings(at(value, 'include'));
  const exclude = [...strings(at(value, 'exclude')), ...strings(at(value, 'ignore'))];
  return {
    roots: [
      ...strings(at(value, 'extraPaths')),
      ...(Array.isArray(environments)
        ? environments.flatMap((each: unknown) => [
            ...strings(at(each, 'root')),
            ...strings(at(each, 'extraPaths')),
          ])
        : []),
    ],
    ...(version ? { version: [3, Number(version[1])] as const } : {}),
    ...(include.length + exclude.length > 0 ? { scope: { include, exclude } } : {}),
    ...(folder !== undefined && name !== undefined ? { environment: { folder, name } } : {}),
  };
}
