import type { Range } from '../../model/range.js';
import type { GraphFile } from './declarations.js';
import type { ModuleGraph } from './ModuleGraph.js';
import type { PackedPlace, PackedSummary } from './summary/PackedSummary.js';

/** Where an import does not work. `start`: the offset in the file's text. */
export interface Place {
  readonly start: number;
  readonly range: Range;
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
    for (let each = 0; each < file.summary.judgedCount; each++) addBroken(places, graph, file, each);
    return places;
  });
  return { places: answer, seen, unsure };
}

/** What of an import does not work, and no comment takes back. */
function addBroken(places: Place[], graph: ModuleGraph, file: GraphFile, each: number): void {
  const { summary } = file;
  const target = graph.resolve(file, each);
  if (target.kind === 'missing') add(places, summary, each, summary.importPlace(each), { mendable: true });
  if (target.kind !== 'found' || !summary.isReached(each)) return;
  const mendable = target.folder !== undefined;
  const end = summary.firstName(each + 1);
  for (let i = summary.firstName(each); i < end; i++) {
    const name = summary.name(i);
    if (graph.defines(file, each, name)) continue;
    const library = graph.absentLibrary(file, each, name);
    const what = library === undefined ? { name, mendable } : { name, mendable, library };
    add(places, summary, each, summary.namePlace(i), what);
  }
}

function add(
  places: Place[],
  summary: PackedSummary,
  each: number,
  { start, range, ignored }: PackedPlace,
  what: Pick<Place, 'name' | 'library' | 'mendable'>,
): void {
  if (ignored) return;
  const level = summary.level(each);
  const written = summary.module(each);
  places.push({ start, range, level, written, guarded: summary.isGuarded(each), ...what });
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
