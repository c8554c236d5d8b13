import type { LedgerDiff } from '../../core/ledger/diffLedgers.js';
import { countLiveness, type LivenessCounts } from '../../core/ledger/liveness.js';
import type { Contradiction, Defect, DefectMention, Occurrence, Template } from '../../core/model/ledger.js';
import { atOnce, LIGHT, type Steps } from '../../core/steps.js';
import { isOpen, type Priority } from '../../core/model/vocabulary.js';
import { defaultArrangement, type Arrangement } from './arrangement.js';
import { DefectDetails } from './DefectDetails.js';
import { DefectFilter } from './DefectFilter.js';
import { DefectGroups, type DefectGroup } from './DefectGroups.js';
import { isUnreported, type DefectFolderNode, type DefectNode } from './DefectNode.js';
import { nodesOf, type DefectRow } from './DefectRow.js';
import { DefectRows, type RowChange } from './DefectRows.js';
import type { FolderBranch } from './folderTree.js';
import { GroupTree, type TreeChange } from './GroupTree.js';
import type { KeyedLedger } from './KeyedLedger.js';
import { LedgerFacts } from './LedgerFacts.js';
import { NodePool } from './NodePool.js';
import { RowFilter } from './RowFilter.js';
import { SearchTexts } from './SearchTexts.js';
import { UnreportedRows } from './UnreportedRows.js';

export { isUnreported, type ContradictionNode, type DefectNode, type DefectRowNode } from './DefectNode.js';
export type { TreeChange } from './GroupTree.js';

/** What a change was told to be about: the key of the folder and what its ledger says differently. */
export interface ToldChange {
  key: string;
  diff: Pick<LedgerDiff, 'defects' | 'contradictions' | 'unreported'>;
}

/** Places of the rows of one folder; no ledger has as many. */
const placesOfFolder = 2 ** 24;
const manyRows = 1000;

/**
 * The Defects tree: which nodes there are, their order, parents and children. No VS Code in here. Nodes are made for rows
 * that are asked for; an update looks at what changed, and says which nodes show something else now.
 */
export class DefectsModel {
  /** One that stays (ARCHITECTURE.md, "Code that stays compiled"). */
  static readonly lasting = new DefectsModel();

  readonly unreported = new UnreportedRows();
  private readonly pool = new NodePool<DefectNode>();
  private readonly details = new DefectDetails(this.pool, (node) => this.defect(node));
  private ledgers: readonly KeyedLedger[] = [];
  private facts = new LedgerFacts([]);
  private rows = new Map<string, DefectRows>();
  private arranged = defaultArrangement;
  /** For the filters that follow one another. */
  readonly searchTexts = new SearchTexts();
  private filtered = new DefectFilter('', this.searchTexts);
  private tree = this.makeTree();

  get arrangement(): Arrangement {
    return this.arranged;
  }

  get filter(): string {
    return this.filtered.text;
  }

  get folderFacts(): LedgerFacts {
    return this.facts;
  }

  setFilter(text: string): void {
    this.filtered = new DefectFilter(text.trim(), this.searchTexts);
    this.unreported.filter(this.filtered);
    this.details.filter(this.filtered);
    this.tree = this.makeTree();
  }

  arrange(arrangement: Arrangement): void {
    this.arranged = arrangement;
    for (const rows of this.rows.values()) for (const row of rows.all) row.nodes = undefined;
    this.tree = this.makeTree();
  }

  /** @param told what else has changed, beside the defects, which are compared here. Default: nothing */
  update(ledgers: readonly KeyedLedger[], told?: ToldChange): TreeChange {
    return atOnce(this.updateInSteps(ledgers, told));
  }

  /** The same. Between two steps some rows may be in no group yet, or still in their old one; whoever arranges them anew meanwhile puts all in order. */
  *updateInSteps(ledgers: readonly KeyedLedger[], told?: ToldChange): Steps<TreeChange> {
    const known = this.rows;
    this.ledgers = ledgers;
    this.rows = new Map(ledgers.map(({ key }) => [key, known.get(key) ?? new DefectRows(key)]));
    const facts = new LedgerFacts(ledgers);
    const isAnother = facts.signature !== this.facts.signature || !sameKeys(known, this.rows);
    const changes: RowChange[] = [];
    const before = this.tree;
    for (const [i, { key, ledger }] of ledgers.entries())
      yield* this.rows.get(key)!.update(ledger.defects, i * placesOfFolder, isAnother ? undefined : changes);
    const others = this.othersShown();
    this.details.update(ledgers, this.filtered);
    this.unreported.update(ledgers, this.filtered);
    // Arranged anew while the rows of one folder were others already, those that are gone are in no group.
    const isNew = isAnother || this.tree !== before;
    if (isNew) {
      changes.length = 0;
      this.facts = facts;
      for (const rows of this.rows.values()) for (const row of rows.all) row.placed = undefined;
      this.tree = this.emptyTree();
      for (const rows of this.rows.values()) for (const row of rows.all) changes.push({ row, kind: 'added' });
    }
    const { tree } = this;
    for (let from = 0; from < changes.length; from += LIGHT) {
      if (from > 0) yield;
      if (this.tree !== tree) return 'all';
      regroup(tree.groups, changes, from, Math.min(from + LIGHT, changes.length));
    }
    if (isNew) {
      tree.start();
      return 'all';
    }
    const change = tree.settle();
    if (change === 'all' || others !== this.othersShown()) return 'all';
    return [...new Set([...change, ...(told ? this.toldNodes(told, change) : [])])];
  }

  /** The groups that hold something; then contradictions and unreported import errors. */
  roots(): DefectNode[] {
    const roots = this.tree.roots();
    if (this.details.showsAny) roots.push(this.details.root());
    if (this.unreported.shownCount() > 0) roots.push(this.unreported.root());
    return roots;
  }

  children(node: DefectNode): DefectNode[] {
    switch (node.type) {
      case 'group':
      case 'folder':
        return this.tree.children(node);
      case 'defect':
        return this.details.below(node);
      case 'contradictions':
        return [...this.details.shownContradictions];
      case 'contradiction':
        return this.details.claims(node);
      case 'unreported':
      case 'missingName':
        return [...this.unreported.children(node)];
      default:
        return [];
    }
  }

  parent(node: DefectNode): DefectNode | undefined {
    if (isUnreported(node)) return this.unreported.parent(node);
    switch (node.type) {
      case 'group':
      case 'folder':
      case 'defect':
        return this.tree.parent(node);
      case 'contradictions':
        return undefined;
      case 'contradiction':
        return node.parent ?? this.details.root();
      default:
        return node.parent;
    }
  }

  /** The row of a defect, in the first of its groups, whether the filter shows it or not. */
  find(key: string, defectId: string): DefectNode | undefined {
    const row = this.rows.get(key)?.get(defectId);
    return row && this.tree.rowNode(row);
  }

  isShown(node: DefectNode): boolean {
    return (this.rowOf(node)?.placed?.groups.length ?? 0) > 0;
  }

  /** Whether a row still stands where it was: its defect may be in another group now. */
  isInPlace(node: DefectNode): boolean {
    return node.type === 'defect' && (this.rowOf(node)?.placed?.groups.includes(node.groupId) ?? false);
  }

  group(node: DefectNode): DefectGroup | undefined {
    return node.type === 'group' ? this.tree.groups.get(node.groupId) : undefined;
  }

  folder(node: DefectFolderNode): { branch: FolderBranch<DefectGroup>; count: number } | undefined {
    const branch = this.tree.branch(node);
    return branch && { branch, count: this.tree.countBelow(branch) };
  }

  /** Whether groups are open until a person closes them: not where there are more rows than anybody would scroll through. */
  startsExpanded(): boolean {
    return this.shownCount() <= manyRows;
  }

  defect(node: DefectNode): Defect | undefined {
    return this.rowOf(node)?.defect;
  }

  defectOf(key: string, defectId: string): Defect | undefined {
    return this.rows.get(key)?.get(defectId)?.defect;
  }

  contradiction(node: DefectNode): Contradiction | undefined {
    return this.details.contradiction(node);
  }

  claim(node: DefectNode): Contradiction['claims'][number] | undefined {
    return this.details.claim(node);
  }

  contradictionsNode(): DefectNode {
    return this.details.root();
  }

  occurrence(node: DefectNode): Occurrence | undefined {
    return this.details.occurrence(node);
  }

  mention(node: DefectNode): DefectMention | undefined {
    return this.details.mention(node);
  }

  template(node: DefectNode): Template | undefined {
    return this.details.template(node);
  }

  servedBy(node: DefectNode): string[] {
    return this.details.servedBy(node);
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
    return this.tree.groups.shownCount;
  }

  showsNothing(): boolean {
    return this.shownCount() === 0 && !this.details.showsAny && this.unreported.shownCount() === 0;
  }

  /** Contradictions that the filter shows. */
  shownContradictionCount(): number {
    return this.details.shownContradictions.length;
  }

  totalCount(): number {
    return this.ledgers.reduce((sum, { ledger }) => sum + ledger.defects.length, 0);
  }

  private rowOf(node: DefectNode): DefectRow | undefined {
    if (!('defectId' in node) || node.defectId === undefined) return undefined;
    return this.rows.get(node.key)?.get(node.defectId);
  }

  /** Everything is put in order anew. */
  private makeTree(): GroupTree {
    const tree = this.emptyTree();
    for (const rows of this.rows.values()) tree.groups.addAll(rows.all);
    tree.start();
    return tree;
  }

  private emptyTree(): GroupTree {
    const { arranged, filtered, facts } = this;
    const groups = new DefectGroups(arranged.groupBy, arranged.sortBy, new RowFilter(filtered, facts));
    return new GroupTree(arranged, groups, facts, this.pool);
  }

  /** Which roots there are beside the groups. */
  private othersShown(): string {
    return [this.details.showsAny, this.unreported.shownCount() > 0].join();
  }

  /** Rows that a contradiction is about say so below them. */
  private toldNodes({ key, diff }: ToldChange, drawn: readonly DefectNode[]): DefectNode[] {
    const nodes: DefectNode[] = [];
    if (diff.contradictions) {
      if (this.details.showsAny) nodes.push(this.details.root());
      const groups = new Set(drawn);
      for (const id of diff.defects) {
        const row = this.rows.get(key)?.get(id);
        for (const node of row ? nodesOf(row) : []) {
          const parent = this.tree.parent(node);
          if (this.isInPlace(node) && !(parent && groups.has(parent))) nodes.push(node);
        }
      }
    }
    if (diff.unreported && this.unreported.shownCount() > 0) nodes.push(this.unreported.root());
    return nodes;
  }
}

/** By itself, so that what is compiled for its loop is no more than the loop. */
function regroup(groups: DefectGroups, changes: readonly RowChange[], from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const { row, kind } = changes[i]!;
    if (kind === 'removed') groups.remove(row);
    else if (kind !== 'added') groups.change(row, kind === 'moved');
    // Arranged anew meanwhile, it is there.
    else if (!row.placed) groups.add(row);
  }
}

function sameKeys(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): boolean {
  return [...before.keys()].join('\n') === [...after.keys()].join('\n');
}
