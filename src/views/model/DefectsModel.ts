import type { Contradiction, Defect, DefectMention, Occurrence, Template } from '../../core/model/ledger.js';
import { countLiveness, type LivenessCounts } from '../../core/ledger/liveness.js';
import { isOpen, PRIORITIES, type Priority } from '../../core/model/vocabulary.js';
import { ContradictionIndex, uniqueIds } from './ContradictionIndex.js';
import { isUnreported, type ContradictionNode, type DefectNode } from './DefectNode.js';
import { arrangeRows, DefectRows, type DefectRow } from './DefectRows.js';
import { filterWords, matchesContradiction, matchesDefect } from './filterWords.js';
import type { KeyedLedger } from './KeyedLedger.js';
import { UnreportedRows } from './UnreportedRows.js';

export { isUnreported, type ContradictionNode, type DefectNode } from './DefectNode.js';

/**
 * The Defects tree: which nodes there are, their order, parents and children. No VS Code in here. Nodes are made for rows
 * that are asked for; an update looks at what changed and puts the rows in order.
 */
export class DefectsModel {
  readonly unreported = new UnreportedRows();
  private readonly nodes = new Map<string, DefectNode>();
  private ledgers: readonly KeyedLedger[] = [];
  private rows = new Map<string, DefectRows>();
  private groups: ReadonlyMap<Priority | undefined, readonly DefectRow[]> = new Map();
  /** Whether the filter of now shows a defect. */
  private shown = new WeakMap<Defect, boolean>();
  private contradictions = new Map<string, ContradictionIndex>();
  private shownContradictions: ContradictionNode[] = [];
  private filterText = '';

  get filter(): string {
    return this.filterText;
  }

  setFilter(text: string): void {
    this.filterText = text.trim();
    this.unreported.filter(filterWords(this.filterText));
    this.shown = new WeakMap();
    this.arrange();
  }

  update(ledgers: readonly KeyedLedger[]): void {
    this.ledgers = ledgers;
    const known = this.rows;
    this.rows = new Map(
      ledgers.map(({ key, ledger }) => [key, (known.get(key) ?? new DefectRows(key)).update(ledger.defects)]),
    );
    this.contradictions = new Map(ledgers.map(({ key, ledger }) => [key, new ContradictionIndex(ledger)]));
    this.unreported.update(ledgers, filterWords(this.filterText));
    this.arrange();
  }

  /** The groups that hold something, most urgent first, defects without a priority after them; then contradictions and unreported import errors. */
  roots(): DefectNode[] {
    const groups = [...PRIORITIES, undefined].flatMap((priority): DefectNode[] =>
      this.groups.has(priority)
        ? [this.node({ type: 'group', id: `group:${priority ?? 'none'}`, priority })]
        : [],
    );
    if (this.shownContradictions.length > 0) groups.push(this.contradictionsNode());
    if (this.unreported.shownCount() > 0) groups.push(this.unreported.root());
    return groups;
  }

  children(node: DefectNode): DefectNode[] {
    switch (node.type) {
      case 'group':
        return (this.groups.get(node.priority) ?? []).map((row) => this.rowNode(row));
      case 'defect':
        return this.childrenOfDefect(node);
      case 'contradictions':
        return this.shownContradictions;
      case 'contradiction':
        return this.claims(node);
      case 'unreported':
      case 'missingName':
        return [...this.unreported.children(node)];
      default:
        return [];
    }
  }

  private childrenOfDefect(node: Extract<DefectNode, { type: 'defect' }>): DefectNode[] {
    const defect = this.defect(node);
    if (!defect) return [];
    const { key, defectId, id } = node;
    const occurrences = defect.occurrences.map((o, index) => {
      // The place, not the index, is what makes an occurrence the same one after an update.
      const place = `${o.path}:${o.range.start.line}:${o.range.start.character}:${o.anchor}`;
      return this.fresh({ type: 'occurrence', id: `${id}/at/${place}`, key, defectId, index });
    });
    const templates = defect.templates.map((templateId) =>
      this.node({ type: 'template', id: `${id}/template/${templateId}`, key, defectId, templateId }),
    );
    const entries = uniqueIds(defect.mentions.map((mention) => mention.entry));
    const mentions = entries.map((entry, index) =>
      this.fresh({ type: 'mention', id: `${id}/mention/${entry}`, key, defectId, index }),
    );
    const about = this.contradictions.get(key)?.about(defectId) ?? [];
    const contradictions = about.map((contradictionId) =>
      this.node({
        type: 'contradiction',
        id: `${id}/contradiction/${contradictionId}`,
        key,
        contradictionId,
        defectId,
      }),
    );
    return [...occurrences, ...templates, ...mentions, ...contradictions];
  }

  private claims(parent: ContradictionNode): DefectNode[] {
    const { claims } = this.contradiction(parent) ?? { claims: [] };
    const ids = uniqueIds(claims.map(({ value, source }) => `${parent.id}/claim/${source.path}/${value}`));
    return ids.map((id, index) => this.fresh({ type: 'claim', id, key: parent.key, index, parent }));
  }

  parent(node: DefectNode): DefectNode | undefined {
    if (isUnreported(node)) return this.unreported.parent(node);
    if (node.type === 'group' || node.type === 'contradictions') return undefined;
    if (node.type === 'claim') return node.parent;
    if (node.type === 'contradiction' && node.defectId === undefined) return this.contradictionsNode();
    if (node.type !== 'defect') return this.find(node.key, node.defectId!);
    const priority = this.defect(node)?.priority;
    return this.node({ type: 'group', id: `group:${priority ?? 'none'}`, priority });
  }

  /** The node of a defect, whether the filter shows it or not. */
  find(key: string, defectId: string): DefectNode | undefined {
    const row = this.rows.get(key)?.get(defectId);
    return row && this.rowNode(row);
  }

  private rowNode(row: DefectRow): DefectNode {
    const { key, defect } = row;
    return (row.node ??= this.node({
      type: 'defect',
      id: `defect:${key}:${defect.id}`,
      key,
      defectId: defect.id,
    }));
  }

  isShown(node: DefectNode): boolean {
    const defect = node.type === 'defect' ? this.defect(node) : undefined;
    return defect !== undefined && this.matches(defect, filterWords(this.filterText));
  }

  defect(node: DefectNode): Defect | undefined {
    if (!('defectId' in node) || node.defectId === undefined) return undefined;
    return this.rows.get(node.key)?.get(node.defectId)?.defect;
  }

  /** The contradiction of its own node or of a claim's. */
  contradiction(node: DefectNode): Contradiction | undefined {
    if (node.type === 'claim') return this.contradiction(node.parent);
    if (node.type !== 'contradiction') return undefined;
    return this.contradictions.get(node.key)?.get(node.contradictionId);
  }

  claim(node: DefectNode): Contradiction['claims'][number] | undefined {
    return node.type === 'claim' ? this.contradiction(node)?.claims[node.index] : undefined;
  }

  /** The group of all contradictions, whether there are any or not. */
  contradictionsNode(): DefectNode {
    return this.node({ type: 'contradictions', id: 'contradictions' });
  }

  occurrence(node: DefectNode): Occurrence | undefined {
    return node.type === 'occurrence' ? this.defect(node)?.occurrences[node.index] : undefined;
  }

  mention(node: DefectNode): DefectMention | undefined {
    return node.type === 'mention' ? this.defect(node)?.mentions[node.index] : undefined;
  }

  template(node: DefectNode): Template | undefined {
    if (node.type !== 'template') return undefined;
    return this.ledgers
      .find(({ key }) => key === node.key)
      ?.ledger.templates.find((t) => t.id === node.templateId);
  }

  /** Ids of the defects that the template of a row serves. */
  servedBy(node: DefectNode): string[] {
    if (node.type !== 'template') return [];
    const ledger = this.ledgers.find(({ key }) => key === node.key)?.ledger;
    return (ledger?.defects ?? [])
      .filter(({ templates }) => templates.includes(node.templateId))
      .map(({ id }) => id);
  }

  /** Over all folders, filtered or not. */
  openCount(priority: Priority): number {
    let count = 0;
    for (const { ledger } of this.ledgers) {
      for (const defect of ledger.defects)
        if (defect.priority === priority && isOpen(defect.status)) count += 1;
    }
    return count;
  }

  /** Over all folders, filtered or not. */
  liveness(): LivenessCounts {
    return countLiveness(this.ledgers.flatMap(({ ledger }) => ledger.defects));
  }

  shownCount(): number {
    return [...this.groups.values()].reduce((sum, group) => sum + group.length, 0);
  }

  /** Contradictions that the filter shows. */
  shownContradictionCount(): number {
    return this.shownContradictions.length;
  }

  totalCount(): number {
    return this.ledgers.reduce((sum, { ledger }) => sum + ledger.defects.length, 0);
  }

  private arrange(): void {
    const words = filterWords(this.filterText);
    this.groups = arrangeRows(this.rows.values(), (defect) => this.matches(defect, words));
    this.shownContradictions = [...this.contradictions].flatMap(([key, index]) =>
      index.ids.flatMap((contradictionId) =>
        matchesContradiction(index.get(contradictionId)!, words)
          ? [
              this.node({
                type: 'contradiction',
                id: `contradiction:${key}:${contradictionId}`,
                key,
                contradictionId,
              }),
            ]
          : [],
      ),
    );
  }

  private matches(defect: Defect, words: readonly string[]): boolean {
    if (words.length === 0) return true;
    let shown = this.shown.get(defect);
    if (shown === undefined) this.shown.set(defect, (shown = matchesDefect(defect, words)));
    return shown;
  }

  private node<T extends DefectNode>(made: T): T {
    const known = this.nodes.get(made.id);
    // An id begins with the type and what it is of, so the known node is of the same shape.
    if (known) return known as T;
    this.nodes.set(made.id, made);
    return made;
  }

  /** The known handle, pointed at the index where its place is now. */
  private fresh(made: Extract<DefectNode, { index: number }>): DefectNode {
    return Object.assign(this.node(made), { index: made.index });
  }
}
