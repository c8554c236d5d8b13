import type { JsonObject, JsonValue } from '../../sources/valueTree.js';
import { emptyObject, isScalarList, mergeKey, plainOf, sameData, type DataNode } from './DataNode.js';

/** What file and template say together, as data: what the text after a merge has to hold. */
export function mergedData(target: DataNode, template: DataNode, replace: boolean): JsonValue {
  if (template.kind === 'scalar' && template.empty) return plainOf(target);
  if (target.kind === 'scalar' && target.empty) return plainOf(template);
  if (target.kind === 'map' && template.kind === 'map') {
    const merged = emptyObject();
    // The file's own merge key is kept as it is.
    const ownMerge = target.entries.some(({ key }) => key === mergeKey);
    const inherited: JsonObject = { ...(ownMerge ? {} : template.inherited), ...target.inherited };
    for (const key of Object.keys(inherited)) merged[key] = inherited[key]!;
    for (const { key, value } of target.entries) if (key !== mergeKey) merged[key] = plainOf(value);
    for (const { key, value } of template.entries) {
      if (key === mergeKey) continue;
      const own = target.entries.find((entry) => entry.key === key);
      if (own) merged[key] = mergedData(own.value, value, replace);
      else if (!Object.hasOwn(target.inherited ?? {}, key)) merged[key] = plainOf(value);
    }
    return merged;
  }
  if (replace && (target.kind === 'scalar' || target.kind === 'list')) return plainOf(template);
  if (target.kind === 'list' && template.kind === 'list' && isScalarList(target) && isScalarList(template)) {
    const items = target.items.map(plainOf);
    for (const item of template.items.map(plainOf))
      if (!items.some((each) => sameData(each, item))) items.push(item);
    return items;
  }
  return plainOf(target);
}
