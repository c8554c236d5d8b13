/**
 * A node is a handle that keeps its identity over updates, so that VS Code keeps selection and expansion; what
 * it stands for is looked up in the ledgers of now.
 */
export type DefectNode =
  | DefectGroupNode
  | DefectFolderNode
  | DefectRowNode
  | { type: 'occurrence'; id: string; key: string; defectId: string; index: number; parent: DefectRowNode }
  | {
      type: 'template';
      id: string;
      key: string;
      defectId: string;
      templateId: string;
      parent: DefectRowNode;
    }
  | { type: 'mention'; id: string; key: string; defectId: string; index: number; parent: DefectRowNode }
  | { type: 'contradictions'; id: string }
  | ContradictionNode
  | { type: 'claim'; id: string; key: string; index: number; parent: ContradictionNode }
  | UnreportedNode;

/** Rows with a value in common. */
export interface DefectGroupNode {
  type: 'group';
  id: string;
  /** Of `DefectGroups`. */
  groupId: string;
}

/** A folder of the files or sources that the groups are of. */
export interface DefectFolderNode {
  type: 'folder';
  id: string;
}

/** A defect, in one of the groups that it stands in. */
export interface DefectRowNode {
  type: 'defect';
  id: string;
  key: string;
  defectId: string;
  groupId: string;
}

/** In the group of all contradictions, or, with `parent`, below the defect that it is about. */
export interface ContradictionNode {
  type: 'contradiction';
  id: string;
  key: string;
  contradictionId: string;
  defectId?: string;
  parent?: DefectRowNode;
}

/** The group of all unreported import errors, a name that is missing, and a place that imports it. */
export type UnreportedNode =
  | { type: 'unreported'; id: string }
  | MissingNameNode
  | { type: 'importPlace'; id: string; key: string; parent: MissingNameNode; place: string };

export interface MissingNameNode {
  type: 'missingName';
  id: string;
  key: string;
  groupId: string;
}

export function isUnreported(node: { type: string }): node is UnreportedNode {
  return node.type === 'unreported' || node.type === 'missingName' || node.type === 'importPlace';
}
