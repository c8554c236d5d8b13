import type { Contradiction, Defect, DefectMention, Occurrence, Template } from '../../core/model/ledger.js';
import { countLiveness, type LivenessCounts } from '../../core/ledger/liveness.js';
import { isOpen, PRIORITIES, type Priority } from '../../core/model/vocabulary.js';
import { ContradictionIndex, uniqueIds } from './ContradictionIndex.js';
import { filterWords, matchesContradiction, matchesDefect } from './filterWords.js';
import type { KeyedLedger } from './KeyedLedger.js';
import { UnreportedRows, type UnreportedNode } from './UnreportedRows.js';

/**
 * A node is a handle that keeps its identity over updates, so that VS Code keeps selection and expansion; what
 * it stands for is looked up in the ledgers of now.
 */
export type DefectNode =
  | { type: 'group'; id: string; priority: Priority | undefined }
  | { type: 'defect'; id: string; key: string; defectId: string }
  | { type: 'occurrence'; id: string; key: string; defectId: string; index: number }
  | { type: 'template'; id: string; key: string; defectId: string; templateId: string }
  | { type: 'mention'; id: string; key: string; defectId: string; index: number }
  | { type: 'contradictions'; id: string }
  | ContradictionNode
  | { type: 'claim'; id: string; key: string; index: number; parent: ContradictionNode }
  | UnreportedNode;

/** In the group of all contradictions, or, with `defectId`, below the defect that it is about. */
export interface ContradictionNode {
  type: 'contradiction';
  id: string;
  key: string;
  contradictionId: string;
  defectId?: string;
}

/** The Defects tree: which nodes there are, their order, parents and children. No VS Code in here. */
export class DefectsModel {
  readonly unreported = new UnreportedRows();
  private readonly nodes = new Map<string, DefectNode>();
  private ledgers: readonly KeyedLedger[] = [];
  private defects = new Map<string, Map<string, Defect>>();
  private groups = new Map<Priority | undefined, DefectNode[]>();
  private contradictions = new Map<string, ContradictionIndex>();
  private shownContradictions: ContradictionNode[] = [];
  private filterText = '';

  get filter(): string {
    return this.filterText;
  }

  setFilter(text: string): void {
    this.filterText = text.trim();
    this.unreported.filter(filterWords(this.filterText));
    this.arrange();
  }

  update(ledgers: readonly KeyedLedger[]): void {
    this.ledgers = ledgers;
    this.defects = new Map(
      ledgers.map(({ key, ledger }) => [key, new Map(ledger.defects.map((d) => [d.id, d]))]),
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
        return this.groups.get(node.priority) ?? [];
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
    if (!this.defects.get(key)?.has(defectId)) return undefined;
    return this.node({ type: 'defect', id: `defect:${key}:${defectId}`, key, defectId });
  }

  isShown(node: DefectNode): boolean {
    const group = this.parent(node);
    return group?.type === 'group' && (this.groups.get(group.priority)?.includes(node) ?? false);
  }

  defect(node: DefectNode): Defect | undefined {
    if (!('defectId' in node) || node.defectId === undefined) return undefined;
    return this.defects.get(node.key)?.get(node.defectId);
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
    const groups = new Map<Priority | undefined, DefectNode[]>();
    for (const { key, ledger } of this.ledgers) {
      for (const defect of ledger.defects) {
        if (!matchesDefect(defect, words)) continue;
        const node = this.find(key, defect.id)!;
        const group = groups.get(defect.priority);
        if (group) group.push(node);
        else groups.set(defect.priority, [node]);
      }
    }
    for (const group of groups.values()) group.sort((a, b) => this.rank(a) - this.rank(b));
    this.groups = groups;
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

  /** Open before done, then by severity; the order of the sources among equals. */
  private rank(node: DefectNode): number {
    const defect = this.defect(node)!;
    const severity =
      defect.severity === undefined ? 4 : ['critical', 'high', 'medium', 'low'].indexOf(defect.severity);
    return (isOpen(defect.status) ? 0 : 10) + severity;
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

export function isUnreported(node: { type: string }): node is UnreportedNode {
  return node.type === 'unreported' || node.type === 'missingName' || node.type === 'importPlace';
}
