import { openOccurrences } from '../core/ledger/openOccurrences.js';
import type { Ledger } from '../core/model/ledger.js';
import type { Position } from '../core/model/range.js';

/** Problems and occurrences of open defects as `path:line:col: message`, one-based as compilers print them, by path and place. */
export function checkText(ledger: Ledger): string {
  const lines: { path: string; at: Position; text: string }[] = [];
  for (const { path, range, severity, message } of ledger.problems) {
    lines.push({ path, at: range.start, text: `${severity}: ${message}` });
  }
  for (const defect of ledger.defects) {
    for (const { path, range, proves, message } of openOccurrences(defect)) {
      lines.push({
        path,
        at: range.start,
        text: `${proves ? 'confirmed' : 'located'}: ${message} [${defect.id}]`,
      });
    }
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
