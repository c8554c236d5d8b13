import * as l10n from '@vscode/l10n';
import type { Defect } from '../../core/model/ledger.js';
import { counted } from '../../core/text/counted.js';
import { detailLines } from './detailLines.js';
import { fieldName } from './fieldNames.js';
import { defectHeading, evidenceLabel, kindWord, placeLabel, severityWord, statusText } from './labels.js';
import { wordsInMarkdown } from './wordsInMarkdown.js';

/** What a card tells that the defect itself does not know. */
export interface CardFacts {
  /** Titles of the phases that work on it. */
  readonly phases?: readonly string[] | undefined;
  /** Of the workspace folder, where there are several. */
  readonly folder?: string | undefined;
}

const maxPlaces = 8;

/** All that is known of a defect, as Markdown: the hover of its row in the trees. */
export function defectCard(defect: Defect, facts: CardFacts = {}): string {
  const ofFacts: [string, string | undefined][] = [
    [l10n.t('Phases'), facts.phases?.join(', ')],
    [l10n.t('Workspace folder'), facts.folder],
  ];
  return [defectHead(defect), ...defectFields(defect), ...paragraphs(ofFacts), places(defect)]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Id and title, and beneath them how urgent it is and what the code says. */
export function defectHead(defect: Defect): string {
  const severity = defect.severity && severityWord(defect.severity);
  const marks = [defect.priority, severity, statusText(defect), evidenceLabel(defect)];
  const shown = marks.filter((mark) => mark !== undefined).join(' · ');
  return `**${wordsInMarkdown(defectHeading(defect))}**\n\n${wordsInMarkdown(shown)}`;
}

/** Every further field and detail that there is: the short ones on one line, then a paragraph each. */
export function defectFields(defect: Defect): string[] {
  const checked = defect.checklist.filter((check) => check.done).length;
  const facts: Fields = [
    [l10n.t('Kind'), defect.kind === 'defect' ? undefined : kindWord(defect.kind)],
    [fieldName('category'), defect.category],
    [fieldName('effort'), defect.effort],
    [fieldName('timeline'), defect.timeline === defect.effort ? undefined : defect.timeline],
    [fieldName('owner'), defect.owner],
  ];
  const fields: Fields = [
    [fieldName('description'), defect.description],
    [fieldName('rootCause'), defect.rootCause],
    [fieldName('impact'), defect.impact],
    [fieldName('current'), defect.current],
    [fieldName('target'), defect.target],
    [fieldName('gapPercent'), defect.gapPercent === undefined ? undefined : `${defect.gapPercent}%`],
    ...defect.fixOptions.map((option): [string, string] => [
      option.recommended && defect.fixOptions.length > 1 ? l10n.t('Fix, recommended') : l10n.t('Fix'),
      fixText(option),
    ]),
    [l10n.t('Depends on'), defect.dependsOn.join(', ')],
    [
      l10n.t('Checklist'),
      defect.checklist.length > 0 ? l10n.t('{0} of {1} done', checked, defect.checklist.length) : undefined,
    ],
  ];
  const details = detailLines(defect);
  // A mapping of which one line became the field is shown in full, once.
  const plain = (of: Fields): Fields => of.filter(([name]) => details.every(([detail]) => detail !== name));
  const line = paragraphs(plain(facts)).join(' · ');
  return [...(line === '' ? [] : [line]), ...paragraphs([...plain(fields), ...details])];
}

function fixText({ description, effort, risk }: Defect['fixOptions'][number]): string {
  const more = [
    effort === undefined ? undefined : l10n.t('effort: {0}', effort),
    risk === undefined ? undefined : l10n.t('risk: {0}', risk),
  ].filter((part) => part !== undefined);
  return more.length > 0 ? l10n.t('{0} ({1})', description, more.join(', ')) : description;
}

/** Where the code shows it, the places that prove it first; what is said of several places is said once. */
function places({ occurrences }: Defect): string {
  if (occurrences.length === 0) return '';
  const sorted = [...occurrences].sort((a, b) => Number(b.proves) - Number(a.proves));
  const byMessage = new Map<string, string[]>();
  for (const { path, range, message } of sorted.slice(0, maxPlaces)) {
    const place = placeLabel(path, range.start.line);
    const same = byMessage.get(message);
    if (same) same.push(place);
    else byMessage.set(message, [place]);
  }
  const lines = [...byMessage].map(
    ([message, at]) =>
      `- ${wordsInMarkdown(message === '' ? at.join(', ') : `${at.join(', ')}: ${message}`)}`,
  );
  const more = sorted.length - maxPlaces;
  if (more > 0) lines.push(`- ${wordsInMarkdown(counted(more, l10n.t('1 more'), l10n.t('{0} more', more)))}`);
  return [`**${wordsInMarkdown(l10n.t('In the code'))}**`, ...lines].join('\n');
}

type Fields = readonly (readonly [name: string, value: string | undefined])[];

function paragraphs(fields: Fields): string[] {
  return fields.flatMap(([name, value]) =>
    // The names of details are the source's own words too.
    value === undefined || value === '' ? [] : [`**${wordsInMarkdown(name)}** ${wordsInMarkdown(value)}`],
  );
}
