import type { PythonStatement } from '../../python/parsePython.js';
import { addImports } from './addImports.js';
import type { BlockItem } from './blockItems.js';
import { topLevelIndex } from './layout.js';
import { namesOf, titlesOf } from './mergeClass.js';
import type { MergeState, Piece, Place } from './MergeState.js';
import { aboveStatement, constantsPlace, endPlace, type SpacedPlace } from './modulePlaces.js';
import { boundNames, nameUses } from './nameUses.js';

/**
 * Inserts what the module lacks, and the imports for it: constants by the constants, the rest at the end; what code further up needs when the
 * module is imported goes above that code.
 */
export function placeTopLevel(state: MergeState, missing: readonly BlockItem[]): void {
  const { target } = state;
  const inside = [...state.pieces];
  const constants = constantsPlace(target);
  const late = boundBelow(target.statements, constants.place);
  for (const { kind, name } of state.template.statements) {
    if (name !== undefined && (kind === 'def' || kind === 'class')) late.add(name);
  }
  const early: BlockItem[] = [];
  const others: BlockItem[] = [];
  for (const item of missing) {
    const isLate = item.kind !== 'value' || earlyNames(state, item).some((name) => late.has(name));
    if (isLate) for (const name of namesOf(item)) late.add(name);
    (isLate ? others : early).push(item);
    state.pieces.push({ statements: item.statements });
    state.added.push(...titlesOf(item));
  }
  // What annotations need, and the order at one place, depend on the imports.
  addImports(state);
  insertAll(state, early, constants);
  const above = neededAbove(state, inside, others);
  for (const index of [...new Set(above.values())].sort((a, b) => a - b)) {
    insertAll(
      state,
      others.filter((item) => above.get(item) === index),
      aboveStatement(target, index),
    );
  }
  insertAll(
    state,
    others.filter((item) => !above.has(item)),
    endPlace(target),
  );
}

/** The names that the module does not know at a place yet, but further down; those of imports left out. */
function boundBelow(statements: readonly PythonStatement[], place: Place): Set<string> {
  const offset = 'below' in place ? place.below : place.above;
  const above = boundNames(statements.filter(({ start }) => start < offset));
  const below = statements.filter(
    ({ kind, start }) => start >= offset && kind !== 'import' && kind !== 'from',
  );
  return new Set([...boundNames(below)].filter((name) => !above.has(name)));
}

/** The names that the code needs when it is run by an import of the module. */
function earlyNames(
  state: MergeState,
  { statements, classNames }: Pick<Piece, 'statements' | 'classNames'>,
): string[] {
  return statements
    .flatMap((each) => nameUses(each, classNames))
    .filter((use) => use.early && !(use.annotation && state.futureAnnotations))
    .map((use) => use.name);
}

/** The items that code inside the file needs at import, each with the top-level statement that it must stand above. */
function neededAbove(
  state: MergeState,
  inside: readonly Piece[],
  items: readonly BlockItem[],
): Map<BlockItem, number> {
  const byName = new Map(items.flatMap((item) => namesOf(item).map((name) => [name, item] as const)));
  const above = new Map<BlockItem, number>();
  const need = (names: readonly string[], index: number): void => {
    for (const name of names) {
      const item = byName.get(name);
      if (!item || (above.get(item) ?? Infinity) <= index) continue;
      above.set(item, index);
      need(earlyNames(state, item), index);
    }
  };
  for (const piece of inside) {
    if (piece.anchor) need(earlyNames(state, piece), topLevelIndex(state.target.statements, piece.anchor));
  }
  return above;
}

function insertAll(
  state: MergeState,
  items: readonly BlockItem[],
  { place, before, after }: SpacedPlace,
): void {
  for (const [i, item] of items.entries()) {
    const together = item.kind === 'value' && items[i - 1]?.kind === 'value';
    const text = state.lines(item.statements, '', state.unit);
    state.insert(place, {
      text,
      before: together ? 0 : before,
      after: i + 1 < items.length && item.kind === 'value' ? 0 : after,
    });
  }
}
