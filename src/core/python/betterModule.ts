import { hasSubmodule, type Walked } from './ModuleTree.js';

/**
 * Pyright's choice between what two places have for a module (importResolver's `_pickBestImport`). `names`: what is taken from it;
 * undefined for the module itself.
 * `alike`: both places hold the same kind of code, so that a stub in one is meant before a source in the other. Default: false
 */
export function betterModule(
  old: Walked | undefined,
  next: Walked | undefined,
  names: readonly string[] | undefined,
  alike = false,
): Walked | undefined {
  if (!old || !next) return old ?? next;
  if (!next.found && next.depth === 0) return old;
  if (old.firstFile !== next.firstFile) {
    if (old.firstFile < 0) return next;
    return next.firstFile < 0 || old.firstFile < next.firstFile ? old : next;
  }
  if (!next.found || old.found) {
    if (alike && next.found && isStub(next) && !isStub(old)) return next;
    const spaces = old.path === undefined && next.path === undefined && next.found;
    return spaces && !takesModule(old, names) && takesModule(next, names) ? next : old;
  }
  return next;
}

/** Whether a folder has one of the names as a module; without names, whether it has any. */
export function takesModule({ folder }: Walked, names: readonly string[] | undefined): boolean {
  if (!folder) return false;
  return names === undefined ? folder.files.size > 0 : names.some((name) => hasSubmodule(folder, name));
}

function isStub({ path }: Walked): boolean {
  return path?.endsWith('.pyi') === true;
}
