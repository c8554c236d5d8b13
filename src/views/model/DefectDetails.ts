import type {
  Contradiction,
  Defect,
  DefectMention,
  Ledger,
  Occurrence,
  Template,
} from '../../core/model/ledger.js';
import { ContradictionIndex, uniqueIds } from './ContradictionIndex.js';
import type { DefectFilter } from './DefectFilter.js';
import type { ContradictionNode, DefectNode, DefectRowNode } from './DefectNode.js';
import type { KeyedLedger } from './KeyedLedger.js';
import type { NodePool } from './NodePool.js';

/** What stands below a defect, and the contradictions, which also have a group of their own. */
export class DefectDetails {
  private ledgers: ReadonlyMap<string, Ledger> = new Map();
  private indexes = new Map<string, ContradictionIndex>();
  private shown: ContradictionNode[] = [];

  constructor(
    private readonly pool: NodePool<DefectNode>,
    private readonly defectOf: (node: DefectNode) => Defect | undefined,
  ) {}

  update(ledgers: readonly KeyedLedger[], filter: DefectFilter): void {
    const known = this.ledgers;
    this.ledgers = new Map(ledgers.map(({ key, ledger }) => [key, ledger]));
    this.indexes = new Map(
      ledgers.map(({ key, ledger }) => {
        const index = this.indexes.get(key);
        const same = index && known.get(key)?.contradictions === ledger.contradictions;
        return [key, same ? index : new ContradictionIndex(ledger)];
      }),
    );
    this.filter(filter);
  }

  filter(filter: DefectFilter): void {
    this.shown = [...this.indexes].flatMap(([key, index]) =>
      index.ids
        .filter((id) => filter.matchesContradiction(index.get(id)!))
        .map((contradictionId) =>
          this.pool.get(this.root(), {
            type: 'contradiction',
            id: `contradiction:${key}:${contradictionId}`,
            key,
            contradictionId,
          }),
        ),
    );
  }

  /** The group of all contradictions, whether there are any or not. */
  root(): DefectNode {
    return this.pool.get(this.pool, { type: 'contradictions', id: 'contradictions' });
  }

  /** Contradictions that the filter shows. */
  get shownContradictions(): readonly ContradictionNode[] {
    return this.shown;
  }

  below(node: DefectRowNode): DefectNode[] {
    const defect = this.defectOf(node);
    if (!defect) return [];
    const { key, defectId, id } = node;
    const { pool } = this;
    const occurrences = defect.occurrences.map((o, index) => {
      // The place, not the index, is what makes an occurrence the same one after an update.
      const place = `${o.path}:${o.range.start.line}:${o.range.start.character}:${o.anchor}`;
      return pool.fresh(node, {
        type: 'occurrence',
        id: `${id}/at/${place}`,
        key,
        defectId,
        index,
        parent: node,
      });
    });
    const templates = defect.templates.map((templateId) =>
      pool.get(node, {
        type: 'template',
        id: `${id}/template/${templateId}`,
        key,
        defectId,
        templateId,
        parent: node,
      }),
    );
    const entries = uniqueIds(defect.mentions.map((mention) => mention.entry));
    const mentions = entries.map((entry, index) =>
      pool.fresh(node, {
        type: 'mention',
        id: `${id}/mention/${entry}`,
        key,
        defectId,
        index,
        parent: node,
      }),
    );
    const about = this.indexes.get(key)?.about(defectId) ?? [];
    const contradictions = about.map((contradictionId) =>
      pool.get(node, {
        type: 'contradiction',
        id: `${id}/contradiction/${contradictionId}`,
        key,
        contradictionId,
        defectId,
        parent: node,
      }),
    );
    return [...occurrences, ...templates, ...mentions, ...contradictions];
  }

  claims(parent: ContradictionNode): DefectNode[] {
    const { claims } = this.contradiction(parent) ?? { claims: [] };
    const ids = uniqueIds(claims.map(({ value, source }) => `${parent.id}/claim/${source.path}/${value}`));
    return ids.map((id, index) =>
      this.pool.fresh(parent, { type: 'claim', id, key: parent.key, index, parent }),
    );
  }

  /** The contradiction of its own node or of a claim's. */
  contradiction(node: DefectNode): Contradiction | undefined {
    if (node.type === 'claim') return this.contradiction(node.parent);
    if (node.type !== 'contradiction') return undefined;
    return this.indexes.get(node.key)?.get(node.contradictionId);
  }

  claim(node: DefectNode): Contradiction['claims'][number] | undefined {
    return node.type === 'claim' ? this.contradiction(node)?.claims[node.index] : undefined;
  }

  occurrence(node: DefectNode): Occurrence | undefined {
    return node.type === 'occurrence' ? this.defectOf(node)?.occurrences[node.index] : undefined;
  }

  mention(node: DefectNode): DefectMention | undefined {
    return node.type === 'mention' ? this.defectOf(node)?.mentions[node.index] : undefined;
  }

  template(node: DefectNode): Template | undefined {
    if (node.type !== 'template') return undefined;
    return this.ledgers.get(node.key)?.templates.find(({ id }) => id === node.templateId);
  }

  /** Ids of the defects that the template of a row serves. */
  servedBy(node: DefectNode): string[] {
    if (node.type !== 'template') return [];
    return (this.ledgers.get(node.key)?.defects ?? [])
      .filter(({ templates }) => templates.includes(node.templateId))
      .map(({ id }) => id);
  }
}
