import * as l10n from '@vscode/l10n';
import type { Defect } from '../../core/model/ledger.js';
import type { Severity, Status } from '../../core/model/vocabulary.js';
import { plainWords } from '../../core/text/plainWords.js';
import { closedValues, type WritableField } from '../../core/writeback/FieldTask.js';
import { clipped } from './clipped.js';
import { severityWord, statusWord } from './labels.js';

/** Characters of a present value in a list. */
const maxPresent = 80;

/** The value that all of the defects have; undefined where they differ or have none. */
export function presentValue(defects: readonly Defect[], field: WritableField): string | undefined {
  const [first, ...others] = new Set(defects.map((each) => each[field]));
  return others.length > 0 || first === undefined ? undefined : String(first);
}

/** The same for a list: in words, on one line; empty where there is none. */
export function presentWords(defects: readonly Defect[], field: WritableField): string {
  const [value, ...others] = new Set(defects.map((each) => each[field]));
  if (others.length > 0) return l10n.t('several values');
  if (value === undefined) return '';
  const words = valueWord(field, String(value));
  return clipped(plainWords(field === 'gapPercent' ? `${words}%` : words), maxPresent);
}

/** A status or severity in words; other values as they are. */
export function valueWord(field: WritableField, value: string): string {
  const known = closedValues[field]?.includes(value) ?? false;
  if (known && field === 'status') return statusWord(value as Status);
  if (known && field === 'severity') return severityWord(value as Severity);
  return value;
}
