import type { UnreportedImport } from '../../core/model/ledger.js';
import type { DefectFilter } from './DefectFilter.js';
import { UnreportedIndex, type UnreportedGroup } from './UnreportedIndex.js';
import type { MissingNameNode, UnreportedNode } from './DefectNode.js';
import type { KeyedLedger } from './KeyedLedger.js';

/** The rows of the import errors that no report mentions. Nodes are handles, as in DefectsModel. */
export class UnreportedRows {
  private readonly nodes = new Map<string, UnreportedNode>();
  private indexes = new Map<string, UnreportedIndex>();
  private shown: MissingNameNode[] = [];

  update(ledgers: readonly KeyedLedger[], filter: DefectFilter): void {
    this.indexes = new Map(
      ledgers.map(({ key, ledger }) => {
        const known = this.indexes.get(key);
        return [key, known?.isOf(ledger) === true ? known : new UnreportedIndex(ledger)];
      }),
    );
    this.filter(filter);
  }

  filter(filter: DefectFilter): void {
    this.shown = [...this.indexes].flatMap(([key, index]) =>
      index.groups
        .filter(({ places }) => places.some((place) => filter.matchesUnreported(place)))
        .map(({ id }) => this.node({ type: 'missingName', id: `unreported:${key}:${id}`, key, groupId: id })),
    );
  }

  root(): UnreportedNode {
    return this.node({ type: 'unreported', id: 'unreported' });
  }

  children(node: UnreportedNode): readonly UnreportedNode[] {
    if (node.type === 'unreported') return this.shown;
    if (node.type === 'importPlace') return [];
    const places = this.group(node)?.places ?? [];
    // One place is the row itself.
    if (places.length < 2) return [];
    return places.map((each) => {
      const place = placeKey(each);
      return this.node({
        type: 'importPlace',
        id: `${node.id}/at/${place}`,
        key: node.key,
        parent: node,
        place,
      });
    });
  }

  parent(node: UnreportedNode): UnreportedNode | undefined {
    if (node.type === 'unreported') return undefined;
    return node.type === 'missingName' ? this.root() : node.parent;
  }

  group(node: UnreportedNode): UnreportedGroup | undefined {
    if (node.type === 'unreported') return undefined;
    const { key, groupId } = node.type === 'missingName' ? node : node.parent;
    return this.indexes.get(key)?.get(groupId);
  }

  /** Of a place its import, of a name its first one. */
  place(node: UnreportedNode): UnreportedImport | undefined {
    const places = this.group(node)?.places;
    return node.type === 'importPlace' ? places?.find((each) => placeKey(each) === node.place) : places?.[0];
  }

  /** Names that the filter shows. */
  shownCount(): number {
    return this.shown.length;
  }

  private node<T extends UnreportedNode>(made: T): T {
    const known = this.nodes.get(made.id);
    if (known) return known as T;
    this.nodes.set(made.id, made);
    return made;
  }
}

function placeKey({ path, range: { start } }: UnreportedImport): string {
  return `${path}:${start.line}:${start.character}`;
}
