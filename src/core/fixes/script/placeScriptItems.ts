import { addScriptImports } from './addScriptImports.js';
import { addExports, exportsAsCommonJs } from './scriptExports.js';
import type { SpacedScriptPlace } from './importPlace.js';
import { neededScriptImports } from './neededScriptImports.js';
import { sameCode } from './sameCode.js';
import { coresOf, endOf, nodesOf, startOf, type ScriptItem } from './ScriptItem.js';
import { scriptNameUses } from './scriptNameUses.js';
import type { ScriptMerge, ScriptPiece } from './ScriptMerge.js';
import { aboveItem, belowItem, constantsPlace, endPlace, isLine, standsFirst } from './scriptPlaces.js';

/** Inserts what the file lacks, and the imports for it. What code further up needs when it is loaded goes above that code. */
export function placeScriptItems(merge: ScriptMerge, missing: readonly ScriptItem[]): void {
  const inside = [...merge.pieces];
  for (const item of missing) {
    merge.pieces.push({ nodes: nodesOf(item), bound: new Set(), anchor: undefined });
    merge.added.push(
      ...(item.kind === 'value' ? (item.names.length > 0 ? item.names : [item.title]) : [item.title]),
    );
  }
  addScriptImports(merge, neededScriptImports(merge));
  const above = neededAbove(merge, inside, missing);
  const places = new Map<ScriptItem, SpacedScriptPlace>();
  const lines = new Map<ScriptItem, string>();
  for (const item of missing) {
    const anchor = above.get(item);
    const place = anchor ? aboveItem(merge, anchor) : placeOf(merge, item, places);
    places.set(item, place);
    lines.set(item, guarded(merge, item, exportsAsCommonJs(merge, item) ?? merge.lines(item, '')));
  }
  for (const item of missing) {
    const { place, before, after } = places.get(item)!;
    const previous = [...places]
      .filter(
        ([other, each]) =>
          samePlace(each, places.get(item)!) && missing.indexOf(other) < missing.indexOf(item),
      )
      .pop();
    const next = missing
      .slice(missing.indexOf(item) + 1)
      .find((other) => samePlace(places.get(other)!, places.get(item)!));
    const isListed = previous !== undefined && isLine(previous[0]) && isLine(item);
    const goesOn = next !== undefined && isLine(item) && isLine(next);
    merge.insert(place, {
      text: lines.get(item)!,
      before: previous ? (isListed ? 0 : 1) : before,
      after: goesOn ? 0 : isLine(item) ? after : Math.max(after, 1),
    });
  }
  addExports(merge);
}

/** Without semicolons a statement that begins with a bracket would go on with the line above. */
function guarded({ style, template }: ScriptMerge, item: ScriptItem, lines: string): string {
  const isHazard = item.kind === 'loose' && /^[[(`+\-/]/u.test(template.text.slice(startOf(item)));
  return style.semicolon === '' && isHazard && item.entries[0]!.lead === startOf(item) ? `;${lines}` : lines;
}

function offsetOf({ place }: SpacedScriptPlace): number {
  return 'below' in place ? place.below : place.above;
}

function samePlace(a: SpacedScriptPlace, b: SpacedScriptPlace): boolean {
  return offsetOf(a) === offsetOf(b) && 'below' in a.place === 'below' in b.place;
}

/** Below what precedes it in the template, by the constants, or at the end: the first of them where all is defined that it needs. */
function placeOf(
  merge: ScriptMerge,
  item: ScriptItem,
  places: ReadonlyMap<ScriptItem, SpacedScriptPlace>,
): SpacedScriptPlace {
  const end = endPlace(merge);
  if (item.kind === 'default') return end;
  const sibling = item.kind === 'loose' ? belowSame(merge, item) : belowSibling(merge, item, places);
  const wanted = sibling ?? (standsFirst(item) ? constantsPlace(merge, item) : end);
  return Math.max(...latest(merge, item, places)) > offsetOf(wanted) ? end : wanted;
}

/** Where what the item needs when it is loaded is defined: the ends of it, in offsets of the file. */
function latest(
  { targetItems }: ScriptMerge,
  item: ScriptItem,
  places: ReadonlyMap<ScriptItem, SpacedScriptPlace>,
): number[] {
  const names = new Set(earlyNames({ nodes: nodesOf(item), bound: new Set() }));
  const needed = targetItems.filter((each) => !isHoisted(each) && each.names.some((name) => names.has(name)));
  const added = [...places].filter(
    ([each]) => !isHoisted(each) && each.names.some((name) => names.has(name)),
  );
  return [-1, ...needed.map(endOf), ...added.map(([, place]) => offsetOf(place))];
}

function isHoisted({ core }: ScriptItem): boolean {
  return /^(?:function|generator_function|interface|type_alias)_declaration$/u.test(core.type);
}

function earlyNames({ nodes, bound }: Pick<ScriptPiece, 'nodes' | 'bound'>): string[] {
  return scriptNameUses(nodes, bound)
    .filter(({ early }) => early)
    .map(({ name }) => name);
}

function sortOf(item: ScriptItem): string {
  return standsFirst(item) ? item.kind : 'definition';
}

function belowSibling(
  merge: ScriptMerge,
  item: ScriptItem,
  places: ReadonlyMap<ScriptItem, SpacedScriptPlace>,
): SpacedScriptPlace | undefined {
  const { templateItems, targetItems } = merge;
  for (let i = templateItems.indexOf(item) - 1; i >= 0; i--) {
    const above = templateItems[i]!;
    if (above.key === '' || sortOf(above) !== sortOf(item) || above.kind === 'default') continue;
    const place = places.get(above);
    if (place) return { ...place, before: 1 };
    const there = targetItems.find(({ kind, key }) => kind === above.kind && key === above.key);
    if (there) return belowItem(merge, there, item);
  }
  return undefined;
}

/** Below the statement that stands before it in the template, when the file has that too. */
function belowSame(merge: ScriptMerge, item: ScriptItem): SpacedScriptPlace | undefined {
  const { templateItems, targetItems } = merge;
  const above = templateItems[templateItems.indexOf(item) - 1];
  if (above?.kind !== 'loose') return undefined;
  const there = targetItems.find((each) => sameCode(coresOf(each), coresOf(above)));
  return there && { place: merge.below(endOf(there)), before: 0, after: 0 };
}

/** What code that goes into statements of the file needs when it is loaded, each with the item that it must stand above. */
function neededAbove(
  { targetItems }: ScriptMerge,
  inside: readonly ScriptPiece[],
  missing: readonly ScriptItem[],
): Map<ScriptItem, ScriptItem> {
  const found = new Map<ScriptItem, ScriptItem>();
  const need = (names: readonly string[], anchor: ScriptItem): void => {
    for (const item of missing) {
      const there = found.get(item);
      if (isHoisted(item) || !item.names.some((name) => names.includes(name))) continue;
      if (there && startOf(there) <= startOf(anchor)) continue;
      found.set(item, anchor);
      need(earlyNames({ nodes: nodesOf(item), bound: new Set() }), anchor);
    }
  };
  for (const piece of inside) {
    const anchor = targetItems.find((item) => piece.anchor === startOf(item));
    if (anchor) need(earlyNames(piece), anchor);
  }
  return found;
}
