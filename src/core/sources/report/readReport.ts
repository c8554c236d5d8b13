import * as l10n from '@vscode/l10n';
import { emptyFragment, RANKS, type Fragment } from '../fragment.js';
import type { SourceText } from '../SourceText.js';
import { checkCounts } from './checkCounts.js';
import { readChecklists } from './checklists/readChecklists.js';
import { readDefects } from './defects/readDefects.js';
import { reportDate } from './figures/reportDate.js';
import { readFigures } from './figures/readFigures.js';
import { parseMarkdown } from './markdown/parseMarkdown.js';
import { documentClass } from './meaning/documentClass.js';
import { readTemplates } from './readTemplates.js';
import { Report } from './Report.js';
import { readRoadmap } from './roadmap/readRoadmap.js';

/**
 * A Markdown report to a fragment (READING: Markdown reports), over markdown-it's blocks. Never throws: whatever the text,
 * there is a fragment, with problems at their ranges. Readers run in the order of trust: what the roadmap has taken is no
 * checklist, what a defect has taken is no criterion.
 */
export function readReport(source: SourceText, encoding: string): Fragment {
  const { path, repaired } = source;
  const fragment = emptyFragment({ path, kind: 'report', encoding, repaired }, RANKS.report);
  fragment.problems = source.problems;
  const { root, unclosedFence, tooDeep } = parseMarkdown(source.text);
  if (unclosedFence !== undefined) {
    source.problem(
      unclosedFence.start,
      unclosedFence.end,
      'warning',
      l10n.t('This code block is never closed; the rest of the file is read as its code.'),
    );
  }
  if (tooDeep !== undefined) {
    const message = l10n.t('This is nested so deep that it is not read; what is around it is.');
    source.problem(tooDeep.start, tooDeep.end, 'warning', message);
  }
  if (documentClass(root) !== 'report') return fragment;
  const date = reportDate(root);
  if (date !== undefined) fragment.source.date = date;
  const report = new Report(source, root, fragment);
  readRoadmap(report);
  readDefects(report);
  readFigures(report);
  readTemplates(report);
  readChecklists(report);
  checkCounts(report);
  return fragment;
}
