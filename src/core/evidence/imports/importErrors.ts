import type { Range } from '../../model/range.js';
import type { Place } from './linkFile.js';

/** A first-party import that does not work. */
export interface ImportError {
  readonly path: string;
  /** Of the name; of the module, its dots included, where the module itself is missing. */
  readonly start: number;
  readonly end: number;
  readonly range: Range;
  /** Absolute and dotted, by the first source root that reaches so far. */
  readonly module: string;
  /** Absent where the module itself is missing. */
  readonly name?: string;
  /** Where the name would come from, if it were installed. */
  readonly library?: string;
  readonly guarded: boolean;
}

/** The errors of a file. `moduleOf`: the absolute name of the module at a place. */
export function importErrors(
  path: string,
  places: readonly Place[],
  moduleOf: (place: Place) => string,
): ImportError[] {
  return places.map((place) => {
    const { start, end, range, name, library, guarded } = place;
    return {
      path,
      start,
      end,
      range,
      module: moduleOf(place),
      ...(name === undefined ? {} : { name }),
      ...(library === undefined ? {} : { library }),
      guarded,
    };
  });
}
