import * as l10n from '@vscode/l10n';
import { counted } from '../../text/counted.js';
import type { DefectEntry, EntryForm } from '../fragment.js';
import { severityOf } from '../words.js';
import { isPlainCode } from './fields/readFields.js';
import type { Block, Code, Section, Span, Table } from './markdown/ReportDocument.js';
import type { Report } from './Report.js';
import { treeLines } from './roadmap/treeLines.js';
import { plainText } from './text/plainText.js';

const noun =
  '(?:items?|issues?|gaps?|tasks?|findings?|defects?|bugs?|blockers?|tests?|risks?|scenarios?|criteria|criterion|categories|components?|steps|actions?|vulnerabilit(?:y|ies)|problems?|suites?|phases?|milestones?)';
/** `Node failures (8 tests)`, `**5 critical issues:**`, `Top 3 gaps`. */
const inBrackets = new RegExp(
  `\\((\\d{1,4})(\\+)?\\s+(?!million|thousand|billion)(?:[\\p{L}-]+\\s+){0,2}${noun}\\)`,
  'iu',
);
const atStart = new RegExp(
  `^[^\\p{L}\\p{N}]{0,6}(?:top\\s+|the\\s+)?(\\d{1,4})(\\+)?\\s+(?:[\\p{L}\\d-]+\\s+){0,3}${noun}\\b[^.!?]{0,40}$`,
  'iu',
);

interface Claim {
  count: number;
  atLeast: boolean;
  start: number;
  end: number;
}

/** Counts in headings, labels and severity tables that differ from what stands beneath them: problems of the report. */
export function checkCounts(report: Report): void {
  for (const section of report.sections()) {
    const lists = section.blocks.filter((block) => block.kind === 'list' || block.kind === 'table');
    const own = section.heading && claimIn(section.heading.text);
    if (own) checkHeading(own, section, lists, report);
    for (const block of section.blocks) {
      const lead = report.leadOf(block);
      const claim = lead && claimIn(lead);
      if (claim && block.kind === 'list') compare(claim, block.items.length, report);
      if (block.kind === 'table') {
        if (claim) compare(claim, rowCount(block), report);
        checkSeverityCounts(block, report);
      }
      if (block.kind === 'code' && isPlainCode(block)) checkTree(block, report);
    }
  }
}

function claimIn(span: Span): Claim | undefined {
  if (span.text.length > 200 || !/\d/u.test(span.text)) return undefined;
  const match = inBrackets.exec(span.text) ?? atStart.exec(span.text);
  if (!match) return undefined;
  const start = span.start + match.index + match[0].indexOf(match[1]!);
  return { count: Number(match[1]), atLeast: match[2] !== undefined, start, end: start + match[1]!.length };
}

/** One list or table, or one row of sections: else it is not said what was counted. */
function checkHeading(claim: Claim, section: Section, lists: readonly Block[], report: Report): void {
  const [only] = lists;
  if (lists.length === 1 && section.sections.length === 0 && only) {
    if (only.kind === 'list') compare(claim, only.items.length, report);
    if (only.kind === 'table') compare(claim, rowCount(only), report);
  } else if (lists.length === 0 && section.sections.length > 1) {
    compare(claim, section.sections.length, report);
  }
}

function rowCount(table: Table): number {
  return table.rows.filter((row) => !/^(?:sub)?total\b/iu.test(plainText(row.cells[0]?.text ?? ''))).length;
}

function checkTree(block: Code, report: Report): void {
  let claim: Claim | undefined;
  let children = 0;
  const close = (): void => {
    if (claim && children > 0) compare(claim, children, report);
  };
  for (const { line, depth } of treeLines(block)) {
    if (depth === 0) {
      close();
      claim = claimIn(line);
      children = 0;
    } else if (depth === 1) children += 1;
  }
  close();
}

/** `| Severity | Count |`, against the findings of the document. */
function checkSeverityCounts(table: Table, report: Report): void {
  const heads = table.head.map((cell) => plainText(cell.text).toLowerCase());
  const level = heads.findIndex((head) => /^(?:severity|risk|level|risk level)$/u.test(head));
  const count = heads.findIndex((head) =>
    /^(?:count|number|findings|issues|total|#|amount|quantity)$/u.test(head),
  );
  const { defects } = report.fragment;
  if (level < 0 || count < level || defects.length === 0) return;
  const counts = countBySeverity(defects);
  for (const row of table.rows) {
    const severity = severityOf(plainText(row.cells[level]?.text ?? ''));
    const cell = row.cells[count];
    if (
      !severity ||
      !cell ||
      !/^\d{1,4}$/u.test(cell.text) ||
      /^info/iu.test(plainText(row.cells[level]!.text))
    )
      continue;
    // A table of findings and their sections both tell them: either may be what was counted.
    const found = [...counts.values()].map((ofForm) => ofForm.get(severity) ?? 0);
    const claimed = Number(cell.text);
    if (found.includes(claimed)) continue;
    const listed = Math.max(...found);
    report.source.problem(
      cell.start,
      cell.end,
      'information',
      counted(
        listed,
        l10n.t('This says {0} of severity {1}, but {2} is listed in this file.', claimed, severity, listed),
        l10n.t('This says {0} of severity {1}, but {2} are listed in this file.', claimed, severity, listed),
      ),
    );
  }
}

/** By form, as a table of findings and their sections may both tell them. */
function countBySeverity(defects: readonly DefectEntry[]): Map<EntryForm, Map<string, number>> {
  const counts = new Map<EntryForm, Map<string, number>>();
  for (const { form, severity = '' } of defects) {
    const ofForm = counts.get(form) ?? new Map<string, number>();
    counts.set(form, ofForm.set(severity, (ofForm.get(severity) ?? 0) + 1));
  }
  return counts;
}

function compare({ count, atLeast, start, end }: Claim, listed: number, report: Report): void {
  if (listed === 0 || (atLeast ? listed >= count : listed === count)) return;
  report.source.problem(
    start,
    end,
    'information',
    atLeast
      ? counted(
          listed,
          l10n.t('This says {0} or more, but {1} is listed below.', count, listed),
          l10n.t('This says {0} or more, but {1} are listed below.', count, listed),
        )
      : counted(
          listed,
          l10n.t('This says {0}, but {1} is listed below.', count, listed),
          l10n.t('This says {0}, but {1} are listed below.', count, listed),
        ),
  );
}
