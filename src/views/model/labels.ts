import * as l10n from '@vscode/l10n';
import type { Anchor, Contradiction, Defect, Occurrence } from '../../core/model/ledger.js';
import { plainWords } from '../../core/text/plainWords.js';
import { isOpen, type Confidence, type Severity, type Status } from '../../core/model/vocabulary.js';

/** A status in a row: `in progress`. */
export function statusWord(status: Status): string {
  switch (status) {
    case 'open':
      return l10n.t('open');
    case 'in-progress':
      return l10n.t('in progress');
    case 'blocked':
      return l10n.t('blocked');
    case 'resolved':
      return l10n.t('resolved');
    case 'verified':
      return l10n.t('verified');
    case 'wont-fix':
      return l10n.t("won't fix");
  }
}

/** As the source writes it, where it has a word of its own for it; `IN_PROGRESS` is none. */
export function statusText({ status, rawStatus }: Pick<Defect, 'status' | 'rawStatus'>): string {
  return rawStatus !== undefined && isOwnWord(status, rawStatus) ? rawStatus : statusWord(status);
}

/** Whether it is more than another spelling of the status. */
export function isOwnWord(status: Status, word: string): boolean {
  return word.toLowerCase().replaceAll(/[\s_-]+/gu, '-') !== status;
}

/** What a defect is that is no mere defect: `risk`. */
export function kindWord(kind: Defect['kind']): string {
  switch (kind) {
    case 'defect':
      return l10n.t('defect');
    case 'gap':
      return l10n.t('gap');
    case 'risk':
      return l10n.t('risk');
    case 'action':
      return l10n.t('action');
  }
}

/** What an anchor is tied to: `symbol`. */
export function anchorWord(kind: Anchor['kind']): string {
  switch (kind) {
    case 'file':
      return l10n.t('file');
    case 'range':
      return l10n.t('lines');
    case 'symbol':
      return l10n.t('symbol');
    case 'import':
      return l10n.t('import');
    case 'test':
      return l10n.t('test');
    case 'dependency':
      return l10n.t('dependency');
    case 'pattern':
      return l10n.t('pattern');
    case 'missing-file':
      return l10n.t('missing file');
  }
}

export function severityWord(severity: Severity): string {
  switch (severity) {
    case 'critical':
      return l10n.t('critical');
    case 'high':
      return l10n.t('high');
    case 'medium':
      return l10n.t('medium');
    case 'low':
      return l10n.t('low');
  }
}

/** What the code says of a defect, in words: also where status and code disagree. */
export function evidenceWord(defect: Pick<Defect, 'evidence' | 'status'>): string {
  const open = isOpen(defect.status);
  const status = statusWord(defect.status);
  switch (defect.evidence) {
    case 'confirmed':
      return open ? l10n.t('confirmed') : l10n.t('{0}, but still in the code', status);
    case 'cleared':
      return open ? l10n.t('looks fixed') : l10n.t('{0} · cleared', status);
    case 'located':
      return open ? l10n.t('located') : status;
    case 'unlocated':
      return open ? l10n.t('not located') : status;
  }
}

/** The same, with how many places say so. */
export function evidenceLabel(defect: Defect): string {
  const word = evidenceWord(defect);
  if (defect.evidence === 'confirmed') {
    return `${word} · ${defect.occurrences.filter((occurrence) => occurrence.proves).length}`;
  }
  const located = defect.evidence === 'located' && isOpen(defect.status);
  const found = defect.occurrences.filter(({ confidence }) => confidence !== 'lost').length;
  return located ? `${word} · ${found}` : word;
}

/** How sure a place is, where it had to be followed: `moved from line 12`, `similar`, `lost`. */
export function confidenceLabel(
  { anchor, confidence, path }: Occurrence,
  { anchors }: Defect,
): string | undefined {
  const from = anchors[anchor];
  if (confidence !== 'moved' || from?.kind !== 'range') return confidenceWord(confidence);
  const line = from.range.start.line + 1;
  return from.path === path
    ? l10n.t('moved from line {0}', line)
    : l10n.t('moved from {0}', placeLabel(from.path, from.range.start.line));
}

/** Nothing where it goes without saying. */
export function confidenceWord(confidence: Confidence): string | undefined {
  switch (confidence) {
    case 'exact':
      return undefined;
    case 'moved':
      return l10n.t('moved');
    case 'similar':
      return l10n.t('similar');
    case 'lost':
      return l10n.t('lost');
  }
}

/** `src/a.py:12`, one-based as editors show it. */
export function placeLabel(path: string, line: number): string {
  return `${path}:${line + 1}`;
}

/** What of its defect a contradiction is about: `severity`, where the subject says `severity of RAFT-7`. */
export function factLabel({ kind, subject }: Contradiction): string {
  switch (kind) {
    case 'status':
      return l10n.t('status');
    case 'severity':
      return l10n.t('severity');
    case 'phase-of-task':
      return l10n.t('phase');
    default:
      return subject;
  }
}

/** What a defect is called in a row: an id that was made from the title would say it twice. */
export function defectName({ id, title, idFromTitle }: Pick<Defect, 'id' | 'title' | 'idFromTitle'>): string {
  return plainWords(idFromTitle ? title : `${id}  ${title}`);
}

/** The same in a sentence or a heading. */
export function defectHeading({
  id,
  title,
  idFromTitle,
}: Pick<Defect, 'id' | 'title' | 'idFromTitle'>): string {
  return plainWords(idFromTitle ? title : `${id}: ${title}`);
}
