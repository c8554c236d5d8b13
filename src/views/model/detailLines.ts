import * as l10n from '@vscode/l10n';
import type { Defect } from '../../core/model/ledger.js';
import { humanize } from '../../core/sources/words.js';

type Value = Defect['details'][string];

const maxLines = 14;
const maxLength = 240;

/** What a source says of a defect beyond the known fields, a line each: never dropped, shortened where it is long. */
export function detailLines(defect: Defect): [name: string, text: string][] {
  const lines = Object.entries(defect.details).map(([key, value]): [string, string] => {
    const text = asText(value);
    return [humanize(key), text.length > maxLength ? `${text.slice(0, maxLength)}…` : text];
  });
  const more = lines.length - maxLines;
  return more > 0 ? [...lines.slice(0, maxLines), ['…', l10n.t('{0} more in the source', more)]] : lines;
}

function asText(value: Value): string {
  if (value === null) return l10n.t('none');
  if (Array.isArray(value)) return value.map(asText).join('; ');
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([key, inner]) => `${humanize(key)}: ${asText(inner)}`)
      .join(', ');
  }
  return String(value);
}
