import type { Priority } from '../../core/model/vocabulary.js';

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
