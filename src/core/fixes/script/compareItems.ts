import * as l10n from '@vscode/l10n';
import { namesList } from '../mergeNotes.js';
import { Refusal } from '../python/Refusal.js';
import { onlyImported, otherKind } from '../refusals.js';
import { calledItem } from './calledItem.js';
import { bareName } from './memberItems.js';
import { addOverloads, replaceItem } from './replaceItem.js';
import { sameCode } from './sameCode.js';
import { coresOf, type ScriptItem, type ScriptItemKind } from './ScriptItem.js';
import type { ScriptBlock } from './ScriptBlock.js';
import type { ScriptMerge } from './ScriptMerge.js';
import { isStubBody, saysNothing } from './scriptStub.js';

export interface Comparison {
  readonly missing: ScriptItem[];
  /** Of both sides, with members still to be compared. */
  readonly pairs: { template: ScriptItem; target: ScriptItem }[];
}

const nested = new Set<ScriptItemKind>(['class', 'interface', 'enum', 'namespace', 'suite']);

/** Compares a block of the template with the file's: replaces stubs, notes what is kept, tells what is missing. */
export function compareItems(merge: ScriptMerge, block: ScriptBlock): Comparison {
  const missing: ScriptItem[] = [];
  const pairs: Comparison['pairs'] = [];
  for (const item of block.items) {
    if (item.key === '') {
      const isCode = item.kind === 'loose';
      if (isCode && !block.target.some((each) => sameCode(coresOf(each), coresOf(item)))) missing.push(item);
      continue;
    }
    const found = inFile(merge, block, item);
    if (!found) missing.push(item);
    else if (nested.has(item.kind)) pairs.push({ template: item, target: found });
    else compareOne(merge, block, item, found);
  }
  return { missing, pairs };
}

/** The file's item of that name. Throws a Refusal when it is none that the template can mean. */
function inFile(merge: ScriptMerge, block: ScriptBlock, item: ScriptItem): ScriptItem | undefined {
  const { path } = block;
  if (path === '') refuseImported(merge, item);
  const same = block.target.filter((each) => each.key === item.key && isAlike(each, item));
  if (same.length > 1 && !mayRepeat(item) && !isKept(merge, item, same)) {
    const name = path + item.title;
    throw new Refusal(
      item.kind === 'class'
        ? l10n.t('The class `{0}` is defined twice in the file.', name)
        : l10n.t('`{0}` is defined twice in the file.', name),
    );
  }
  if (same.length > 0) return same[0];
  const other = block.target.find((each) => collides(each, item));
  if (!other) return undefined;
  if (item.kind === 'value' && other.kind === 'value') return other;
  throw otherKind(path + item.title, calledItem(other), calledItem(item));
}

/** Several real functions of one name: none is replaced, so there is no need to know which one is meant. */
function isKept({ replace }: ScriptMerge, item: ScriptItem, same: readonly ScriptItem[]): boolean {
  return (
    !nested.has(item.kind) && !replace && same.some(({ body, declares }) => declares || !isStubBody(body))
  );
}

function mayRepeat({ kind, declares }: ScriptItem): boolean {
  return kind === 'interface' || kind === 'namespace' || declares;
}

function isAlike(a: ScriptItem, b: ScriptItem): boolean {
  if (a.kind === b.kind) return true;
  // `stop() {}` and `stop = () => {}`.
  return isMember(a) && isMember(b) && a.callable !== undefined && b.callable !== undefined;
}

function isMember({ kind }: ScriptItem): boolean {
  return kind === 'method' || kind === 'field';
}

/** What a name can stand for: a value, a type, both. A namespace goes with any of them. */
const meanings: Partial<Record<ScriptItemKind, string>> = {
  class: 'vt',
  enum: 'vt',
  function: 'v',
  value: 'v',
  interface: 't',
  type: 't',
};

function collides(a: ScriptItem, b: ScriptItem): boolean {
  if (isMember(a) && isMember(b)) {
    if (/^static /u.test(a.key) !== /^static /u.test(b.key) || bareName(a) !== bareName(b)) return false;
    return !(/(?:^| )[gs]et /u.test(a.key) && /(?:^| )[gs]et /u.test(b.key));
  }
  const shared = [...(meanings[a.kind] ?? '')].some((each) => meanings[b.kind]?.includes(each));
  return shared && (a.key === b.key || a.names.some((name) => b.names.includes(name)));
}

function refuseImported({ targetImports }: ScriptMerge, item: ScriptItem): void {
  for (const { node, source, bindings } of targetImports) {
    const local = bindings.find((each) => each.local === item.key || item.names.includes(each.local))?.local;
    if (local === undefined || item.kind === 'namespace') continue;
    throw onlyImported(local, calledItem(item), node.text, { level: 0, module: source, name: local });
  }
}

function compareOne(merge: ScriptMerge, block: ScriptBlock, item: ScriptItem, target: ScriptItem): void {
  const name = block.path + item.title;
  if (sameCode(coresOf(item), coresOf(target)) || sameCode([item.core], [target.core])) {
    addOverloads(merge, block, item, target);
    return;
  }
  if (!item.callable || !target.callable) {
    if (item.kind === 'type' || item.kind === 'default' || item.kind === 'index' || item.callable)
      merge.kept.push(name);
    else merge.keptValues.push(...(item.names.length > 1 ? sharedNames(merge, block, item, target) : [name]));
    return;
  }
  // A signature beside real code, or a body that is left out, asks for nothing.
  if (!item.body || saysNothing(item.body)) {
    // The parameters of a constructor say something by themselves.
    if (!target.body || item.key === 'constructor') merge.kept.push(name);
    return;
  }
  const isWritten =
    target.declares || merge.target.declares || !isStubBody(target.body) || isEmptyConstructor(target);
  const isFixed = target.declares || merge.target.declares;
  if (isWritten && (!merge.replace || isFixed)) merge.kept.push(name);
  else {
    replaceItem(merge, block, item, target);
    merge.replaced.push(name);
  }
}

function isEmptyConstructor({ key, body }: ScriptItem): boolean {
  return key === 'constructor' && (body?.namedChildren ?? []).every(({ type }) => type.endsWith('comment'));
}

/** Of a declaration of several names, those that the file has; the others cannot be added without them. */
function sharedNames(
  merge: ScriptMerge,
  { path }: ScriptBlock,
  item: ScriptItem,
  target: ScriptItem,
): string[] {
  const others = item.names.filter((each) => !target.names.includes(each));
  if (others.length > 0) {
    const list = namesList(others.map((each) => path + each));
    merge.notes.push(l10n.t('Not added, since declared together with what the file has: {0}.', list));
  }
  return item.names.filter((each) => target.names.includes(each)).map((each) => path + each);
}
