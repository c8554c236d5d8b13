import type { Defect, Ledger, Occurrence, Template } from '../../core/model/ledger.js';
import { isOpen, PRIORITIES, type Priority } from '../../core/model/vocabulary.js';
import type { Mention as Place } from '../../core/model/range.js';

/** A ledger with the key of the folder it is of. */
export interface KeyedLedger {
  key: string;
  ledger: Ledger;
}

/**
 * A node is a handle that keeps its identity over updates, so that VS Code keeps selection and expansion; what
 * it stands for is looked up in the ledgers of now.
 */
export type DefectNode =
  | { type: 'group'; id: string; priority: Priority | undefined }
  | { type: 'defect'; id: string; key: string; defectId: string }
  | { type: 'occurrence'; id: string; key: string; defectId: string; index: number }
  | { type: 'template'; id: string; key: string; defectId: string; templateId: string }
  | { type: 'mention'; id: string; key: string; defectId: string; index: number };

/** The Defects tree: which nodes there are, their order, parents and children. No VS Code in here. */
export class DefectsModel {
  private readonly nodes = new Map<string, DefectNode>();
  private ledgers: readonly KeyedLedger[] = [];
  private defects = new Map<string, Map<string, Defect>>();
  private groups = new Map<Priority | undefined, DefectNode[]>();
  private filterText = '';

  get filter(): string {
    return this.filterText;
  }

  setFilter(text: string): void {
    this.filterText = text.trim();
    this.arrange();
  }

  update(ledgers: readonly KeyedLedger[]): void {
    this.ledgers = ledgers;
    this.defects = new Map(
      ledgers.map(({ key, ledger }) => [key, new Map(ledger.defects.map((d) => [d.id, d]))]),
    );
    this.arrange();
  }

  /** The groups that hold something, most urgent first, defects without a priority last. */
  roots(): DefectNode[] {
    return [...PRIORITIES, undefined].flatMap((priority) =>
      this.groups.has(priority)
        ? [this.node({ type: 'group', id: `group:${priority ?? 'none'}`, priority })]
        : [],
    );
  }

  children(node: DefectNode): DefectNode[] {
    if (node.type === 'group') return this.groups.get(node.priority) ?? [];
    if (node.type !== 'defect') return [];
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
    const mentions = defect.mentions.map((mention, index) =>
      this.fresh({ type: 'mention', id: `${id}/mention/${mention.path}/${index}`, key, defectId, index }),
    );
    return [...occurrences, ...templates, ...mentions];
  }

  parent(node: DefectNode): DefectNode | undefined {
    if (node.type === 'group') return undefined;
    if (node.type !== 'defect') return this.find(node.key, node.defectId);
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
    return node.type === 'group' ? undefined : this.defects.get(node.key)?.get(node.defectId);
  }

  occurrence(node: DefectNode): Occurrence | undefined {
    return node.type === 'occurrence' ? this.defect(node)?.occurrences[node.index] : undefined;
  }

  mention(node: DefectNode): Place | undefined {
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

  shownCount(): number {
    return [...this.groups.values()].reduce((sum, group) => sum + group.length, 0);
  }

  totalCount(): number {
    return this.ledgers.reduce((sum, { ledger }) => sum + ledger.defects.length, 0);
  }

  private arrange(): void {
    const words = this.filterText
      .toLowerCase()
      .split(/\s+/u)
      .filter((word) => word !== '');
    const groups = new Map<Priority | undefined, DefectNode[]>();
    for (const { key, ledger } of this.ledgers) {
      for (const defect of ledger.defects) {
        if (!matches(defect, words)) continue;
        const node = this.find(key, defect.id)!;
        const group = groups.get(defect.priority);
        if (group) group.push(node);
        else groups.set(defect.priority, [node]);
      }
    }
    for (const group of groups.values()) group.sort((a, b) => this.rank(a) - this.rank(b));
    this.groups = groups;
  }

  /** Open before done, then by severity; the order of the sources among equals. */
  private rank(node: DefectNode): number {
    const defect = this.defect(node)!;
    const severity =
      defect.severity === undefined ? 4 : ['critical', 'high', 'medium', 'low'].indexOf(defect.severity);
    return (isOpen(defect.status) ? 0 : 10) + severity;
  }

  private node(made: DefectNode): DefectNode {
    const known = this.nodes.get(made.id);
    if (known) return known;
    this.nodes.set(made.id, made);
    return made;
  }

  /** The known handle, pointed at the index where its place is now. */
  private fresh(made: Extract<DefectNode, { index: number }>): DefectNode {
    return Object.assign(this.node(made), { index: made.index });
  }
}

/** Every word stands somewhere in what a person would search by. */
function matches(defect: Defect, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const fields = [
    defect.id,
    defect.title,
    defect.category,
    defect.owner,
    defect.description,
    defect.severity,
    defect.status,
    defect.priority,
    defect.evidence,
  ];
  const paths = defect.occurrences.map((occurrence) => occurrence.path);
  const text = [...fields, ...paths].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}
