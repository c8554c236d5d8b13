import type { Section } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import { cleanTitle } from '../text/cleanTitle.js';
import { severityOfId } from './severityOfId.js';

const known = new WeakMap<Report, ReadonlySet<Section>>();

/**
 * The sections that an audit numbers as its findings, `[H-01] ...`, `[M-01] ...` or `MED-02 - ...`: fields or none, those are
 * defects. A document must have two of them, in brackets or of two levels (`M-1`, `M-2` alone may be milestones).
 */
export function findingSections(report: Report): ReadonlySet<Section> {
  let found = known.get(report);
  if (!found) {
    found = find(report);
    known.set(report, found);
  }
  return found;
}

function find(report: Report): ReadonlySet<Section> {
  const sections: Section[] = [];
  const levels = new Set<string>();
  let bracketed = 0;
  for (const section of report.sections()) {
    const text = section.heading?.text.text;
    const id = text === undefined ? undefined : cleanTitle(text).id;
    if (text === undefined || id === undefined || !/^[A-Z]{1,8}[-_]\d{1,3}$|^[A-Z]0\d$/u.test(id)) continue;
    const level = severityOfId(id);
    if (level === undefined && !/^G[-_]?\d/u.test(id)) continue;
    if (/^[^\p{L}\p{N}]*\[{1,2}[A-Z]{1,8}[-_]?\d/u.test(text)) bracketed += 1;
    levels.add(level ?? 'gas');
    sections.push(section);
  }
  return new Set(sections.length >= 2 && (bracketed >= 2 || levels.size >= 2) ? sections : []);
}
