import type { Range } from '../../model/range.js';
import { LineIndex } from '../../text/LineIndex.js';
import { IgnoreComments } from './ignoreComments.js';
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

/** The errors of a file, without those that its comments take back. */
export function importErrors(
  { path, text }: { path: string; text: string },
  places: readonly Place[],
  moduleOf: (place: Place) => string,
): ImportError[] {
  const lines = new LineIndex(text);
  const ignored = new IgnoreComments(text, lines);
  return places.flatMap((place) => {
    const { start, end, name, library, guarded } = place;
    if (ignored.covers(start, name === undefined ? 'module' : 'name')) return [];
    const named = {
      ...(name === undefined ? {} : { name }),
      ...(library === undefined ? {} : { library }),
    };
    return [{ path, start, end, range: lines.range(start, end), module: moduleOf(place), ...named, guarded }];
  });
}
