import * as l10n from '@vscode/l10n';
import {
  dataPath,
  entryFor,
  isScalarList,
  mergeKey,
  plainOf,
  sameData,
  type DataEntry,
  type DataList,
  type DataMap,
  type DataNode,
} from './DataNode.js';

/** What a template brings to one place of a file. */
export type DataChange =
  | { kind: 'add'; map: DataMap; from: DataMap; entries: DataEntry[]; holder?: Holder }
  /** `items`: indexes into those of `from`. */
  | { kind: 'unite'; list: DataList; from: DataList; items: number[]; holder?: Holder }
  /** The value of `entry` becomes that of `by`; where it was empty, it is only filled. */
  | { kind: 'set'; map: DataMap; entry: DataEntry; by: DataEntry };

/** The entries of which a collection is the value. */
export interface Holder {
  map: DataMap;
  entry: DataEntry;
  by: DataEntry;
}

/** Compares what a template says with what a file says (FIXES: "YAML and JSON"), value by value. */
export class DataMerge {
  readonly changes: DataChange[] = [];
  private readonly added: string[] = [];
  private readonly united: string[] = [];
  private readonly filled: string[] = [];
  private readonly replaced: string[] = [];
  private readonly kept: string[] = [];
  private readonly keptLists: string[] = [];

  constructor(private readonly replace: boolean) {}

  /** `path`: the keys that lead to both maps. */
  maps(target: DataMap, template: DataMap, path: readonly string[], holder?: Holder): void {
    const missing: DataEntry[] = [];
    for (const entry of template.entries) {
      const own = entryFor(target, entry.key);
      const at = [...path, entry.key];
      if (own) this.entry(target, own, entry, at);
      else if (target.inherited && Object.hasOwn(target.inherited, entry.key)) {
        if (!sameData(target.inherited[entry.key]!, plainOf(entry.value))) this.keep(entry.value, at);
      } else {
        missing.push(entry);
        this.added.push(dataPath(at));
      }
    }
    if (missing.length > 0)
      this.changes.push({
        kind: 'add',
        map: target,
        from: template,
        entries: missing,
        ...(holder ? { holder } : {}),
      });
  }

  lists(target: DataList, template: DataList, path: readonly string[], holder?: Holder): void {
    const there = target.items.map(plainOf);
    const items = template.items.flatMap((item, i) => {
      const value = plainOf(item);
      if (there.some((each) => sameData(each, value))) return [];
      there.push(value);
      return [i];
    });
    if (items.length === 0) return;
    if (!isScalarList(target) || !isScalarList(template)) {
      this.keptLists.push(dataPath(path));
      return;
    }
    this.changes.push({ kind: 'unite', list: target, from: template, items, ...(holder ? { holder } : {}) });
    this.united.push(dataPath(path));
  }

  /** The whole value, where it is a list to be replaced. */
  whole(): void {
    this.replaced.push('');
  }

  notes(): string[] {
    return [
      ...note(this.added, (paths) => l10n.t('Added: {0}.', paths)),
      ...note(this.united, (paths) => l10n.t('Added to the list: {0}.', paths)),
      ...note(this.filled, (paths) => l10n.t('Filled, as it was empty: {0}.', paths)),
      ...note(this.replaced, (paths) => l10n.t('Replaced: {0}.', paths)),
      ...this.keptNotes(),
    ];
  }

  keptNotes(): string[] {
    return [
      ...note(this.kept, (paths) => l10n.t('Kept, with another value: {0}.', paths)),
      ...note(this.keptLists, (paths) =>
        l10n.t('Kept, as lists of more than single values are not merged: {0}.', paths),
      ),
    ];
  }

  private entry(map: DataMap, entry: DataEntry, by: DataEntry, path: readonly string[]): void {
    const [target, template] = [entry.value, by.value];
    // A key without a value asks for the key only.
    if (template.kind === 'scalar' && template.empty) return;
    if (target.kind === 'scalar' && target.empty && entry.afterColon !== undefined && !entry.marked) {
      this.filled.push(dataPath(path));
      this.changes.push({ kind: 'set', map, entry, by });
    } else if (target.kind === 'map' && template.kind === 'map')
      this.maps(target, template, path, { map, entry, by });
    else if (sameData(plainOf(target), plainOf(template))) return;
    else if (this.replace && isReplaceable(target) && entry.key !== mergeKey) {
      this.replaced.push(dataPath(path));
      this.changes.push({ kind: 'set', map, entry, by });
    } else if (target.kind === 'list' && template.kind === 'list')
      this.lists(target, template, path, { map, entry, by });
    else this.keep(template, path);
  }

  private keep(template: DataNode, path: readonly string[]): void {
    if (template.kind !== 'scalar' || !template.empty) this.kept.push(dataPath(path));
  }
}

function isReplaceable({ kind }: DataNode): boolean {
  return kind === 'scalar' || kind === 'list';
}

function note(paths: readonly string[], sentence: (paths: string) => string): string[] {
  if (paths.length === 0) return [];
  const named = paths.map((path) => (path === '' ? l10n.t('the whole file') : `\`${path}\``));
  return [sentence(named.join(', '))];
}
