import { disagreement } from '../core/ledger/liveness.js';
import { isLost, openOccurrences } from '../core/ledger/openOccurrences.js';
import type { Defect, Ledger, Occurrence } from '../core/model/ledger.js';
import type { FailOn } from './failOn.js';
import { describeUnreported } from '../core/ledger/describeUnreported.js';
import type { Position } from '../core/model/range.js';
import { isOpen } from '../core/model/vocabulary.js';

/** Problems, occurrences of open defects, where asked for proofs of resolved ones, and unreported import errors as `path:line:col: message`, one-based as compilers print them, by path and place. */
export function checkText(ledger: Ledger, failOn: readonly FailOn[] = ['confirmed']): string {
  const lines: { path: string; at: Position; text: string }[] = [];
  for (const { path, range, severity, message } of ledger.problems) {
    lines.push({ path, at: range.start, text: `${severity}: ${message}` });
  }
  for (const defect of ledger.defects) {
    for (const { label, occurrence } of checkedOccurrences(defect, failOn.includes('regression'))) {
      const { path, range, message } = occurrence;
      lines.push({ path, at: range.start, text: `${label}: ${message} [${defect.id}]` });
    }
  }
  for (const unreported of ledger.unreported) {
    const { path, range } = unreported;
    lines.push({ path, at: range.start, text: `unreported: ${describeUnreported(unreported)}` });
  }
  lines.sort(
    (a, b) =>
      (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) ||
      a.at.line - b.at.line ||
      a.at.character - b.at.character,
  );
  return lines
    .map(
      ({ path, at, text }) =>
        `${path}:${at.line + 1}:${at.character + 1}: ${text.replaceAll(/\s*\n\s*/gu, ' ')}\n`,
    )
    .join('');
}

function checkedOccurrences(
  defect: Defect,
  withRegressions: boolean,
): { label: string; occurrence: Occurrence }[] {
  if (withRegressions && disagreement(defect) === 'regression') {
    return defect.occurrences.flatMap((occurrence) =>
      occurrence.proves ? [{ label: 'regression', occurrence }] : [],
    );
  }
  const lost = isOpen(defect.status) ? defect.occurrences.filter(isLost) : [];
  return [...openOccurrences(defect), ...lost].map((occurrence) => ({
    label: labelOf(occurrence),
    occurrence,
  }));
}

function labelOf(occurrence: Occurrence): string {
  if (occurrence.proves) return 'confirmed';
  return isLost(occurrence) ? 'lost' : 'located';
}
