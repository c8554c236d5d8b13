import type { WrittenModule } from './moveImport.js';

/**
 * A module as a file would write it: relative when it is asked for and both are in one package, else absolute.
 * `importer` and `target` are dotted and absolute; `isPackage`: the importer is the `__init__` of its package.
 */
export function writtenModule(
  target: string,
  { importer, isPackage, relative }: { importer: string | undefined; isPackage: boolean; relative: boolean },
): WrittenModule {
  const absolute = { level: 0, module: target };
  if (!relative || importer === undefined) return absolute;
  const own = importer.split('.');
  const folder = isPackage ? own : own.slice(0, -1);
  const parts = target.split('.');
  let common = 0;
  while (common < folder.length && common < parts.length && folder[common] === parts[common]) common++;
  if (common === 0) return absolute;
  return { level: folder.length - common + 1, module: parts.slice(common).join('.') };
}
