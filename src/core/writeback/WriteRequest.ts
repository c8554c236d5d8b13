import type { Mention } from '../model/range.js';
import type { WritableField } from './FieldTask.js';
import type { TaskField } from './planTaskField.js';

/** One thing that is to be said in the sources. Places are those of the ledger, before any request of the same batch. */
export type WriteRequest =
  /** `value` undefined: cleared. */
  | { kind: 'field'; defectId: string; field: WritableField; value: string | undefined }
  /** Of a task, a criterion or an item of a checklist; `source` is where the ledger has it. */
  | { kind: 'check'; source: Mention; done: boolean }
  /** Of a task; `source` is where the ledger has it. */
  | { kind: 'task'; source: Mention; field: TaskField; value: string | undefined }
  /** `phaseId` undefined: in no phase any more. */
  | { kind: 'phase'; defectId: string; phaseId: string | undefined }
  | { kind: 'delete'; defectId: string }
  /** `id` of the copy. */
  | { kind: 'duplicate'; defectId: string; id: string };
