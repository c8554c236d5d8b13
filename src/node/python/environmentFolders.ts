import fs from 'node:fs';
import path from 'node:path';
import { isFolder, namesIn } from './folders.js';
import { readPathFiles } from './readPathFiles.js';

/**
 * The folders that a virtual environment has its libraries in, told from how it is laid out and from its `.pth` files:
 * nothing of it is run. Empty when it is none.
 */
export function environmentFolders(environment: string): string[] {
  const found: string[] = [];
  for (const library of ['lib', 'lib64', 'Lib']) {
    const packages = packagesIn(path.join(environment, library));
    if (packages !== undefined && !found.includes(packages)) found.push(packages);
  }
  for (const packages of [...found])
    for (const folder of readPathFiles(packages).folders) if (!found.includes(folder)) found.push(folder);
  return found;
}

/** The virtual environments that lie directly in a folder. */
export function environmentsIn(folder: string): string[] {
  try {
    return fs
      .readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
      .map(({ name }) => path.join(folder, name))
      .filter(isEnvironment);
  } catch {
    return [];
  }
}

function isEnvironment(folder: string): boolean {
  return ['pyvenv.cfg', 'conda-meta'].some((name) => fs.existsSync(path.join(folder, name)));
}

function packagesIn(library: string): string | undefined {
  const direct = path.join(library, 'site-packages');
  if (isFolder(direct)) return real(direct);
  for (const name of namesIn(library)) {
    const packages = path.join(library, name, 'site-packages');
    if (/^python3\./u.test(name) && isFolder(packages)) return real(packages);
  }
  return undefined;
}

function real(folder: string): string {
  return fs.realpathSync(folder);
}
