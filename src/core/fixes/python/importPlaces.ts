import type { PythonStatement } from '../../python/parsePython.js';
import type { MergeState } from './MergeState.js';
import { lineStartAt } from '../lines.js';
import { blockEnd } from './layout.js';
import { headPlace, type SpacedPlace } from './modulePlaces.js';
import { isStdlibModule } from './stdlibModules.js';

/** A new import statement. */
export interface ImportLine {
  readonly kind: 'import' | 'from';
  readonly level: number;
  readonly module: string;
  readonly text: string;
}

interface Placed {
  readonly statement: PythonStatement;
  readonly rank: number;
  readonly key: string;
  /** The first part of the module's name; '' for a relative one. */
  readonly top: string;
}

/** The group that an import stands in: `__future__`, the standard library, other projects, this one, relative ones. */
function rankOf(state: MergeState, { level, module }: Pick<ImportLine, 'level' | 'module'>): number {
  if (level > 0) return 4;
  if (module === '__future__') return 0;
  if (isStdlibModule(module)) return 1;
  return state.options.isFirstParty?.(module) ? 3 : 2;
}

function keyOf({ kind, module }: Pick<ImportLine, 'kind' | 'module'>): string {
  return `${kind === 'import' ? 0 : 1} ${module.toLowerCase()}`;
}

function topOf({ level, module }: Pick<ImportLine, 'level' | 'module'>): string {
  return level > 0 ? '' : module.split('.')[0]!;
}

/** Inserts the import lines at the top: each with its group, in order when the group is; a new group gets blank lines. */
export function insertImportLines(state: MergeState, lines: readonly ImportLine[]): void {
  const block = topBlock(state);
  const sorted = [...lines].sort(
    (a, b) => rankOf(state, a) - rankOf(state, b) || (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0),
  );
  const placed = sorted.map((line) => {
    const rank = rankOf(state, line);
    const spaced = placeOf(state, block, rank, line);
    return { line, rank, spaced, at: JSON.stringify(spaced.place) };
  });
  for (const [i, { line, rank, spaced, at }] of placed.entries()) {
    const above = placed[i - 1]?.at === at ? placed[i - 1] : undefined;
    const before = above ? (above.rank === rank ? 0 : 1) : spaced.before;
    const after = placed[i + 1]?.at === at ? 0 : spaced.after;
    state.insert(spaced.place, { text: line.text, before, after });
  }
}

function placeOf(state: MergeState, block: readonly Placed[], rank: number, line: ImportLine): SpacedPlace {
  const { text } = state.target;
  const key = keyOf(line);
  if (block.length === 0 || (rank === 0 && block[0]!.rank > 0)) return headPlace(state.target);
  const ranked = block.filter((each) => each.rank === rank);
  // Where it is not known which packages are the project's own, the file may show it.
  const related = rank === 2 ? ranked.filter((each) => each.top === topOf(line)) : [];
  const same = related.length > 0 ? related : ranked;
  const isSorted = same.every((each, i) => i === 0 || same[i - 1]!.key <= each.key);
  const below = (each: Placed, before: number, after: number): SpacedPlace => ({
    place: { below: blockEnd(text, each.statement) },
    before,
    after,
  });
  const above = (each: Placed, after: number): SpacedPlace => ({
    place: { above: lineStartAt(text, each.statement.start) },
    before: 0,
    after,
  });
  if (same.length > 0) {
    if (!isSorted) return below(same[same.length - 1]!, 0, 0);
    const earlier = same.filter((each) => each.key < key);
    return earlier.length > 0 ? below(earlier[earlier.length - 1]!, 0, 0) : above(same[0]!, 0);
  }
  const lower = block.filter((each) => each.rank < rank);
  if (lower.length > 0) return below(lower[lower.length - 1]!, 1, 1);
  return above(block[0]!, 1);
}

/** The first run of import statements; a run after other statements counts when there is none at the start. */
function topBlock(state: MergeState): Placed[] {
  const found: Placed[] = [];
  const { statements, imports } = state.target;
  for (const statement of statements) {
    if (statement.kind === 'def' || statement.kind === 'class') break;
    if (statement.kind !== 'import' && statement.kind !== 'from') {
      if (found.length > 0) break;
      continue;
    }
    const read = imports.find((each) => each.statement === statement);
    if (read) found.push({ statement, rank: rankOf(state, read), key: keyOf(read), top: topOf(read) });
  }
  return found;
}
