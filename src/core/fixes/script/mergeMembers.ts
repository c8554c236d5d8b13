import { headerIsKept } from '../mergeNotes.js';
import { definedTwice, onlyDeclares } from '../refusals.js';
import { blockEntries } from './blockEntries.js';
import { ClassAddition } from './ClassAddition.js';
import { compareItems } from './compareItems.js';
import { headerExtras } from './headerExtras.js';
import { addToList, type ListItem } from './listEdits.js';
import { bareName, memberItems, parameterProperties } from './memberItems.js';
import { sameCode } from './sameCode.js';
import { nodesOf, startOf, type ScriptItem } from './ScriptItem.js';
import type { ScriptMerge } from './ScriptMerge.js';
import { typeParameters } from './scriptNameUses.js';
import { addToBlock, memberIndent } from './addToBlock.js';
import { topLevelItems } from './topLevelItems.js';

/** Adds to what the file has under that name what the template's has more. `path`: what is around it, with a dot behind. */
export function mergeMembers(
  merge: ScriptMerge,
  template: ScriptItem,
  target: ScriptItem,
  path = '',
  anchor = startOf(target),
): void {
  if (!template.body || !target.body) return;
  const name = path + target.title;
  const bound = new Set(typeParameters(target.core));
  if (template.kind === 'class') mergeClass(merge, template, target, { name, bound, anchor });
  else if (template.kind === 'interface') mergeInterface(merge, template, target, { name, bound, anchor });
  else if (template.kind === 'enum') mergeEnum(merge, template, target, name);
  else mergeBlock(merge, template, target, { name, bound, anchor });
}

interface Owner {
  readonly name: string;
  readonly bound: ReadonlySet<string>;
  readonly anchor: number;
}

function noteExtras(merge: ScriptMerge, template: ScriptItem, target: ScriptItem, name: string): void {
  const extras = headerExtras(merge, template, target);
  if (extras.length === 0) return;
  merge.notes.push(headerIsKept(`${template.kind} ${name}`, extras));
}

function mergeClass(
  merge: ScriptMerge,
  template: ScriptItem,
  target: ScriptItem,
  { name, bound, anchor }: Owner,
): void {
  noteExtras(merge, template, target, name);
  const inFile = memberItems(target.body!, merge.target.text);
  const defined = parameterProperties(inFile);
  const items = memberItems(template.body!, merge.template.text);
  refuseDoubles(items, name);
  const wanted = items.filter((item) => item.kind !== 'field' || !defined.has(bareName(item)));
  const block = { items: wanted, target: inFile, path: `${name}.`, bound, anchor };
  const { missing } = compareItems(merge, block);
  if (missing.length === 0) return;
  if (merge.target.declares && missing.some(({ body }) => body)) {
    throw onlyDeclares(merge.target.path);
  }
  for (const item of missing) {
    merge.pieces.push({ nodes: nodesOf(item), bound, anchor });
    merge.added.push(item.kind === 'loose' ? item.title : `${name}.${item.title}`);
  }
  new ClassAddition(merge, target, inFile).add(missing);
}

/** Two members of one name: there is no saying which one is meant. */
export function refuseDoubles(items: readonly ScriptItem[], name: string): void {
  const seen = new Set<string>();
  for (const { key, title, kind, declares } of items) {
    if (key === '' || declares) continue;
    const id = kind === 'method' || kind === 'field' ? key : `${kind} ${key}`;
    if (seen.has(id)) throw definedTwice(name === '' ? title : `${name}.${title}`);
    seen.add(id);
  }
}

function mergeInterface(
  merge: ScriptMerge,
  template: ScriptItem,
  target: ScriptItem,
  { name, bound, anchor }: Owner,
): void {
  noteExtras(merge, template, target, name);
  const { text } = merge.target;
  const all = merge.targetItems.filter(({ kind, key }) => kind === 'interface' && key === target.key);
  const inFile = (all.length > 1 ? all : [target]).flatMap(({ body }) => memberItems(body!, text));
  const items = memberItems(template.body!, merge.template.text);
  const { missing } = compareItems(merge, { items, target: inFile, path: `${name}.`, bound, anchor });
  if (missing.length === 0) return;
  const indent = memberIndent(merge, target.body!);
  const last = blockEntries(target.body!, text).pop();
  const separator = last ? /[;,]?$/u.exec(text.slice(0, last.end))![0] : ';';
  const pieces = missing.map((item) => {
    merge.pieces.push({ nodes: nodesOf(item), bound, anchor });
    merge.added.push(`${name}.${item.title}`);
    const lines = merge.lines(item, indent);
    const isEnded = /[;,]\s*$|\/\/.*$|\*\/\s*$/u.test(lines);
    return { text: isEnded ? lines : lines + separator, before: 0, after: 0 };
  });
  addToBlock(merge, target.body!, pieces);
}

function mergeEnum(merge: ScriptMerge, template: ScriptItem, target: ScriptItem, name: string): void {
  noteExtras(merge, template, target, name);
  const entriesIn = (item: ScriptItem, text: string): Map<string, ReturnType<typeof blockEntries>[number]> =>
    new Map(
      blockEntries(item.body!, text).map((entry) => {
        const [node] = entry.nodes;
        return [(node!.childForFieldName('name') ?? node!).text.replace(/^['"]|['"]$/gu, ''), entry] as const;
      }),
    );
  const inFile = entriesIn(target, merge.target.text);
  const items: ListItem[] = [];
  for (const [key, entry] of entriesIn(template, merge.template.text)) {
    const there = inFile.get(key);
    if (there) {
      // Without a value of its own it only says that it is there.
      const isBare = entry.nodes[0]!.type !== 'enum_assignment';
      if (!isBare && !sameCode(there.nodes, entry.nodes)) merge.keptValues.push(`${name}.${key}`);
      continue;
    }
    items.push((indent) => merge.code(entry.lead, entry.nodes[0]!.endIndex, indent));
    merge.pieces.push({ nodes: entry.nodes, bound: new Set(inFile.keys()), anchor: startOf(target) });
    merge.added.push(`${name}.${key}`);
  }
  if (items.length === 0) return;
  const { unit, style } = merge;
  merge.edits.push(
    ...addToList(merge.target.text, target.body!, items, {
      unit,
      trailingComma: style.trailingComma ?? true,
    }),
  );
}

/** A namespace or a group of tests. */
function mergeBlock(
  merge: ScriptMerge,
  template: ScriptItem,
  target: ScriptItem,
  { name, bound, anchor }: Owner,
): void {
  const inFile = topLevelItems(target.body!, merge.target.text);
  const items = topLevelItems(template.body!, merge.template.text);
  refuseDoubles(items, name);
  const path = template.kind === 'suite' ? `${name} > ` : `${name}.`;
  const names = new Set([
    ...bound,
    ...inFile.flatMap((item) => item.names),
    ...items.flatMap((item) => item.names),
  ]);
  const { missing, pairs } = compareItems(merge, { items, target: inFile, path, bound: names, anchor });
  for (const pair of pairs) mergeMembers(merge, pair.template, pair.target, path, anchor);
  if (missing.length === 0) return;
  const indent = memberIndent(merge, target.body!);
  const pieces = missing.map((item, i) => {
    merge.pieces.push({ nodes: nodesOf(item), bound: names, anchor });
    merge.added.push(item.kind === 'loose' ? item.title : path + item.title);
    return { text: merge.lines(item, indent), before: i === 0 && inFile.length === 0 ? 0 : 1, after: 0 };
  });
  addToBlock(merge, target.body!, pieces);
}
