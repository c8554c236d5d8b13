import { baseName } from '../../files/workspacePath.js';
import type { Dependency } from './Dependency.js';
import { readPackageJson } from './readPackageJson.js';
import { readPyproject } from './readPyproject.js';
import { readRequirements } from './readRequirements.js';

/** The dependencies that a file declares, by its name. A file that does not parse gives what can be read. */
export function readDependencies(path: string, text: string): Dependency[] {
  const name = baseName(path);
  if (name === 'package.json') return readPackageJson(text);
  if (name === 'pyproject.toml') return readPyproject(text);
  return readRequirements(text);
}
