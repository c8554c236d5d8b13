import * as l10n from '@vscode/l10n';
import type { Defect } from '../model/ledger.js';
import type { Fragment } from '../sources/fragment.js';
import type { fieldKeys } from '../sources/inventory/keys.js';
import type { WritableField } from './FieldTask.js';
import { newInData } from './newInData.js';
import { newInReport } from './newInReport.js';
import { otherEntries } from './otherEntries.js';
import type { Proof } from './Proof.js';
import { valueWritings } from './valueWritings.js';
import { vocabularyOf } from './Vocabulary.js';
import { refused, type WritePlan } from './WritePlan.js';
import { written } from './Writing.js';

const fields = [
  'severity',
  'priority',
  'status',
  'category',
  'owner',
  'effort',
  'timeline',
  'description',
  'rootCause',
  'impact',
  'current',
  'target',
] as const satisfies readonly WritableField[];

/**
 * A new defect in a source of somebody else's making: an item of the list of the last entry, by the list's own keys and words; in a report a row of
 * a table, an item of a list or a section like those that are there.
 * Where the source has no place for a field, or for an anchor, that stays out and the notes say so.
 */
export function planFoundDefect(proof: Proof, defect: Defect): WritePlan {
  const { before, path, format } = proof;
  const model = before.defects.at(-1)!;
  const values = new Map<keyof typeof fieldKeys, string>([
    ['id', defect.id],
    ['title', defect.title],
  ]);
  for (const field of fields) {
    const value = defect[field];
    if (value !== undefined && !(field === 'status' && value === 'open' && !model.fieldRanges.status))
      values.set(field, saidAs(proof, field, value));
  }
  const candidates =
    format === 'report'
      ? newInReport(proof, values, defect.priority)
      : newInData(proof, values, { ...defect, rawStatus: saidAs(proof, 'status', defect.status) });
  const known = new Set(before.defects.map(({ id }) => id));
  const placeIn = ({ defects }: Fragment): number =>
    defects.findIndex(
      ({ id, title, hasOwnId }) =>
        title === defect.title && (id === defect.id || (!hasOwnId && !known.has(id))),
    );
  let left: string[] = [];
  let other: { says: string; wanted: string } | undefined;
  const plan = proof.first(candidates, {
    says: (after) => {
      const made = after.defects[placeIn(after)];
      if (!made || after.defects.length !== before.defects.length + 1) return false;
      const lacks = (field: (typeof fields)[number]): boolean =>
        defect[field] !== undefined && made[field] !== defect[field];
      left = [...(made.id === defect.id ? [] : ['id']), ...fields.filter(lacks)];
      // A place may speak by itself, as a heading that says `P0`.
      const wrong = fields.find((field) => lacks(field) && made[field] !== undefined);
      if (wrong) other = { says: made[wrong]!, wanted: defect[wrong]! };
      return wrong === undefined;
    },
    recounts: true,
    compared: { before: otherEntries(before), after: (after) => otherEntries(after, placeIn(after)) },
    mayChange: () => false,
  });
  if (plan?.kind !== 'change') return refused(refusal(proof, other));
  const notes = [
    ...(left.length > 0 ? [l10n.t('{0} has no place for: {1}.', path, left.join(', '))] : []),
    ...(defect.anchors.length > 0
      ? [
          l10n.t(
            '{0} cannot hold the place in the code; only an inventory of Defect Ledger’s own format can.',
            path,
          ),
        ]
      : []),
  ];
  return notes.length > 0 ? { ...plan, notes } : plan;
}

function refusal({ path, format }: Proof, other: { says: string; wanted: string } | undefined): string {
  if (other)
    return l10n.t(
      'Where {0} has defects, a new one would be read as {1}, not as {2}; nothing was changed.',
      path,
      other.says,
      other.wanted,
    );
  return format === 'report'
    ? l10n.t(
        '{0} has no table, list or sections of defects that can be extended as they are written: each row, item or section must be one defect.',
        path,
      )
    : l10n.t(
        '{0} has no list or mapping of defects that can be extended as it is written: each item must be a mapping with an id or a title.',
        path,
      );
}

/** In the words that the source has for it, else in the manner of another entry's. */
function saidAs({ before, work }: Proof, field: (typeof fields)[number], value: string): string {
  const like = before.defects.findLast((entry) => entry.fieldRanges[field]);
  const range = like?.fieldRanges[field];
  if (!like || !range || !(field === 'status' || field === 'severity' || field === 'priority')) return value;
  if (like[field] === value)
    return unquoted(work.text.slice(work.offset(range.start), work.offset(range.end)));
  const old = unquoted(work.text.slice(work.offset(range.start), work.offset(range.end)));
  for (const writing of valueWritings(
    old,
    field,
    value,
    false,
    vocabularyOf(before, work, like, field, value),
  ))
    return written(old, writing);
  return value;
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/su, '$2');
}
