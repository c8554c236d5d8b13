import * as l10n from '@vscode/l10n';
import { counted } from '../../core/text/counted.js';
import type { OpenPlace } from '../../core/ledger/openPlaces.js';
import type { Contradiction, Defect } from '../../core/model/ledger.js';
import { clipped } from '../../views/model/clipped.js';
import { escapeMarkdown } from '../../views/model/escapeMarkdown.js';
import { isFixable } from '../../views/model/isFixable.js';
import {
  confidenceLabel,
  defectHeading,
  placeLabel,
  severityWord,
  statusText,
} from '../../views/model/labels.js';
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

const maxText = 280;
const maxMark = 60;
const maxReports = 3;

/**
 * The card of a defect at one of its places in code, as Markdown with all text of the sources escaped: what it is, how sure the
 * code is, the fields that help to mend it, who reports it, what can be done. It does not repeat the diagnostic's own hover.
 */
export function codeHover(
  place: OpenPlace,
  contradictions: readonly Contradiction[],
  links: CodeHoverLinks,
  { told, brief }: CodeHoverOptions,
): string {
  const { defect } = place;
  const parts = [
    head(defect, told),
    evidence(place, links),
    ...(brief ? [] : texts(defect)),
    brief ? '' : facts(defect),
    reports(defect, links),
    ...contradictions.filter((one) => one.defect === defect.id).map(contradicted),
    actions(defect, links),
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
    .map((mark) => ` · ${escapeMarkdown(clipped(mark, maxMark))}`);
  return `**${escapeMarkdown(clipped(name, maxText))}**${shown.join('')}`;
}

/** `Confirmed in 3 places · imported here, not defined in src.metrics` */
function evidence({ defect, occurrence }: OpenPlace, links: CodeHoverLinks): string {
  const { occurrences, id } = defect;
  const proofs = occurrences.filter(({ proves }) => proves).length;
  const all = occurrences.length;
  const count = proofs > 0 ? proofs : all;
  const how =
    proofs > 0
      ? counted(count, l10n.t('Confirmed in {0} place', count), l10n.t('Confirmed in {0} places', count))
      : counted(count, l10n.t('Located in {0} place', count), l10n.t('Located in {0} places', count));
  const label = escapeMarkdown(how);
  const parts = [
    all > 1 ? `[${label}](${links.occurrences(id)})` : label,
    escapeMarkdown(clipped(placeEvidence({ defect, occurrence }), maxText)),
  ];
  const sureness = confidenceLabel(occurrence, defect);
  if (sureness !== undefined) parts.push(escapeMarkdown(sureness));
  return parts.join(' · ');
}

function texts({ rootCause, impact, description }: Defect): string[] {
  const fields: [string, string | undefined][] = [
    [l10n.t('Root cause'), rootCause],
    [l10n.t('Impact'), impact],
    // Told where nothing says it more exactly.
    [l10n.t('Description'), rootCause === undefined ? description : undefined],
  ];
  return fields.flatMap(([name, text]) =>
    text === undefined || text === ''
      ? []
      : [`**${escapeMarkdown(name)}** ${escapeMarkdown(clipped(text, maxText))}`],
  );
}

/** The short fields, on one line. */
function facts({ owner, effort, timeline, gapPercent, fixOptions, dependsOn }: Defect): string {
  const fields: [string, string | undefined][] = [
    [l10n.t('Owner'), owner],
    [l10n.t('Effort'), effort],
    [l10n.t('Timeline'), timeline === effort ? undefined : timeline],
    [l10n.t('Gap'), gapPercent === undefined ? undefined : `${gapPercent}%`],
    [l10n.t('Depends on'), dependsOn.length > 0 ? dependsOn.join(', ') : undefined],
    [l10n.t('Fix'), fixOptions.find(({ recommended }) => recommended)?.description],
  ];
  return fields
    .flatMap(([name, text]) =>
      text === undefined || text === ''
        ? []
        : [`**${escapeMarkdown(name)}** ${escapeMarkdown(clipped(text, maxText))}`],
    )
    .join(' · ');
}

function reports({ mentions }: Defect, links: CodeHoverLinks): string {
  if (mentions.length === 0) return '';
  const places = mentions.slice(0, maxReports).map(({ path, range }) => {
    const label = escapeMarkdown(placeLabel(path, range.start.line));
    const target = links.report(path, range.start.line);
    return target === undefined ? label : `[${label}](${target})`;
  });
  const more = mentions.length - places.length;
  const shown = places.join(', ');
  return more > 0 ? l10n.t('Reported in {0} and {1} more', shown, more) : l10n.t('Reported in {0}', shown);
}

function contradicted({ subject, claims }: Contradiction): string {
  const values = [...new Set(claims.map(({ value }) => value))].join(', ');
  return escapeMarkdown(l10n.t('The sources disagree on {0}: {1}', subject, values));
}

function actions(defect: Defect, links: CodeHoverLinks): string {
  const { id } = defect;
  const link = (label: string, target: string | undefined): string[] =>
    target === undefined ? [] : [`[${escapeMarkdown(label)}](${target})`];
  return [
    ...(isFixable(defect) ? link(l10n.t('Fix...'), links.fix(id)) : []),
    ...link(l10n.t('Mark in Progress'), links.mark(defect)),
    ...link(l10n.t('Show in Defects View'), links.show(id)),
    ...link(l10n.t('Open Details'), links.details(id)),
  ].join(' · ');
}
