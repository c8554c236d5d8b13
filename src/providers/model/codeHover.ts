import * as l10n from '@vscode/l10n';
import { counted } from '../../core/text/counted.js';
import type { OpenPlace } from '../../core/ledger/openPlaces.js';
import type { Contradiction, Defect } from '../../core/model/ledger.js';
import { clipped } from '../../views/model/clipped.js';
import { isFixable } from '../../views/model/isFixable.js';
import {
  confidenceLabel,
  defectHeading,
  placeLabel,
  severityWord,
  statusText,
} from '../../views/model/labels.js';
import { wordsInMarkdown } from '../../views/model/wordsInMarkdown.js';
import { fieldName } from '../../views/model/fieldNames.js';
import { placeEvidence } from './placeEvidence.js';

/** Makes the targets of a card's links. */
export interface CodeHoverLinks {
  /** Where a line of a report is; undefined when the path leaves the workspace. `line` is zero-based. */
  report(path: string, line: number): string | undefined;
  /** Shows the defect's occurrences beside the code. */
  occurrences(id: string): string;
  fix(id: string): string;
  /** Undefined where it cannot be done: the defect is in progress. */
  mark(defect: Defect): string | undefined;
  show(id: string): string;
  details(id: string): string;
}

export interface CodeHoverOptions {
  /** A diagnostic stands above the card and says title and evidence. */
  readonly told: boolean;
  /** Several cards stand below each other. */
  readonly brief: boolean;
}

const maxText = 200;
const maxMark = 60;
const maxReports = 3;

/**
 * The card of a defect at one of its places in code, as Markdown with all text of the sources escaped. First, since hovers are low and
 * this one stands below the diagnostic's, what it is, how sure the code is and what can be done; then why it matters, the fields that
 * help to mend it and who reports it. The rest is behind *Open Details*. It does not repeat the diagnostic.
 */
export function codeHover(
  place: OpenPlace,
  contradictions: readonly Contradiction[],
  links: CodeHoverLinks,
  { told, brief }: CodeHoverOptions,
): string {
  const { defect } = place;
  const parts = [
    `${head(defect, told)} · ${evidence(place, links, told)}`,
    actions(defect, links),
    brief ? '' : text(defect),
    brief ? '' : facts(defect),
    reports(defect, links),
    ...contradictions.filter((one) => one.defect === defect.id).map(contradicted),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** `**RAFT-7: Title** · P0 · critical · open` */
function head(defect: Defect, told: boolean): string {
  const name = told && !defect.idFromTitle ? defect.id : defectHeading(defect);
  const severity = defect.severity && severityWord(defect.severity);
  const marks = [defect.priority, severity, statusText(defect)];
  const shown = marks
    .filter((mark) => mark !== undefined)
    .map((mark) => ` · ${wordsInMarkdown(clipped(mark, maxMark))}`);
  return `**${wordsInMarkdown(clipped(name, maxText))}**${shown.join('')}`;
}

/** `Confirmed in 3 places · imported here, not defined in src.metrics`; why, only where no diagnostic says it. */
function evidence({ defect, occurrence }: OpenPlace, links: CodeHoverLinks, told: boolean): string {
  const { occurrences, id } = defect;
  const proofs = occurrences.filter(({ proves }) => proves).length;
  const all = occurrences.length;
  const count = proofs > 0 ? proofs : all;
  const how =
    proofs > 0
      ? counted(count, l10n.t('Confirmed in {0} place', count), l10n.t('Confirmed in {0} places', count))
      : counted(count, l10n.t('Located in {0} place', count), l10n.t('Located in {0} places', count));
  const label = wordsInMarkdown(how);
  const parts = [all > 1 ? `[${label}](${links.occurrences(id)})` : label];
  if (!told) parts.push(wordsInMarkdown(clipped(placeEvidence({ defect, occurrence }), maxText)));
  const sureness = confidenceLabel(occurrence, defect);
  if (sureness !== undefined) parts.push(wordsInMarkdown(sureness));
  return parts.join(' · ');
}

/** Why it matters: what names the cause, else what it does, else what it is. */
function text({ rootCause, impact, description }: Defect): string {
  const fields: [string, string | undefined][] = [
    [fieldName('rootCause'), rootCause],
    [fieldName('impact'), impact],
    [fieldName('description'), description],
  ];
  const [name, shown] = fields.find(([, each]) => each !== undefined && each !== '') ?? [];
  if (name === undefined || shown === undefined) return '';
  return `**${wordsInMarkdown(name)}** ${wordsInMarkdown(clipped(shown, maxText))}`;
}

/** The short fields, on one line. */
function facts({ owner, effort, timeline, gapPercent, fixOptions, dependsOn }: Defect): string {
  const fields: [string, string | undefined][] = [
    [fieldName('owner'), owner],
    [fieldName('effort'), effort],
    [fieldName('timeline'), timeline === effort ? undefined : timeline],
    [fieldName('gapPercent'), gapPercent === undefined ? undefined : `${gapPercent}%`],
    [l10n.t('Depends on'), dependsOn.length > 0 ? dependsOn.join(', ') : undefined],
    [l10n.t('Fix'), fixOptions.find(({ recommended }) => recommended)?.description],
  ];
  return fields
    .flatMap(([name, text]) =>
      text === undefined || text === ''
        ? []
        : [`**${wordsInMarkdown(name)}** ${wordsInMarkdown(clipped(text, maxText))}`],
    )
    .join(' · ');
}

function reports({ mentions }: Defect, links: CodeHoverLinks): string {
  if (mentions.length === 0) return '';
  const places = mentions.slice(0, maxReports).map(({ path, range }) => {
    const label = wordsInMarkdown(placeLabel(path, range.start.line));
    const target = links.report(path, range.start.line);
    return target === undefined ? label : `[${label}](${target})`;
  });
  const more = mentions.length - places.length;
  const shown = places.join(', ');
  return more > 0 ? l10n.t('Reported in {0} and {1} more', shown, more) : l10n.t('Reported in {0}', shown);
}

function contradicted({ subject, claims }: Contradiction): string {
  const values = [...new Set(claims.map(({ value }) => value))].join(', ');
  return wordsInMarkdown(l10n.t('The sources disagree on {0}: {1}', subject, values));
}

function actions(defect: Defect, links: CodeHoverLinks): string {
  const { id } = defect;
  const link = (label: string, target: string | undefined): string[] =>
    target === undefined ? [] : [`[${wordsInMarkdown(label)}](${target})`];
  return [
    ...(isFixable(defect) ? link(l10n.t('Fix...'), links.fix(id)) : []),
    ...link(l10n.t('Mark in Progress'), links.mark(defect)),
    ...link(l10n.t('Show in Defects View'), links.show(id)),
    ...link(l10n.t('Open Details'), links.details(id)),
  ].join(' · ');
}
