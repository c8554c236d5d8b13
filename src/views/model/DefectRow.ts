import type { Defect } from '../../core/model/ledger.js';
import type { DefectRowNode } from './DefectNode.js';

/** A defect of the ledger of now, and where the tree has it. */
export class DefectRow {
  /** One that stays (ARCHITECTURE.md, "Code that stays compiled"). */
  static readonly lasting = new DefectRow('', { id: '' } as Defect);

  /** Grows in the order of the folders and, in each, of its ledger. */
  place = 0;
  /** As `DefectGroups` has put it; undefined until then. */
  placed: Placed | undefined = undefined;
  /** One for each group that it was asked for in: mostly there is one, and a map costs ten times as much as the node. */
  nodes: DefectRowNode | Map<string, DefectRowNode> | undefined = undefined;

  constructor(
    /** Of the workspace folder. */
    readonly key: string,
    public defect: Defect,
  ) {}
}

/** The row's node in the group of that id. */
export function nodeIn({ nodes }: DefectRow, groupId: string): DefectRowNode | undefined {
  if (nodes instanceof Map) return nodes.get(groupId);
  return nodes?.groupId === groupId ? nodes : undefined;
}

export function nodesOf({ nodes }: DefectRow): Iterable<DefectRowNode> {
  if (nodes instanceof Map) return nodes.values();
  return nodes ? [nodes] : [];
}

export function addNode(row: DefectRow, node: DefectRowNode): void {
  const { nodes } = row;
  if (nodes instanceof Map) nodes.set(node.groupId, node);
  else if (nodes === undefined) row.nodes = node;
  else
    row.nodes = new Map([
      [nodes.groupId, nodes],
      [node.groupId, node],
    ]);
}

/** All that decides on where a row stands and what its groups count. */
export interface Placed {
  /** Ids of the groups that it stands in; none when the filter hides it. */
  readonly groups: readonly string[];
  /** What comes first within a group: the lower number, then the text, then the place. */
  readonly rank: number;
  readonly text: string;
  readonly open: boolean;
  readonly confirmed: boolean;
}
