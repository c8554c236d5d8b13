import { ImportIntegrity } from '../../evidence/imports/ImportIntegrity.js';
import type { Merger } from '../Merger.js';
import { comesFrom } from '../refusals.js';
import { mergePython } from './mergePython.js';

/** `mergePython` with what the workspace knows of modules. */
export const mergePythonFile: Merger = async ({ path, target, template, replace, files }) => {
  const modules = await new ImportIntegrity(files).modules();
  const merged = mergePython(target, template, {
    replace,
    stubFile: path.endsWith('.pyi'),
    absolute: (level, module) => modules.absolute(path, level, module),
    isItself: (level, module) => {
      const absolute = modules.absolute(path, level, module);
      return absolute !== undefined && modules.resolve(absolute)?.path === path;
    },
    isFirstParty: (module) => modules.isFirstParty(module),
  });
  if (merged.kind !== 'refused') return merged;
  const { reason, importedFrom } = merged;
  const module = importedFrom && modules.absolute(path, importedFrom.level, importedFrom.module);
  const file = module === undefined ? undefined : modules.resolve(module);
  if (!file) return { kind: 'refused', reason };
  return { kind: 'refused', reason: `${reason} ${comesFrom(file.path)}`, definedIn: file.path };
};
