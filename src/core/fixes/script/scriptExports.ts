import * as l10n from '@vscode/l10n';
import type { Node } from 'web-tree-sitter';
import { Refusal } from '../python/Refusal.js';
import { addToList, type ListItem } from './listEdits.js';
import { isCommonJs, isEsModule } from './moduleKind.js';
import { sameCode } from './sameCode.js';
import { coresOf, innermost, type ScriptItem } from './ScriptItem.js';
import type { ScriptMerge } from './ScriptMerge.js';
import { endPlace, veryEnd } from './scriptPlaces.js';

/** The template's code without `export` when the file is CommonJS; undefined when there is nothing to change. */
export function exportsAsCommonJs(merge: ScriptMerge, item: ScriptItem): string | undefined {
  if (!item.isExported || item.kind === 'exports' || item.kind === 'default' || !isCommonJs(merge))
    return undefined;
  if (item.isDefault)
    throw new Refusal(l10n.t('The file is CommonJS, and the template has `export default`.'));
  if (item.entries.length > 1 || /tsx?$/u.test(merge.target.path)) {
    throw new Refusal(l10n.t('The file is CommonJS, and the template uses `export`.'));
  }
  const [entry] = item.entries;
  const { core } = innermost(entry!.nodes[entry!.nodes.length - 1]!);
  const head = merge.template.text.slice(entry!.lead, entry!.start);
  merge.commonJsNames.push(...item.names);
  return head + merge.code(core.startIndex, entry!.end, '');
}

/** Exports by name: `export { a }`, `module.exports = { a }`, and what was exported by a keyword that the file cannot have. */
export function addExports(merge: ScriptMerge): void {
  for (const item of merge.templateItems) {
    if (item.kind === 'exports') addExportList(merge, item);
    if (item.kind === 'moduleExports') addModuleExports(merge, item);
  }
  addCommonJs(
    merge,
    merge.commonJsNames.map((name) => ({ key: name, value: name, text: name })),
  );
}

function clauseOf({ core }: ScriptItem): Node | undefined {
  return core.namedChildren.find(({ type }) => type === 'export_clause');
}

function sourceOf({ core }: ScriptItem): string | undefined {
  return core.childForFieldName('source')?.text.slice(1, -1);
}

function addExportList(merge: ScriptMerge, item: ScriptItem): void {
  const { targetItems, target, style, unit } = merge;
  if (targetItems.some((each) => each.kind === 'exports' && sameCode(coresOf(each), coresOf(item)))) return;
  if (isCommonJs(merge)) throw new Refusal(l10n.t('The file is CommonJS, and the template uses `export`.'));
  const clause = clauseOf(item);
  const outward = (node: Node): string =>
    (node.childForFieldName('alias') ?? node.childForFieldName('name') ?? node).text;
  const exported = new Set(
    targetItems.flatMap((each) => [
      ...(each.isExported && !each.isDefault ? each.names : []),
      ...(clauseOf(each)?.namedChildren.map(outward) ?? []),
    ]),
  );
  // What comes with `export` of its own is exported by that.
  for (const each of merge.templateItems)
    if (each.isExported) for (const name of each.names) exported.add(name);
  const wanted = clause?.namedChildren.filter(({ type }) => type === 'export_specifier') ?? [];
  const left = wanted.filter((node) => !exported.has(outward(node)));
  if (clause && left.length === 0) return;
  const isTyped = (node: Node): boolean => node.children.some(({ type }) => type === 'type');
  const there = targetItems.find(
    (each) =>
      clauseOf(each) && sourceOf(each) === sourceOf(item) && isTyped(each.core) === isTyped(item.core),
  );
  if (clause) merge.added.push(...left.map((node) => `export { ${node.text} }`));
  else merge.added.push(item.title);
  if (there && clause) {
    const items = left.map((node) => node.text);
    merge.edits.push(
      ...addToList(target.text, clauseOf(there)!, items, {
        unit,
        trailingComma: style.trailingComma ?? true,
      }),
    );
    return;
  }
  const text = merge.code(item.entries[0]!.start, item.entries[0]!.end, '');
  const isWhole = !clause || left.length === wanted.length;
  const list = left.map((node) => node.text).join(', ');
  const line = isWhole ? text : `export { ${list} }${/\}([^]*)$/u.exec(text)![1]!}`;
  const last = targetItems[targetItems.length - 1];
  merge.insert(veryEnd(merge).place, { text: line, before: last?.kind === 'exports' ? 0 : 1, after: 0 });
}

interface Property {
  readonly key: string;
  /** What it gives. */
  readonly value: string;
  /** As it is written in an object. */
  readonly text: ListItem;
}

function propertiesOf(object: Node): (Property & { node: Node })[] {
  return object.namedChildren.flatMap((node) => {
    if (node.type === 'shorthand_property_identifier')
      return [{ key: node.text, value: node.text, text: node.text, node }];
    if (node.type === 'method_definition') {
      const key = node.childForFieldName('name')!.text;
      return [{ key, value: '', text: node.text, node }];
    }
    if (node.type !== 'pair') return [];
    const key = node.childForFieldName('key')!.text;
    return [{ key, value: node.childForFieldName('value')!.text, text: node.text, node }];
  });
}

function objectOf(item: ScriptItem): Node | undefined {
  const right = item.core.firstNamedChild?.childForFieldName('right');
  return right?.type === 'object' ? right : undefined;
}

function addModuleExports(merge: ScriptMerge, item: ScriptItem): void {
  if (isEsModule(merge))
    throw new Refusal(l10n.t('The file is an ES module, and the template sets `module.exports`.'));
  const there = merge.targetItems.find(({ kind }) => kind === 'moduleExports');
  if (there && sameCode(coresOf(there), coresOf(item))) return;
  const object = objectOf(item);
  const inFile = there && objectOf(there);
  if (!object || (there && !inFile)) {
    if (there) merge.keptValues.push('module.exports');
    else insertWhole(merge, item);
    return;
  }
  const known = new Map(inFile ? propertiesOf(inFile).map((each) => [each.key, each] as const) : []);
  const left: Property[] = [];
  for (const property of propertiesOf(object)) {
    const same = known.get(property.key);
    const { startIndex, endIndex } = property.node;
    if (!same) {
      merge.pieces.push({ nodes: [property.node], bound: new Set(), anchor: undefined });
      left.push({ ...property, text: (indent) => merge.code(startIndex, endIndex, indent) });
    } else if (!sameCode([same.node], [property.node]) && same.value !== property.value)
      merge.keptValues.push(`exports.${property.key}`);
  }
  addCommonJs(merge, left, item);
}

function insertWhole(merge: ScriptMerge, item: ScriptItem): void {
  merge.added.push('module.exports');
  merge.insert(veryEnd(merge).place, { text: merge.lines(item, ''), before: 1, after: 0 });
}

/** Names for `module.exports = {…}` of the file, else for its `exports.name = …`. `whole`: what to add where there is neither. */
function addCommonJs(merge: ScriptMerge, wanted: readonly Property[], whole?: ScriptItem): void {
  const { targetItems, target, style, unit } = merge;
  const there = targetItems.find(({ kind }) => kind === 'moduleExports');
  const object = there && objectOf(there);
  const inObject = new Set(object ? propertiesOf(object).map(({ key }) => key) : []);
  const left = wanted.filter(
    ({ key }) => !inObject.has(key) && !targetItems.some((item) => item.key === `exports.${key}`),
  );
  if (left.length === 0) return;
  const single = targetItems.some(({ key }) => key.startsWith('exports.'));
  if (!object && whole && !single) return insertWhole(merge, whole);
  merge.added.push(...left.map(({ key }) => `exports.${key}`));
  if (object) {
    const items = left.map(({ text }) => text);
    merge.edits.push(
      ...addToList(target.text, object, items, { unit, trailingComma: style.trailingComma ?? true }),
    );
    return;
  }
  const head = single && !there ? 'exports' : 'module.exports';
  const { place } = there ? veryEnd(merge) : single ? veryEnd(merge) : endPlace(merge);
  for (const [i, { key, value }] of left.entries())
    merge.insert(place, {
      text: `${head}.${key} = ${value}${style.semicolon}`,
      before: i === 0 && !single ? 1 : 0,
      after: 0,
    });
}
