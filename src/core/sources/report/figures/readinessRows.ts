import type { Readiness } from '../../../model/ledger.js';
import type { Section, Table } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import { withoutPictographs } from '../text/glyphs.js';
import { plainText } from '../text/plainText.js';
import { percentOf, scoreHead } from './percentOf.js';
import { spanOf } from './readinessIn.js';

/** `| Production readiness | 81% |`, or the overall row of a scorecard below a heading of readiness. */
export function readinessRows(table: Table, section: Section, report: Report): Readiness[] {
  const readiness: Readiness[] = [];
  const score = table.head.findIndex((cell) => scoreHead.test(plainText(cell.text)));
  const about = report.chain(section).some((at) => /\breadiness\b/iu.test(plainText(at.heading!.text.text)));
  for (const row of table.rows) {
    const name = withoutPictographs(plainText(row.cells[0]?.text ?? '')).trim();
    const overall = about && score > 0 && /^(?:overall|total)(?: score)?$/iu.test(name);
    if (
      !overall &&
      !/^(?:(?:overall|current|total) )?(?:production )?readiness(?: score| level)?$/iu.test(name)
    )
      continue;
    const cell = row.cells[score > 0 ? score : 1];
    const percent = cell && percentOf(cell.text);
    const span = cell && spanOf(withoutPictographs(plainText(cell.text)).trim());
    if (!cell || (!span && percent === undefined)) continue;
    readiness.push({
      current: span ? { min: span.min, max: span.max } : { min: percent!, max: percent! },
      source: report.source.mention(cell.start, cell.end),
    });
  }
  return readiness;
}
