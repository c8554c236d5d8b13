import type { GraphFile } from './declarations.js';
import type { ModuleGraph } from './ModuleGraph.js';

/** Where an import does not work. Offsets are in the file's text. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly level: number;
  readonly written: string;
  /** Absent where the module itself is missing. */
  readonly name?: string;
  /** Where the name would come from, if it were installed. */
  readonly library?: string;
  readonly guarded: boolean;
  /** Whether a file that searches leave out could mend it. */
  readonly mendable: boolean;
}

/** What comes of the imports of a file. */
export interface Linked {
  readonly places: readonly Place[];
  /** The files that the answer depends on. */
  readonly seen: ReadonlySet<string>;
  /** What is installed may alter it, and was not looked at. */
  readonly unsure: boolean;
}

/** The imports of a file that do not work. Undefined: a file that cannot be read. */
export function linkFile(graph: ModuleGraph, file: GraphFile | undefined): Linked {
  if (!file) return { places: [], seen: new Set(), unsure: false };
  const { answer, seen, unsure } = graph.watch(() => {
    const places: Place[] = [];
    for (const each of file.summary.imports) {
      const target = graph.resolve(file.path, each);
      const { level, module: written, guarded } = each;
      const at = { level, written, guarded };
      if (target.kind === 'missing') places.push({ ...at, start: each.start, end: each.end, mendable: true });
      if (target.kind !== 'found' || !each.reached) continue;
      const mendable = target.folder !== undefined;
      for (const imported of each.names) {
        const { name, start, end } = imported;
        if (graph.defines(file, imported)) continue;
        const library = graph.absentLibrary(file, imported);
        places.push({ ...at, start, end, name, mendable, ...(library === undefined ? {} : { library }) });
      }
    }
    return places;
  });
  return { places: answer, seen, unsure };
}

/** Whether two answers for one text name the same places for the same reasons. */
export function samePlaces({ places: a }: Linked, { places: b }: Linked): boolean {
  return (
    a.length === b.length &&
    a.every((place, i) => {
      const other = b[i]!;
      const { start, name, library, mendable } = place;
      return (
        start === other.start &&
        name === other.name &&
        library === other.library &&
        mendable === other.mendable
      );
    })
  );
}
