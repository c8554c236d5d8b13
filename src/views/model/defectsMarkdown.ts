import * as l10n from '@vscode/l10n';
import type { Defect } from '../../core/model/ledger.js';
import { counted } from '../../core/text/counted.js';
import { clipped } from './clipped.js';
import { evidenceLabel, placeLabel, severityWord, statusWord } from './labels.js';

const maxTitle = 200;
const maxPlaces = 10;

/** Defects as a Markdown list with their places in the code, to be pasted into a pull request, an issue or a message. */
export function defectsMarkdown(defects: readonly Defect[]): string {
  return defects.flatMap((defect) => [head(defect), ...places(defect)]).join('\n');
}

/** A title comes as its source writes it: where that is Markdown, so is this. */
function head(defect: Defect): string {
  const { id, idFromTitle, title, priority, severity, status } = defect;
  const facts = [priority, severity && severityWord(severity), statusWord(status), evidenceLabel(defect)];
  const shown = [...new Set(facts)].filter((fact) => fact !== undefined).join(' · ');
  return `- ${idFromTitle ? '' : `\`${id}\` `}${clipped(title, maxTitle)} (${shown})`;
}

/** What proves it first. */
function places({ occurrences }: Defect): string[] {
  const found = occurrences.filter(({ confidence }) => confidence !== 'lost');
  const sorted = [...found].sort((a, b) => Number(b.proves) - Number(a.proves));
  const names = [...new Set(sorted.map(({ path, range }) => placeLabel(path, range.start.line)))];
  const more = names.length - maxPlaces;
  return [
    ...names.slice(0, maxPlaces).map((name) => `  - \`${name}\``),
    ...(more > 0 ? [`  - ${counted(more, l10n.t('1 more'), l10n.t('{0} more', more))}`] : []),
  ];
}
