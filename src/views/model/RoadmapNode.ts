/**
 * Handles with a lasting identity, as in DefectsModel. What has no id of its own is known by its text, with a number behind it where
 * the same text stands there more than once (`PlacedText`), so that a task added above moves nobody's selection.
 */
export type RoadmapNode =
  | { type: 'next'; id: string }
  | { type: 'folder'; id: string; key: string }
  | PhaseNode
  | { type: 'task'; id: string; key: string; phaseId: string; task: string; track?: string }
  | TrackNode
  | { type: 'phase-defects'; id: string; key: string; phaseId: string }
  | LinkedDefectNode
  | { type: 'exit-criteria'; id: string; key: string; phaseId: string }
  | { type: 'exit-criterion'; id: string; key: string; phaseId: string; check: string }
  | { type: 'criteria'; id: string; key: string }
  | { type: 'criteria-category'; id: string; key: string; category: string | undefined }
  | { type: 'criterion'; id: string; key: string; category: string | undefined; criterion: string };

export interface PhaseNode {
  type: 'phase';
  id: string;
  key: string;
  phaseId: string;
}

export interface TrackNode {
  type: 'track';
  id: string;
  key: string;
  phaseId: string;
  track: string;
}

/** Below a task, below a phase of which no task names it, or among the next ones. */
export interface LinkedDefectNode {
  type: 'linked-defect';
  id: string;
  key: string;
  defectId: string;
  parent: RoadmapNode;
}
