import type { ImportIntegrity } from '../../../evidence/imports/ImportIntegrity.js';

/** Whether another file of the workspace may take the name from the file at `path`: by name, or by a star. */
export async function isTakenElsewhere(
  path: string,
  name: string,
  integrity: ImportIntegrity,
): Promise<boolean> {
  await integrity.modules();
  await integrity.readAll(() => true);
  const stem = path.replace(/(?:\/__init__)?\.pyi?$/u, '');
  const last = stem.slice(stem.lastIndexOf('/') + 1);
  for (const other of integrity.sources) {
    if (other === path) continue;
    const summary = (await integrity.file(other))?.summary;
    for (let each = 0; summary && each < summary.judgedCount; each++) {
      if (!summary.isStar(each) && !summary.namesOf(each).includes(name)) continue;
      // By the last part alone: a name that is kept without need does no harm.
      const module = summary.module(each);
      const end = module.slice(module.lastIndexOf('.') + 1);
      if (end === last || end === '') return true;
    }
  }
  return false;
}
