import { blankLinesAfter, lineEndAt, lineStartAt } from '../lines.js';
import { tailEnd } from './blockEntries.js';
import { headPlace, importPlace, type SpacedScriptPlace } from './importPlace.js';
import { endOf, type ScriptItem } from './ScriptItem.js';
import type { ScriptMerge } from './ScriptMerge.js';

const declaring = new Set<ScriptItem['kind']>(['value', 'type', 'interface', 'enum']);

/** Constants, types and the like, which stand above the functions and classes. */
export function standsFirst({ kind, title }: ScriptItem): boolean {
  return declaring.has(kind) && !/^exports\./u.test(title);
}

/** Below an item of the file, with a blank line where it is no list of constants. */
export function belowItem(merge: ScriptMerge, above: ScriptItem, item: ScriptItem): SpacedScriptPlace {
  const { text } = merge.target;
  const tail = tailEnd(text, endOf(above));
  const isList = isLine(above) && isLine(item) && above.kind === item.kind;
  const next = merge.targetItems[merge.targetItems.indexOf(above) + 1];
  const isTight =
    tail !== undefined && next !== undefined && isLine(next) && blankLinesAfter(text, tail) === 0;
  const after = !next || (isList && isTight) ? 0 : 1;
  return { place: merge.below(endOf(above)), before: isList ? 0 : 1, after };
}

export function isLine({ kind, entries, core }: ScriptItem): boolean {
  const [first] = entries;
  return (
    (kind === 'value' || kind === 'type') &&
    entries.length === 1 &&
    first!.lead === first!.start &&
    core.startPosition.row === core.endPosition.row
  );
}

/** Below the last constant or type before the first function or class, else below the imports. */
export function constantsPlace(merge: ScriptMerge, item: ScriptItem): SpacedScriptPlace {
  const { targetItems } = merge;
  const end = targetItems.findIndex(
    ({ kind }) => kind === 'function' || kind === 'class' || kind === 'loose',
  );
  const leading = end < 0 ? targetItems : targetItems.slice(0, end);
  const firsts = leading.filter(standsFirst).reverse();
  const above = firsts.find(({ kind }) => kind === item.kind) ?? firsts[0];
  if (above) return belowItem(merge, above, item);
  const place = merge.targetImports.length > 0 ? belowImports(merge) : headPlace(merge);
  return { ...place, after: 1 };
}

function belowImports(merge: ScriptMerge): SpacedScriptPlace {
  const last = merge.targetImports[merge.targetImports.length - 1]!;
  return { ...importPlace(merge, last.source), place: merge.below(last.node.endIndex), before: 1 };
}

/** Above a top-level item of the file. */
export function aboveItem(merge: ScriptMerge, item: ScriptItem): SpacedScriptPlace {
  const { text } = merge.target;
  const previous = merge.targetItems[merge.targetItems.indexOf(item) - 1];
  if (previous) return { place: merge.below(endOf(previous)), before: 1, after: 1 };
  return { place: { above: lineStartAt(text, item.entries[0]!.lead) }, before: 0, after: 1 };
}

/** At the end of the file, but above the exports and the call of the program that come last. */
export function endPlace(merge: ScriptMerge): SpacedScriptPlace {
  const { targetItems } = merge;
  let first = targetItems.length;
  while (first > 0 && isClosing(targetItems, targetItems[first - 1]!)) first--;
  const closing = targetItems[first];
  return closing && first > 0 ? aboveItem(merge, closing) : veryEnd(merge);
}

function isClosing(items: readonly ScriptItem[], { kind, core, title }: ScriptItem): boolean {
  if (kind === 'default' || kind === 'moduleExports' || kind === 'main') return true;
  if (kind === 'exports') return !/\bfrom\b/u.test(core.text);
  if (title.startsWith('exports.') && kind === 'value') return true;
  const called = kind === 'loose' ? /^(?:void\s+|await\s+)?([\w$]+)\(/u.exec(core.text) : null;
  return called !== null && items.some((item) => item.kind === 'function' && item.key === called[1]);
}

/** Below all of the file, a trailing `//# sourceMappingURL` left out. */
export function veryEnd(merge: ScriptMerge): SpacedScriptPlace {
  const { text } = merge.target;
  const last = merge.targetItems[merge.targetItems.length - 1];
  const end = last ? endOf(last) : 0;
  const rest = text.slice(end);
  if (last && /^\/\/[#@] source/mu.test(rest)) return { place: merge.below(end), before: 1, after: 1 };
  const content = text.trimEnd().length;
  return { place: { below: lineEndAt(text, content) }, before: content === 0 ? 0 : 1, after: 0 };
}
