import type { UnreportedImport } from '../../model/ledger.js';
import type { ModuleResolver } from '../../python/ModuleResolver.js';
import type { GraphFile } from './declarations.js';
import type { Place } from './linkFile.js';

/** A first-party import that does not work, be it reported or not. */
export type ImportError = UnreportedImport;

/** The errors of a file. Their modules are called by the first source root that reaches so far. */
export function importErrors(
  { path, summary }: GraphFile,
  places: readonly Place[],
  resolver: ModuleResolver,
): ImportError[] {
  return places.map(({ import: each, name: taken, library }) => {
    const module = resolver.absoluteName(path, summary.level(each), summary.module(each));
    const guarded = summary.isGuarded(each);
    if (taken === undefined) return { path, range: summary.importPlace(each).range, module, guarded };
    const { range } = summary.namePlace(taken);
    const name = summary.name(taken);
    return library === undefined
      ? { path, range, module, name, guarded }
      : { path, range, module, name, library, guarded };
  });
}
