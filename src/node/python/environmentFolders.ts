import fs from 'node:fs';
import path from 'node:path';

/** Larger ones are none. */
const maxPathFileBytes = 65536;

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
    for (const folder of foldersByPathFiles(packages)) if (!found.includes(folder)) found.push(folder);
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
  for (const name of names(library)) {
    const packages = path.join(library, name, 'site-packages');
    if (/^python3\./u.test(name) && isFolder(packages)) return real(packages);
  }
  return undefined;
}

/** `.pth` files name further folders, one a line; lines that would be run are left alone. */
function foldersByPathFiles(packages: string): string[] {
  const found: string[] = [];
  for (const name of names(packages).filter((each) => each.endsWith('.pth'))) {
    const file = path.join(packages, name);
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (!stat?.isFile() || stat.size >= maxPathFileBytes) continue;
    for (const line of fs.readFileSync(file, 'utf8').split(/\r?\n/u)) {
      const written = line.trim();
      if (written === '' || written.startsWith('#') || /^import\s/u.test(written)) continue;
      const folder = path.resolve(packages, written);
      if (isFolder(folder)) found.push(real(folder));
    }
  }
  return found;
}

function names(folder: string): string[] {
  try {
    return fs.readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function isFolder(folder: string): boolean {
  return fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function real(folder: string): string {
  return fs.realpathSync(folder);
}
