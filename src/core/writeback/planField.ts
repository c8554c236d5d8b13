import type { FileText } from '../files/FileAccess.js';
import type { OffsetEdit } from '../fixes/offsetEdits.js';
import type { Mention } from '../model/range.js';
import { PRIORITIES, SEVERITIES, STATUSES } from '../model/vocabulary.js';
import { RANKS, type DefectEntry } from '../sources/fragment.js';
import type { FieldTask, WritableField } from './FieldTask.js';
import { fieldInData } from './fieldInData.js';
import { fieldInReport } from './fieldInReport.js';
import { entryAt } from './entryAt.js';
import { Proof } from './Proof.js';
import { noVocabulary, vocabularyOf } from './Vocabulary.js';
import { refused, type WritePlan } from './WritePlan.js';

const closed: Partial<Record<WritableField, readonly string[]>> = {
  status: STATUSES,
  priority: PRIORITIES,
  severity: SEVERITIES,
};

/**
 * The smallest edit of a source that gives one field of one of its entries another value, in the writing that is there. The source is read again
 * as it would be; what does not read back as just that is refused. Never throws.
 * @param file the source's text of now
 * @param mention where the entry stands in it
 * @param value as the ledger has it: of status, priority and severity one of its words
 */
export function planField(file: FileText, mention: Mention, field: WritableField, value: string): WritePlan {
  const { path } = mention;
  if (closed[field] && !closed[field].includes(value)) return refused(`\`${value}\` is no ${field}.`);
  if (value.trim() === '' || value !== value.trim()) return refused(`An empty ${field} cannot be written.`);
  const proof = new Proof(path, file);
  const { before } = proof;
  const index = entryAt(before, mention);
  const entry = before.defects[index];
  if (!entry) return refused(`${path} is no longer as it was read; its ${field} is left as it is.`);
  if (proof.obstacle !== undefined) return refused(proof.obstacle);
  if (isValue(entry[field], value)) return { kind: 'nothing' };
  const isNative = before.rank === RANKS.native;
  const vocabulary =
    isNative || !closed[field] ? noVocabulary : vocabularyOf(before, proof.work, entry, field, value);
  const task: FieldTask = { proof, entry, field, value, vocabulary };
  const plan = proof.first(candidates(task), {
    says: (after) => isValue(after.defects[index]?.[field], value),
    mayChange: ([list, at, key]) =>
      list === 'defects' && at === index && goesWith(field, entry).includes(key),
  });
  return plan ?? refused(refusal(task));
}

/** A block of YAML ends with a line end. */
function isValue(said: string | undefined, value: string): boolean {
  return said === value || said === `${value}\n`;
}

/** The parts of an entry that follow from a field. */
function goesWith(field: WritableField, { hasOwnId }: DefectEntry): readonly (string | number | undefined)[] {
  if (field === 'status') return ['status', 'rawStatus'];
  if (field === 'title') return ['title', 'titleFromKey', ...(hasOwnId ? [] : ['id'])];
  return [field];
}

function candidates(task: FieldTask): Iterable<readonly OffsetEdit[]> {
  return task.proof.format === 'report' ? fieldInReport(task) : fieldInData(task);
}

function refusal({ proof: { path, format, root, work }, entry, field }: FieldTask): string {
  const range = entry.fieldRanges[field];
  if (!range) return `${path} has no place for the ${field} of ${entry.id}; it is left as it is.`;
  const at = work.offset(range.start);
  if (format === 'yaml' && root && /[&*]\S+\s*$/u.test(work.text.slice(Math.max(0, at - 80), at)))
    return `The ${field} of ${entry.id} is shared by an anchor in ${path}; change it there by hand.`;
  return `${path} has no writing for this ${field} of ${entry.id} that would read back; it is left as it is.`;
}
