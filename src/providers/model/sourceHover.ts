import * as l10n from '@vscode/l10n';
import { joinLabel } from '../../views/model/joinLabel.js';
import type { Contradiction, Defect, DefectMention } from '../../core/model/ledger.js';
import { defectFields, defectHead } from '../../views/model/defectCard.js';
import { escapeMarkdown } from '../../views/model/escapeMarkdown.js';
import { wordsInMarkdown } from '../../views/model/wordsInMarkdown.js';
import { placeLabel } from '../../views/model/labels.js';

/** Makes the targets of links; what it cannot link is shown as text. */
export interface HoverLinks {
  /** Where the link to a place leads. `line` is zero-based; undefined when the path leaves the workspace. */
  place(path: string, line: number): string | undefined;
  /** Shows the defect in its view. */
  show(id: string): string;
}

const maxPlaces = 8;

/**
 * A defect at one of its places in the sources, as Markdown: what is known of it, where the code shows it, who else
 * reports it and why that is the same one, what is contradicted. The fields come last: they are what is being read.
 *
 * @param here the place that is hovered; undefined where only the id is named
 */
export function sourceHover(
  defect: Defect,
  here: DefectMention | undefined,
  contradictions: readonly Contradiction[],
  links: HoverLinks,
): string {
  const parts = [
    `${defectHead(defect)} · [${l10n.t('Show in Defects View')}](${links.show(defect.id)})`,
    evidence(defect, links),
    mentions(defect, here, links),
    ...contradictions.filter((one) => one.defect === defect.id).map((one) => contradiction(one, links)),
    ...defectFields(defect),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function evidence(defect: Defect, links: HoverLinks): string {
  const proofsFirst = [...defect.occurrences].sort((a, b) => Number(b.proves) - Number(a.proves));
  const places = proofsFirst.map(({ path, range, proves, message }) => {
    const place = placeLink(path, range.start.line, links);
    return proves
      ? l10n.t('confirmed: {0} {1}', place, wordsInMarkdown(message))
      : l10n.t('located: {0} {1}', place, wordsInMarkdown(message));
  });
  if (places.length > 0) return list(l10n.t('In the code'), places);
  if (defect.evidence === 'cleared') return l10n.t('**In the code** everything that could prove it is gone');
  if (defect.anchors.length > 0) return l10n.t('**In the code** nothing that it names was found');
  return l10n.t('**In the code** it names no code');
}

function mentions(defect: Defect, here: DefectMention | undefined, links: HoverLinks): string {
  const others = defect.mentions.filter((mention) => mention !== here);
  const places = others.map((mention) => {
    // The first mention is what the others were joined to, so the reason stands with them.
    const reason = mention.joinedBy ?? here?.joinedBy;
    const why = reason === undefined ? '' : escapeMarkdown(` · ${joinLabel(reason)}`);
    return `${placeLink(mention.path, mention.range.start.line, links)}${why}`;
  });
  return list(here ? l10n.t('Also in') : l10n.t('Reported in'), places);
}

function contradiction({ subject, claims }: Contradiction, links: HoverLinks): string {
  const said = claims.map(({ value, source }) =>
    l10n.t('{0} in {1}', escapeMarkdown(value), placeLink(source.path, source.range.start.line, links)),
  );
  return list(l10n.t('Contradicted: {0}', subject), said);
}

function list(title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const shown = items.slice(0, maxPlaces);
  if (items.length > maxPlaces) shown.push(l10n.t('{0} more', items.length - maxPlaces));
  return [`**${escapeMarkdown(title)}**\n`, ...shown.map((item) => `- ${item}`)].join('\n');
}

function placeLink(path: string, line: number, links: HoverLinks): string {
  const label = escapeMarkdown(placeLabel(path, line));
  const target = links.place(path, line);
  return target === undefined ? label : `[${label}](${target})`;
}
