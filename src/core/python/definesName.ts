import { moduleBindings } from './bindings.js';
import type { PythonModules } from './modules.js';
import type { PythonModule } from './parsePython.js';

type ReadModule = (path: string) => Promise<PythonModule | undefined>;
/** Adds the file of a dotted module to `modules` when it is there but was not listed: generated code that git ignores. */
type LearnModule = (dotted: string) => Promise<void>;

/**
 * Whether `from module import name` works: the name is bound at the module's top level, is a submodule, comes
 * through a star import, or the module answers for any name (`__getattr__`, a star import of another project's
 * module). False when there is no such module.
 */
export async function definesName(
  module: string,
  name: string,
  modules: PythonModules,
  read: ReadModule,
  learn: LearnModule = async () => {},
): Promise<boolean> {
  return defines(module, name, modules, read, learn, new Set());
}

async function defines(
  module: string,
  name: string,
  modules: PythonModules,
  read: ReadModule,
  learn: LearnModule,
  seen: Set<string>,
): Promise<boolean> {
  if (seen.has(module)) return false;
  seen.add(module);
  await learn(module);
  const file = modules.resolve(module);
  if (!file) return false;
  if (file.kind !== 'module') {
    if (modules.resolve(`${module}.${name}`)) return true;
    await learn(`${module}.${name}`);
    if (modules.resolve(`${module}.${name}`)) return true;
  }
  const parsed = file.kind === 'namespace' ? undefined : await read(file.path);
  if (!parsed) return false;
  const bindings = moduleBindings(parsed);
  if (bindings.names.has(name) || bindings.dynamic) return true;
  for (const star of bindings.starImports) {
    const target = modules.absolute(file.path, star.level, star.module);
    if (target === undefined || !modules.isFirstParty(target)) return true;
    // A star import leaves out underscore names unless `__all__` lists them.
    if (!name.startsWith('_') && (await defines(target, name, modules, read, learn, seen))) return true;
  }
  return false;
}
