import * as l10n from '@vscode/l10n';
import type { Defect, Ledger } from '../../../core/model/ledger.js';
import { plainWords } from '../../../core/text/plainWords.js';
import { badgesOf } from './badgesOf.js';
import type { DetailsContext } from './DetailsContext.js';
import type { Button, DetailsView, Section } from './DetailsView.js';
import { fieldsOf } from './fieldsOf.js';
import { anchorRows, checkRows, claimRows, dependencyRows, occurrenceRows, phaseRows } from './ledgerRows.js';
import { factRows, fixRows, mentionRows } from './textRows.js';

/** Everything that the details view shows of a defect, from the ledger of now. Pure; the same ledger gives the same. */
export function detailsOf(ledger: Ledger, defect: Defect, context: DetailsContext): DetailsView {
  const { id, title, idFromTitle } = defect;
  const sections: Section[] = [
    { id: 'text', title: l10n.t('About'), rows: factRows(defect, context) },
    { id: 'occurrences', title: l10n.t('In the code'), rows: occurrenceRows(defect) },
    { id: 'fixes', title: l10n.t('Fixes'), rows: fixRows(ledger, defect, context) },
    { id: 'checklist', title: l10n.t('Checklist'), rows: checkRows(defect) },
    { id: 'contradictions', title: l10n.t('Contradictions'), rows: claimRows(ledger, defect) },
    { id: 'dependencies', title: l10n.t('Dependencies'), rows: dependencyRows(ledger, defect) },
    { id: 'phases', title: l10n.t('Phases'), rows: phaseRows(ledger, defect) },
    { id: 'anchors', title: l10n.t('Anchors'), rows: anchorRows(defect) },
    { id: 'mentions', title: l10n.t('Reported in'), rows: mentionRows(defect, context) },
  ];
  return {
    key: context.key,
    id,
    title: plainWords(title),
    ...(idFromTitle ? {} : { ownId: id }),
    badges: badgesOf(defect),
    actions: actionsOf(defect, context),
    fields: fieldsOf(ledger, defect),
    sections: sections.filter(({ rows }) => rows.length > 0),
  };
}

function actionsOf({ occurrences, mentions }: Defect, { fixes }: DetailsContext): Button[] {
  const code = occurrences.find(({ confidence }) => confidence !== 'lost');
  const [mention] = mentions;
  const actions: (Button | undefined)[] = [
    code && {
      label: l10n.t('Go to Code'),
      message: { type: 'openPlace', path: code.path, range: code.range },
    },
    mention && {
      label: l10n.t('Edit in Source'),
      message: {
        type: 'openPlace',
        path: mention.path,
        range: { start: mention.range.start, end: mention.range.start },
      },
    },
    fixes.length > 0
      ? { label: l10n.t('Fix All of This Defect…'), message: { type: 'fixAll', mark: false } }
      : undefined,
    fixes.length > 0
      ? { label: l10n.t('Fix and Mark in Progress…'), message: { type: 'fixAll', mark: true } }
      : undefined,
    { label: l10n.t('Show in Sidebar'), message: { type: 'reveal' } },
    { label: l10n.t('Copy Id'), message: { type: 'copyId' } },
  ];
  return actions.filter((action) => action !== undefined);
}
