import type { Defect } from '../../core/model/ledger.js';
import type { DefectRowNode } from './DefectNode.js';

/** A defect of the ledger of now, and where the tree has it. */
export interface DefectRow {
  /** Of the workspace folder. */
  readonly key: string;
  defect: Defect;
  /** Grows in the order of the folders and, in each, of its ledger. */
  place: number;
  /** As `DefectGroups` has put it; undefined until then. */
  placed: Placed | undefined;
  /** One for each group that it was asked for in, by the group's id. */
  nodes: Map<string, DefectRowNode> | undefined;
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
