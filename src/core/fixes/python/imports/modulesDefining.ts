import type { ImportIntegrity } from '../../../evidence/imports/ImportIntegrity.js';
import type { PythonModules } from '../../../python/modules.js';
import type { BrokenImport } from './ImportedPlace.js';

/** More would be a search of its own. */
const MOST = 3;

/**
 * The modules of the workspace that define the name at top level themselves, dotted, nearest first: those that share most folders
 * with the module that was named and with the file that imports. Those of tests are left out unless a test imports.
 */
export async function modulesDefining(
  { module, name, path }: BrokenImport,
  integrity: ImportIntegrity,
): Promise<string[]> {
  const modules = await integrity.modules();
  await integrity.readAll(() => true);
  const named = modules.resolve(module)?.path;
  const found = new Map<string, { near: number; path: string }>();
  for (const other of integrity.sources) {
    if (other === path || other === named || (isTest(other) && !isTest(path))) continue;
    if (!(await integrity.file(other))?.summary.makes(name)) continue;
    const dotted = importableName(other, modules);
    if (dotted === undefined || dotted === module) continue;
    const near = shared(other, path) + shared(other, named ?? path);
    if ((found.get(dotted)?.near ?? -1) < near) found.set(dotted, { near, path: other });
  }
  return [...found]
    .sort(([a, x], [b, y]) => y.near - x.near || a.length - b.length || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([dotted]) => dotted);
}

/** The first name of the file that leads back to it. */
function importableName(path: string, modules: PythonModules): string | undefined {
  return modules.nameOf(path).find((dotted) => {
    const file = modules.resolve(dotted);
    return file?.path === path || file?.path === `${path}i`;
  });
}

export function isTest(path: string): boolean {
  return /(?:^|\/)(?:tests?\/|conftest\.pyi?$|test_[^/]*$|[^/]*_test\.pyi?$)/u.test(path);
}

/** How many folders the paths have in common, from the top. */
function shared(a: string, b: string): number {
  const folders = a.split('/').slice(0, -1);
  const others = b.split('/').slice(0, -1);
  let count = 0;
  while (count < folders.length && folders[count] === others[count]) count++;
  return count;
}
