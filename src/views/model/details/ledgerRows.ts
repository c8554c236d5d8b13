import * as l10n from '@vscode/l10n';
import { claimPlace } from '../../../core/ledger/describeContradiction.js';
import { taskProgress } from '../../../core/ledger/phases/phaseProgress.js';
import type { Anchor, Defect, Ledger, Phase } from '../../../core/model/ledger.js';
import type { Mention } from '../../../core/model/range.js';
import { isOpen, type EvidenceState } from '../../../core/model/vocabulary.js';
import { counted } from '../../../core/text/counted.js';
import { plainWords } from '../../../core/text/plainWords.js';
import { uniqueIds } from '../ContradictionIndex.js';
import {
  confidenceLabel,
  confidenceWord,
  defectHeading,
  evidenceLabel,
  factLabel,
  anchorWord,
  placeLabel,
  statusWord,
} from '../labels.js';
import { stateMarks } from './badgesOf.js';
import type { DetailsMessage } from './detailsMessages.js';
import type { Row } from './DetailsView.js';

/** The place as it is shown when it is opened: selected, unless it is a whole entry. */
export function openPlace({ path, range }: Mention): DetailsMessage {
  return { type: 'openPlace', path, range };
}

export function openStart({ path, range: { start } }: Mention): DetailsMessage {
  return { type: 'openPlace', path, range: { start, end: start } };
}

export function occurrenceRows(defect: Defect): Row[] {
  const places = defect.occurrences.map((each) => placeLabel(each.path, each.range.start.line));
  const keys = uniqueIds(places.map((place, i) => `${place}/${defect.occurrences[i]!.anchor}`));
  return defect.occurrences.map((occurrence, i) => {
    const isLost = occurrence.confidence === 'lost';
    const sure = confidenceLabel(occurrence, defect);
    const notes = [plainWords(occurrence.message), ...(sure === undefined ? [] : [sure])];
    if (occurrence.proves) notes.push(l10n.t('proves it'));
    return {
      key: keys[i]!,
      text: places[i]!,
      icon: isLost ? 'question' : occurrence.proves ? 'error' : 'pin',
      notes,
      open: openPlace(occurrence),
    };
  });
}

export function checkRows({ checklist }: Defect): Row[] {
  const keys = uniqueIds(checklist.map(({ text }) => text));
  return checklist.map(({ text, done, source }, index) => ({
    key: keys[index]!,
    text: plainWords(text),
    check: { done, message: { type: 'check', index, text } },
    buttons: [{ label: placeLabel(source.path, source.range.start.line), message: openPlace(source) }],
  }));
}

/** What the sources say differently of the defect: a row a fact, beneath it who says what. */
export function claimRows(ledger: Ledger, { id }: Defect): Row[] {
  const about = ledger.contradictions.filter(({ defect }) => defect === id);
  const keys = uniqueIds(about.map(({ kind, subject }) => `${kind}/${subject}`));
  return about.map((contradiction, i) => ({
    key: keys[i]!,
    text: plainWords(factLabel(contradiction)),
    icon: 'warning',
    rows: contradiction.claims.map((claim, index) => ({
      key: String(index),
      text: plainWords(claim.value),
      buttons: [{ label: claimPlace(contradiction, claim), message: openPlace(claim.source) }],
    })),
  }));
}

/** What must be done first, and what waits for this. */
export function dependencyRows(ledger: Ledger, { id, dependsOn, status }: Defect): Row[] {
  const byId = new Map(ledger.defects.map((defect) => [defect.id.toLowerCase(), defect]));
  const needs = [...new Set(dependsOn)].map((written): Row => {
    const other = byId.get(written.toLowerCase());
    if (!other)
      return {
        key: `needs/${written}`,
        text: written,
        icon: 'question',
        notes: [l10n.t('not in the ledger')],
      };
    const note = isOpen(other.status) && isOpen(status) ? l10n.t('blocks this') : l10n.t('needed first');
    return {
      ...defectRow(other, `needs/${written}`),
      notes: [note, statusWord(other.status), evidenceLabel(other)],
    };
  });
  const waiting = ledger.defects.filter((other) =>
    other.dependsOn.some((written) => written.toLowerCase() === id.toLowerCase()),
  );
  return [
    ...needs,
    ...waiting.map((other) => ({
      ...defectRow(other, `waits/${other.id}`),
      notes: [l10n.t('waits for this'), statusWord(other.status), evidenceLabel(other)],
    })),
  ];
}

function defectRow(defect: Defect, key: string): Row {
  const icon = isOpen(defect.status) ? stateMarks[defect.evidence][0] : 'check';
  return { key, text: defectHeading(defect), icon, open: { type: 'showDefect', id: defect.id } };
}

export function phaseRows(ledger: Ledger, { id, phases }: Defect): Row[] {
  return ledger.phases
    .filter((phase) => phases.includes(phase.id))
    .map((phase) => {
      const { done, total } = taskProgress(phase.tasks);
      const tasks = counted(
        total,
        l10n.t('{0} of 1 task done', done),
        l10n.t('{0} of {1} tasks done', done, total),
      );
      const notes = total > 0 ? [tasks] : [];
      const [mention] = phase.mentions;
      return {
        key: phase.id,
        text: plainWords(phase.title),
        notes,
        ...(mention ? { open: openStart(mention) } : {}),
        rows: tasksOf(phase, id),
      };
    });
}

/** Those of a phase that are for the defect. */
function tasksOf(phase: Phase, id: string): Row[] {
  const tasks = phase.tasks.filter(({ defects }) => defects.includes(id));
  const keys = uniqueIds(tasks.map(({ title }) => title));
  return tasks.map(({ title, done, source }, i) => ({
    key: keys[i]!,
    text: plainWords(title),
    icon: done ? 'check' : 'circle',
    notes: [done ? l10n.t('done') : l10n.t('not done')],
    open: openPlace(source),
  }));
}

export function anchorRows({ anchors }: Defect): Row[] {
  const texts = anchors.map(anchorText);
  const keys = uniqueIds(texts.map((text, i) => `${anchors[i]!.kind}/${text}`));
  return anchors.map((anchor, i) => {
    const sure = anchor.confidence && confidenceWord(anchor.confidence);
    const notes = [anchorWord(anchor.kind), stateWord(anchor.state), ...(sure === undefined ? [] : [sure])];
    if (anchor.inferred) notes.push(l10n.t('inferred'));
    return {
      key: keys[i]!,
      text: texts[i]!,
      icon: stateMarks[anchor.state][0],
      notes,
      buttons: [
        {
          label: placeLabel(anchor.source.path, anchor.source.range.start.line),
          message: openPlace(anchor.source),
        },
      ],
    };
  });
}

/** What the code says of one anchor. */
function stateWord(state: EvidenceState): string {
  switch (state) {
    case 'confirmed':
      return l10n.t('confirmed');
    case 'located':
      return l10n.t('located');
    case 'cleared':
      return l10n.t('cleared');
    case 'unlocated':
      return l10n.t('not located');
  }
}

function anchorText(anchor: Anchor): string {
  switch (anchor.kind) {
    case 'range':
      return placeLabel(anchor.path, anchor.range.start.line);
    case 'symbol':
      return `${anchor.path} ${anchor.name}`;
    case 'import':
      return [anchor.module, anchor.names.join(', ')].filter((part) => part !== '').join(' ');
    case 'test':
      return anchor.name === undefined ? anchor.path : `${anchor.path}::${anchor.name}`;
    case 'dependency':
      return `${anchor.name} ${anchor.version}`;
    case 'pattern':
      return anchor.include === undefined ? anchor.pattern : `${anchor.pattern} ${anchor.include}`;
    default:
      return anchor.path;
  }
}
