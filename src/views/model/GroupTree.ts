import { hasFolders, type Arrangement } from './arrangement.js';
import type { DefectGroup, DefectGroups } from './DefectGroups.js';
import type { DefectFolderNode, DefectGroupNode, DefectNode, DefectRowNode } from './DefectNode.js';
import { addNode, nodeIn, type DefectRow } from './DefectRow.js';
import { vocabularyOf } from './facets.js';
import { folderTree, type FolderBranch } from './folderTree.js';
import type { LedgerFacts } from './LedgerFacts.js';
import type { NodePool } from './NodePool.js';

/** The nodes to draw again, with what is below them; 'all' where a row at the top came, went or moved. */
export type TreeChange = 'all' | readonly DefectNode[];

/** From so many rows of one group on, it is drawn anew as a whole. */
const manyRows = 64;

/** The groups as rows of the tree: their order, the folders around them, the rows in them, and what has to be drawn again. */
export class GroupTree {
  private ordered: readonly DefectGroup[] = [];
  private known: ReadonlyMap<string, DefectGroup> = new Map();
  private top: readonly (FolderBranch<DefectGroup> | DefectGroup)[] = [];
  private readonly branches = new Map<string, FolderBranch<DefectGroup>>();
  private readonly branchOfGroup = new Map<string, FolderBranch<DefectGroup>>();

  private last: { groupId: string; key: string; prefix: string } | undefined = undefined;

  constructor(
    readonly arrangement: Arrangement,
    readonly groups: DefectGroups,
    private readonly facts: LedgerFacts,
    private readonly pool: NodePool<DefectNode>,
  ) {}

  /** To be called when the groups are filled. */
  start(): void {
    this.groups.takeChanges();
    this.order();
  }

  roots(): DefectNode[] {
    if (this.arrangement.groupBy === 'none') return this.ordered.flatMap((group) => this.rowsOf(group.id));
    return this.top.map((entry) => this.nodeOf(entry));
  }

  children(node: DefectGroupNode | DefectFolderNode): DefectNode[] {
    if (node.type === 'group') return this.rowsOf(node.groupId);
    const branch = this.branch(node);
    return branch ? [...branch.folders, ...branch.files].map((entry) => this.nodeOf(entry)) : [];
  }

  parent(node: DefectGroupNode | DefectFolderNode | DefectRowNode): DefectNode | undefined {
    if (node.type === 'defect') {
      return this.arrangement.groupBy === 'none' ? undefined : this.groupNode(node.groupId);
    }
    const branch = node.type === 'group' ? this.branchOfGroup.get(node.groupId) : this.branch(node)?.parent;
    return branch && this.nodeOf(branch);
  }

  /** The row in the first of its groups; where the filter hides it, as if it stood at the top. */
  rowNode(row: DefectRow, groupId = row.placed?.groups[0] ?? ''): DefectRowNode {
    const known = nodeIn(row, groupId);
    if (known) return known;
    const { key, defect } = row;
    const id = this.rowPrefix(groupId, key) + defect.id;
    const node: DefectRowNode = { type: 'defect', id, key, defectId: defect.id, groupId };
    addNode(row, node);
    return node;
  }

  /** What the ids of all rows of a group and a folder begin with: kept for the row after. */
  private rowPrefix(groupId: string, key: string): string {
    const { last } = this;
    if (last?.groupId === groupId && last.key === key) return last.prefix;
    const own = `defect:${key}:`;
    const prefix = this.arrangement.groupBy === 'none' ? own : `${this.groupNodeId(groupId)}/${own}`;
    this.last = { groupId, key, prefix };
    return prefix;
  }

  branch({ id }: DefectFolderNode): FolderBranch<DefectGroup> | undefined {
    return this.branches.get(id);
  }

  /** Defects below a folder, each once. */
  countBelow({ folders, files }: FolderBranch<DefectGroup>, seen = new Set<DefectRow>()): number {
    for (const folder of folders) this.countBelow(folder, seen);
    for (const { rows } of files) for (const row of rows) seen.add(row);
    return seen.size;
  }

  /** To be called when the rows of the groups have changed. */
  settle(): TreeChange {
    const changes = this.groups.takeChanges();
    if (this.arrangement.groupBy === 'none' && [...changes.groups.values()].includes('rows')) {
      this.order();
      return 'all';
    }
    const nodes: DefectNode[] = [];
    if ([...changes.groups.keys()].some((id) => this.known.get(id) !== this.groups.get(id))) {
      const before = this.shape();
      this.order();
      const after = this.shape();
      if (before.get('') !== after.get('')) return 'all';
      for (const [id, below] of after)
        if (before.get(id) !== below) nodes.push(this.outermost(this.branches.get(id)!));
    }
    const drawn = new Set(changes.groups.keys());
    if (this.arrangement.groupBy !== 'none') {
      for (const [id, change] of changes.groups) {
        if (!this.groups.get(id)) continue;
        // Folders tell how many there are below them.
        const branch = change === 'rows' ? this.branchOfGroup.get(id) : undefined;
        nodes.push(branch ? this.outermost(branch) : this.groupNode(id));
      }
    }
    const rows = new Map<string, DefectNode[]>();
    for (const row of changes.rows) {
      for (const id of row.placed?.groups ?? []) {
        const node = nodeIn(row, id);
        if (!node || (drawn.has(id) && this.arrangement.groupBy !== 'none')) continue;
        const list = rows.get(id);
        if (list) list.push(node);
        else rows.set(id, [node]);
      }
    }
    for (const [id, list] of rows) {
      if (list.length < manyRows) nodes.push(...list);
      else if (this.arrangement.groupBy === 'none') return 'all';
      else nodes.push(this.groupNode(id));
    }
    return [...new Set(nodes)];
  }

  groupNode(groupId: string): DefectGroupNode {
    return this.pool.get(this.pool, { type: 'group', id: this.groupNodeId(groupId), groupId });
  }

  private groupNodeId(groupId: string): string {
    const { groupBy } = this.arrangement;
    // A row that stands elsewhere is another row to VS Code, which keeps each below one parent.
    return `group:${groupBy}${this.isNested ? '/folders' : ''}:${groupId}`;
  }

  private get isNested(): boolean {
    return this.arrangement.byFolder && hasFolders(this.arrangement.groupBy);
  }

  private rowsOf(groupId: string): DefectRowNode[] {
    const nodes: DefectRowNode[] = [];
    for (const row of this.groups.rowsOf(groupId)) nodes.push(this.rowNode(row, groupId));
    return nodes;
  }

  private outermost(branch: FolderBranch<DefectGroup>): DefectNode {
    return branch.parent ? this.outermost(branch.parent) : this.nodeOf(branch);
  }

  private nodeOf(entry: FolderBranch<DefectGroup> | DefectGroup): DefectNode {
    if ('rows' in entry) return this.groupNode(entry.id);
    return this.pool.get(this.pool, { type: 'folder', id: this.folderId(entry) });
  }

  private folderId({ id }: FolderBranch<DefectGroup>): string {
    return `folder:${this.arrangement.groupBy}:${id}`;
  }

  /** What stands below each folder, and below '' at the top. */
  private shape(): Map<string, string> {
    const idsOf = (entries: readonly { id: string }[]): string => entries.map(({ id }) => id).join('\n');
    const shape = new Map([['', idsOf(this.top)]]);
    for (const [id, { folders, files }] of this.branches) shape.set(id, idsOf([...folders, ...files]));
    return shape;
  }

  private order(): void {
    this.ordered = [...this.groups.all].sort((a, b) => this.compare(a, b));
    this.known = new Map(this.ordered.map((group) => [group.id, group]));
    this.top = this.ordered;
    this.branches.clear();
    this.branchOfGroup.clear();
    if (!this.isNested) return;
    const files = this.ordered.filter(({ value }) => value !== undefined);
    const tree = folderTree(
      files,
      ({ key, value }) => ({ key: key!, path: value! }),
      (key) => (this.facts.severalFolders ? this.facts.folderName(key) : undefined),
    );
    const visit = (branch: FolderBranch<DefectGroup>): void => {
      this.branches.set(this.folderId(branch), branch);
      for (const file of branch.files) this.branchOfGroup.set(file.id, branch);
      branch.folders.forEach(visit);
    };
    tree.folders.forEach(visit);
    this.top = [...tree.folders, ...tree.files, ...this.ordered.filter(({ value }) => value === undefined)];
  }

  /** By the meaning of the words, phases by their order, all others by name; what has no value comes last. */
  private compare(a: DefectGroup, b: DefectGroup): number {
    if (a.value === undefined || b.value === undefined)
      return Number(a.value === undefined) - Number(b.value === undefined);
    const { groupBy } = this.arrangement;
    const words = vocabularyOf(groupBy);
    if (words) return words.indexOf(a.value) - words.indexOf(b.value);
    const folders = this.facts.folderOrder(a.key) - this.facts.folderOrder(b.key);
    if (groupBy === 'folder') return folders;
    if (groupBy === 'phase')
      return folders || this.facts.phaseOrder(a.key!, a.value) - this.facts.phaseOrder(b.key!, b.value);
    return (
      this.groups.compare(a.value, b.value) || (a.value < b.value ? -1 : a.value > b.value ? 1 : folders)
    );
  }
}
