import * as l10n from '@vscode/l10n';
import { counted } from '../../core/text/counted.js';
import type { EvidenceProgress, TaskProgress } from '../../core/ledger/phases/phaseProgress.js';
import type { PhaseTiming } from '../../core/ledger/phases/phaseTiming.js';
import type { Defect, Phase } from '../../core/model/ledger.js';

/** Where a phase stands: `past`, `current`, `future`, or in the report's own sense `done`, `in progress`, `planned`. */
export function timingWord({ time, by }: PhaseTiming): string {
  const said = by === 'word';
  switch (time) {
    case 'past':
      return said ? l10n.t('done') : l10n.t('past');
    case 'current':
      return said ? l10n.t('in progress') : l10n.t('current');
    case 'future':
      return said ? l10n.t('planned') : l10n.t('future');
  }
}

export function weeksLabel(weeks: Phase['weeks']): string | undefined {
  if (!weeks) return undefined;
  return weeks.start === weeks.end
    ? l10n.t('week {0}', weeks.start)
    : l10n.t('weeks {0}–{1}', weeks.start, weeks.end);
}

/** `2026-01-05 to 2026-01-18`; where weeks were counted, from which day. */
export function datesLabel(dates: Phase['dates']): string | undefined {
  if (!dates) return undefined;
  const { start, end, countedFrom } = dates;
  if (start !== undefined && end !== undefined) {
    return countedFrom === undefined
      ? l10n.t('{0} to {1}', start, end)
      : l10n.t('{0} to {1}, counted from {2}', start, end, countedFrom);
  }
  return start === undefined ? l10n.t('until {0}', end!) : l10n.t('from {0}', start);
}

/** `1/3 (33%)` */
export function tasksLabel({ done, total, percent }: TaskProgress): string {
  return percent === undefined ? `${done}/${total}` : l10n.t('{0}/{1} ({2}%)', done, total, percent);
}

/** `fixed 2/5, 3 confirmed`; undefined where no defect is linked. */
export function evidenceProgressLabel({ total, fixed, confirmed }: EvidenceProgress): string | undefined {
  if (total === 0) return undefined;
  return confirmed === 0
    ? l10n.t('fixed {0}/{1}', fixed, total)
    : l10n.t('fixed {0}/{1}, {2} confirmed', fixed, total, confirmed);
}

/** The same as a sentence, for tooltips and screen readers. */
export function evidenceProgressSentence({ total, fixed, confirmed }: EvidenceProgress): string | undefined {
  if (total === 0) return undefined;
  return counted(
    total,
    l10n.t('By evidence {0} of 1 linked defect is fixed, {1} still confirmed', fixed, confirmed),
    l10n.t('By evidence {0} of {1} linked defects are fixed, {2} still confirmed', fixed, total, confirmed),
  );
}

export function tasksSentence({ done, total, percent }: TaskProgress): string {
  if (percent === undefined) return l10n.t('no tasks');
  return counted(
    total,
    l10n.t('{0} of 1 task done', done),
    l10n.t('{0} of {1} tasks done ({2}%)', done, total, percent),
  );
}

/** A task that says done while the code proves otherwise. */
export function refutedLabel(defects: readonly Defect[]): string | undefined {
  if (defects.length === 0) return undefined;
  return l10n.t('done, but {0} is still confirmed', idsLabel(defects));
}

export function refutedTasksLabel(count: number): string | undefined {
  if (count === 0) return undefined;
  return counted(
    count,
    l10n.t('1 task says done while its defect is still confirmed'),
    l10n.t('{0} tasks say done while their defects are still confirmed', count),
  );
}

export function blockedLabel(blockers: readonly Defect[]): string | undefined {
  return blockers.length === 0 ? undefined : l10n.t('blocked by {0}', idsLabel(blockers));
}

/** What a phase waits for. */
export function waitsLabel(phases: readonly Phase[]): string | undefined {
  return phases.length === 0
    ? undefined
    : l10n.t('waits for {0}', phases.map(({ title }) => title).join(', '));
}

/** What a phase is about beyond its title; nothing that the title says already. */
export function topicsLabel({ topics = [], title }: Phase): string | undefined {
  const words = title.toLowerCase();
  const more = topics.filter((topic) => !words.includes(topic.toLowerCase()));
  return more.length > 0 ? more.join(', ') : undefined;
}

/** The parts that there are, one after the other. */
export function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** The same as screen readers say it. */
export function spoken(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}

const maxNamed = 3;

function idsLabel(defects: readonly Defect[]): string {
  const names = defects.map(({ id, title, idFromTitle }) => (idFromTitle ? title : id));
  const more = names.length - maxNamed;
  const shown = names.slice(0, maxNamed).join(', ');
  return more > 0 ? l10n.t('{0} and {1} more', shown, more) : shown;
}
