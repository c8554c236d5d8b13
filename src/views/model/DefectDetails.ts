import type {
  Contradiction,
  Defect,
  DefectMention,
  Ledger,
  Occurrence,
  Template,
} from '../../core/model/ledger.js';
import { ContradictionIndex, uniqueIds } from './ContradictionIndex.js';
import { DefectFilter } from './DefectFilter.js';
import type { ContradictionNode, DefectNode, DefectRowNode } from './DefectNode.js';
import type { KeyedLedger } from './KeyedLedger.js';
import type { NodePool } from './NodePool.js';

/** What stands below a defect, and the contradictions, which also have a group of their own. */
export class DefectDetails {
  private ledgers: ReadonlyMap<string, Ledger> = new Map();
  private readonly indexes = new Map<string, ContradictionIndex>();
  private filtered = new DefectFilter('');
  /** Made when somebody looks: an update costs the same however many there are. */
  private shown: readonly ContradictionNode[] | undefined;

  constructor(
    private readonly pool: NodePool<DefectNode>,
    private readonly defectOf: (node: DefectNode) => Defect | undefined,
  ) {}

  update(ledgers: readonly KeyedLedger[], filter: DefectFilter): void {
    const known = this.ledgers;
    this.ledgers = new Map(ledgers.map(({ key, ledger }) => [key, ledger]));
    for (const [key, { contradictions }] of known)
      if (this.ledgers.get(key)?.contradictions !== contradictions) this.indexes.delete(key);
    this.filter(filter);
  }

  filter(filter: DefectFilter): void {
    this.filtered = filter;
    this.shown = undefined;
  }

  /** The group of all contradictions, whether there are any or not. */
  root(): DefectNode {
    return this.pool.get(this.pool, { type: 'contradictions', id: 'contradictions' });
  }

  /** Contradictions that the filter shows. */
  get shownContradictions(): readonly ContradictionNode[] {
    return (this.shown ??= [...this.ledgers.keys()].flatMap((key) => this.shownOf(key)));
  }

  get showsAny(): boolean {
    const { filtered } = this;
    return [...this.ledgers.values()].some(({ contradictions }) =>
      contradictions.some((contradiction) => filtered.matchesContradiction(contradiction)),
    );
  }

  private shownOf(key: string): ContradictionNode[] {
    const index = this.index(key)!;
    return index.ids
      .filter((id) => this.filtered.matchesContradiction(index.get(id)!))
      .map((contradictionId) =>
        this.pool.get(this.root(), {
          type: 'contradiction',
          id: `contradiction:${key}:${contradictionId}`,
          key,
          contradictionId,
        }),
      );
  }

  private index(key: string): ContradictionIndex | undefined {
    const ledger = this.ledgers.get(key);
    let index = this.indexes.get(key);
    if (!index && ledger) this.indexes.set(key, (index = new ContradictionIndex(ledger)));
    return index;
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
    const about = this.index(key)?.about(defectId) ?? [];
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
    return this.index(node.key)?.get(node.contradictionId);
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
