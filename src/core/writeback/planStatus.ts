import type { FileText } from '../files/FileAccess.js';
import type { Mention } from '../model/range.js';
import type { Status } from '../model/vocabulary.js';
import { planField } from './planField.js';
import type { WritePlan } from './WritePlan.js';

/** `planField` for the status: `FAILING_TEST` becomes `IN_PROGRESS`, `❌ Open` becomes `🔄 In progress`. */
export function planStatus(file: FileText, mention: Mention, status: Status): WritePlan {
  return planField(file, mention, 'status', status);
}
