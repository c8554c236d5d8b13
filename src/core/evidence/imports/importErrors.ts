import type { UnreportedImport } from '../../model/ledger.js';
import type { Place } from './linkFile.js';

/** A first-party import that does not work, be it reported or not. */
export type ImportError = UnreportedImport;

/** The errors of a file. `moduleOf`: the absolute name of the module at a place, by the first source root that reaches so far. */
export function importErrors(
  path: string,
  places: readonly Place[],
  moduleOf: (place: Place) => string,
): ImportError[] {
  return places.map((place) => {
    const { range, name, library, guarded } = place;
    const module = moduleOf(place);
    if (name === undefined) return { path, range, module, guarded };
    return library === undefined
      ? { path, range, module, name, guarded }
      : { path, range, module, name, library, guarded };
  });
}
