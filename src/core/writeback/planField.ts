import * as l10n from '@vscode/l10n';
import type { FileText } from '../files/FileAccess.js';
import type { OffsetEdit } from '../fixes/offsetEdits.js';
import type { DefectMention } from '../model/ledger.js';
import type { Mention } from '../model/range.js';
import { RANKS, type DefectEntry, type Fragment } from '../sources/fragment.js';
import type { ValuePath } from './changedPaths.js';
import { clearedField } from './clearedField.js';
import { closedValues as closed, type FieldPlace, type FieldTask, type WritableField } from './FieldTask.js';
import { fieldInData } from './fieldInData.js';
import { fieldInReport } from './fieldInReport.js';
import { entryAt } from './entryAt.js';
import { saysField } from './mentionsToWrite.js';
import { otherEntries } from './otherEntries.js';
import { Proof } from './Proof.js';
import { noVocabulary, vocabularyOf } from './Vocabulary.js';
import { sameRange } from './sameRange.js';
import { refused, stale, type WritePlan } from './WritePlan.js';

/**
 * The smallest edit of a source that gives one field of one of its entries another value, or takes it away, in the writing that is there. The source
 * is read again as it would be; what does not read back as just that is refused. Never throws.
 * @param source the source's text of now
 * @param mention where the entry stands in it; one with its `entry` is refused where another stands there now
 * @param value as the ledger has it: of status, priority and severity one of its words, of `gapPercent` a number; undefined clears the field
 */
export function planField(
  source: FileText | Proof,
  mention: Mention | DefectMention,
  field: WritableField,
  value: string | undefined,
): WritePlan {
  const { path } = mention;
  const wrong = value === undefined ? cannotClear(field) : cannotBe(field, value);
  if (wrong !== undefined) return refused(wrong);
  const proof = Proof.of(path, source);
  const { before } = proof;
  const index = entryAt(before, mention);
  const entry = before.defects[index];
  if (!entry) return stale(path);
  if (proof.obstacle !== undefined) return refused(proof.obstacle);
  const place: FieldPlace = { proof, entry, field };
  const says = ({ defects }: Fragment): boolean => {
    const after = defects[index];
    return (
      after !== undefined &&
      (value === undefined ? !saysField(after, field) : isValue(valueOf(after, field), value))
    );
  };
  if (says(before)) return { kind: 'nothing' };
  const isRenamed = field === 'title' && !entry.hasOwnId;
  const plan = proof.first(value === undefined ? clearedField(place) : candidates(place, value), {
    says: (after) => says(after) && (field !== 'title' || titlesFollow(before, after, entry.title, value!)),
    ...(isRenamed
      ? { compared: { before: otherEntries(before), after: (after) => otherEntries(after) } }
      : {}),
    mayChange: ([list, at, ...part]) =>
      (list === 'defects' &&
        at === index &&
        (goesWith(field, entry).includes(part[0]) || isSamePlace(place, part))) ||
      (list === 'templates' && field === 'title' && part[0] === 'title'),
  });
  return plan ?? refused(refusal(place, value));
}

function cannotClear(field: WritableField): string | undefined {
  return field === 'title' ? l10n.t('A defect cannot be without a title.') : undefined;
}

function cannotBe(field: WritableField, value: string): string | undefined {
  if (closed[field] && !closed[field].includes(value)) return l10n.t('“{0}” is no {1}.', value, field);
  if (value.trim() === '' || value !== value.trim())
    return l10n.t('An empty {0} cannot be written; clear it instead.', field);
  if (field === 'gapPercent' && !(/^\d+(?:\.\d+)?$/u.test(value) && Number(value) <= 100))
    return l10n.t('“{0}” is no percentage from 0 to 100.', value);
  return undefined;
}

function valueOf(entry: DefectEntry, field: WritableField): string | undefined {
  const value = entry[field];
  return value === undefined ? undefined : String(value);
}

/** A block of YAML ends with a line end. */
function isValue(said: string | undefined, value: string): boolean {
  return said === value || said === `${value}\n`;
}

/** What the entry says with the same words: one cell can be both its severity and its impact, and is kept under the name of its column. */
function isSamePlace({ proof: { work }, entry, field }: FieldPlace, [key, name]: ValuePath): boolean {
  const { fieldRanges, details } = entry;
  const own = fieldRanges[field];
  if (!own) return false;
  if (key === 'details' && name !== undefined) {
    const said = work.text.slice(work.offset(own.start), work.offset(own.end));
    const detail = details[name];
    return typeof detail === 'string' && detail.includes(said);
  }
  const other = fieldRanges[key as keyof typeof fieldRanges];
  return other !== undefined && sameRange(own, other);
}

/** Code that a heading names is called as the heading. */
function titlesFollow(before: Fragment, after: Fragment, old: string, title: string): boolean {
  return before.templates.every(({ title: said }, i) =>
    [said, said.replace(old, title)].includes(after.templates[i]?.title ?? ''),
  );
}

/** The parts of an entry that follow from a field. */
function goesWith(field: WritableField, { hasOwnId }: DefectEntry): readonly (string | number | undefined)[] {
  if (field === 'status') return ['status', 'rawStatus'];
  if (field === 'title') return ['title', 'titleFromKey', ...(hasOwnId ? [] : ['id'])];
  return [field];
}

function candidates(place: FieldPlace, value: string): Iterable<readonly OffsetEdit[]> {
  const { proof, entry, field } = place;
  const isNative = proof.before.rank === RANKS.native;
  const vocabulary =
    isNative || !closed[field] ? noVocabulary : vocabularyOf(proof.before, proof.work, entry, field, value);
  const task: FieldTask = { ...place, value, vocabulary };
  return proof.format === 'report' ? fieldInReport(task) : fieldInData(task);
}

function refusal(
  { proof: { path, format, root, work }, entry, field }: FieldPlace,
  value: string | undefined,
): string {
  const { id } = entry;
  const range = entry.fieldRanges[field];
  if (!range) {
    if (value === undefined)
      return l10n.t(
        'The {0} of {1} follows from where it stands in {2}; it cannot be cleared.',
        field,
        id,
        path,
      );
    return entry.form === 'row'
      ? l10n.t(
          'What stands of {0} in {1} is one line without a place for the {2}; write it there by hand, or give the defect an entry of its own in an inventory.',
          id,
          path,
          field,
        )
      : l10n.t('{0} has no place for the {1} of {2}; it is left as it is.', path, field, id);
  }
  const at = work.offset(range.start);
  if (format === 'yaml' && root && /[&*]\S+\s*$/u.test(work.text.slice(Math.max(0, at - 80), at)))
    return l10n.t('The {0} of {1} is shared by an anchor in {2}; change it there by hand.', field, id, path);
  return value === undefined
    ? l10n.t(
        'The {0} of {1} cannot be taken out of {2} without changing more; it is left as it is.',
        field,
        id,
        path,
      )
    : l10n.t(
        '{0} has no writing for this {1} of {2} that would read back; it is left as it is.',
        path,
        field,
        id,
      );
}
