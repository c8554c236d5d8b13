import type { GraphFile } from './declarations.js';
import type { ModuleGraph } from './ModuleGraph.js';

/** Where an import of a file does not work, by the numbers in the file's summary. */
export interface Place {
  readonly import: number;
  /** The name that is not there; undefined where the module itself is missing. */
  readonly name: number | undefined;
  /** Where the name would come from, if it were installed. */
  readonly library: string | undefined;
  /** Whether a file that searches leave out could mend it. */
  readonly mendable: boolean;
}

/** What comes of the imports of a file. */
export interface Linked {
  readonly places: readonly Place[];
  /** The files that the answer depends on: a handful, and a list takes a fifth of what a set does. */
  readonly seen: readonly string[];
  /** What is installed may alter it, and was not looked at. */
  readonly unsure: boolean;
}

/** The imports of a file that do not work. Undefined: a file that cannot be read. */
export function linkFile(graph: ModuleGraph, file: GraphFile | undefined): Linked {
  if (!file) return { places: [], seen: [], unsure: false };
  const { answer, seen, unsure } = graph.watch(() => {
    const places: Place[] = [];
    for (let each = 0; each < file.summary.judgedCount; each++) addBroken(places, graph, file, each);
    return places;
  });
  return { places: answer, seen: [...seen], unsure };
}

/** What of an import does not work, and no comment takes back. */
function addBroken(places: Place[], graph: ModuleGraph, file: GraphFile, each: number): void {
  const { summary } = file;
  const target = graph.resolve(file, each);
  if (target.kind === 'missing' && !summary.isImportIgnored(each))
    places.push({ import: each, name: undefined, library: undefined, mendable: true });
  if (target.kind !== 'found' || !summary.isReached(each)) return;
  const mendable = target.folder !== undefined;
  const end = summary.firstName(each + 1);
  for (let i = summary.firstName(each); i < end; i++) {
    const name = summary.name(i);
    if (graph.defines(file, each, name) || summary.isNameIgnored(i)) continue;
    places.push({ import: each, name: i, library: graph.absentLibrary(file, each, name), mendable });
  }
}

/** Whether two answers for one text name the same places for the same reasons. */
export function samePlaces({ places: a }: Linked, { places: b }: Linked): boolean {
  return (
    a.length === b.length &&
    a.every((place, i) => {
      const other = b[i]!;
      return (
        place.import === other.import &&
        place.name === other.name &&
        place.library === other.library &&
        place.mendable === other.mendable
      );
    })
  );
}
