import type { Check, Phase, Task } from '../../../model/ledger.js';
import type { Mention } from '../../../model/range.js';
import type { PhaseFacts } from './phaseFacts.js';
import type { PhaseLabel } from './phaseLabel.js';

/** A phase as it was met in the text, before the roadmaps of the document are put together. */
export interface PhaseDraft {
  label: PhaseLabel;
  /** Drafts with the same plan stand in one roadmap: under one heading, in one block, in one table. */
  plan: object;
  /** The heading of the plan, for tracks. */
  planTitle: string;
  tasks: Task[];
  exitCriteria: Check[];
  /** What its fields say of its time, its state and what it comes after. */
  facts?: PhaseFacts;
  source: Mention;
  /** Zero-based offset: the order of the text. */
  at: number;
}

export type Tracks = NonNullable<Phase['tracks']>;
