import * as l10n from '@vscode/l10n';
import type { Defect, Ledger } from '../../../core/model/ledger.js';
import { PRIORITIES, SEVERITIES, STATUSES, type Status } from '../../../core/model/vocabulary.js';
import { statusWordsOf } from '../../../core/writeback/Vocabulary.js';
import { fieldName } from '../fieldNames.js';
import { isOwnWord, severityWord, statusWord } from '../labels.js';
import type { Field } from './DetailsView.js';

/** What can be changed here. Long texts are not among it: they are written in their source. */
export function fieldsOf(ledger: Ledger, defect: Defect): Field[] {
  const none = { value: '', label: l10n.t('none') };
  const choice = (values: readonly string[]) => [none, ...values.map((value) => ({ value, label: value }))];
  const words = statusWordsOf(ledger, defect);
  const phases = ledger.phases.map(({ id, title }) => ({ value: id, label: title }));
  const [phase = ''] = defect.phases;
  const fields: (Field | undefined)[] = [
    {
      field: 'status',
      label: fieldName('status'),
      value: defect.status,
      options: STATUSES.map((value) => ({ value, label: statusLabel(value, words.get(value)) })),
    },
    {
      field: 'priority',
      label: fieldName('priority'),
      value: defect.priority ?? '',
      options: choice(PRIORITIES),
    },
    {
      field: 'severity',
      label: fieldName('severity'),
      value: defect.severity ?? '',
      options: [none, ...SEVERITIES.map((value) => ({ value, label: severityWord(value) }))],
    },
    phases.length > 0
      ? { field: 'phase', label: l10n.t('Phase'), value: phase, options: [none, ...phases] }
      : undefined,
    { field: 'owner', label: fieldName('owner'), value: defect.owner ?? '' },
    { field: 'effort', label: fieldName('effort'), value: defect.effort ?? '' },
    { field: 'timeline', label: fieldName('timeline'), value: defect.timeline ?? '' },
    { field: 'category', label: fieldName('category'), value: defect.category ?? '' },
    { field: 'title', label: fieldName('title'), value: defect.title },
  ];
  return fields.filter((field) => field !== undefined);
}

/** `resolved (FIXED)`, where the source has a word of its own for it; `IN_PROGRESS` is none. */
export function statusLabel(status: Status, word: string | undefined): string {
  const isOwn = word !== undefined && isOwnWord(status, word);
  const label = statusWord(status);
  return isOwn ? `${label} (${word})` : label;
}
