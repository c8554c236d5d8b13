import type { DefectEntry } from '../../fragment.js';
import type { Field } from '../fields/Field.js';
import { fieldNamed, type FieldName } from '../fields/fieldNames.js';
import type { Section, Table } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import { cleanTitle } from '../text/cleanTitle.js';
import { glyphIn } from '../text/glyphs.js';
import { plainText } from '../text/plainText.js';
import { defectFromFields } from './defectFromFields.js';
import { groupContext } from './GroupContext.js';

const statusHead =
  /^(?:(?:current |implementation )?status|verdict|state|coverage|gap status|implemented\??)$/iu;
const lacking =
  /^(?:missing|not (?:yet )?(?:implemented|supported|covered|started|present|available)|absent|none|no|unsupported|unimplemented|partial(?:ly)?|incomplete|limited|stub(?:bed)?)\b/iu;
const there =
  /^(?:implemented|have|has|done|complete|completed|full|fully|supported|yes|covered|present|ok|working|available|compatible)\b/iu;

type Coverage = 'lacking' | 'there';

/**
 * What is missing or partial in a table of a gap analysis that goes through features (`Feature | Status | Notes`). Rows of what is
 * there are no gaps; a table anywhere else is none of gaps.
 */
export function readCoverageTable(table: Table, section: Section, report: Report): DefectEntry[] {
  const context = groupContext(section, report.leadOf(table), report);
  if (context.guide || context.target || table.head.length < 2 || !isGapAnalysis(section, report)) return [];
  const names = table.head.map((cell) => plainText(cell.text));
  const column = names.findIndex((name) => statusHead.test(name));
  if (column < 1) return [];
  const rows = table.rows.map((row) => ({ row, coverage: coverageOf(row.cells[column]?.text ?? '') }));
  const told = rows.filter(({ coverage }) => coverage !== undefined).length;
  if (told * 2 <= rows.length) return [];
  return rows.flatMap(({ row, coverage }): DefectEntry[] => {
    const cell = row.cells[0];
    const title = cleanTitle(cell?.text ?? '');
    if (!cell || coverage !== 'lacking' || !/\p{L}/u.test(title.title)) return [];
    const fields = row.cells.flatMap((value, i): Field[] => {
      const label = names[i];
      if (i === 0 || label === undefined || label === '' || /^(?:|[-–—]+)$/u.test(value.text)) return [];
      const name = i === column ? 'status' : isRemark(label) ? 'description' : columnName(label);
      return [{ name, label, labelStart: table.head[i]!.start, value, more: [] }];
    });
    const entry = defectFromFields(
      {
        title,
        titleSpan: cell,
        fields,
        context: { ...context, group: 'gap' },
        form: 'row',
        siblings: `table@${table.start}`,
        start: row.start,
        end: row.end,
        body: row.cells,
      },
      report,
    );
    return [entry];
  });
}

function isRemark(label: string): boolean {
  return /^(?:notes?|comments?|details?|remarks?)$/iu.test(label);
}

/** What a gap may have beside its status; a column of whatever else keeps its own name. */
function columnName(label: string): FieldName {
  const name = fieldNamed(label);
  const fits = /^(?:priority|severity|effort|owner|timeline|impact|resolution|recommendation|location|id)$/u;
  return name !== undefined && fits.test(name) ? name : 'detail';
}

/** The heading, the label or the document says that it is about gaps. */
function isGapAnalysis(section: Section, report: Report): boolean {
  return report.chain(section).some((at) => report.meaningOf(at).group === 'gap');
}

function coverageOf(cell: string): Coverage | undefined {
  const text = plainText(cell)
    .replace(/^[^\p{L}]+/u, '')
    .trim();
  if (lacking.test(text)) return 'lacking';
  if (there.test(text)) return 'there';
  const glyph = text === '' ? glyphIn(cell) : undefined;
  return glyph === undefined ? undefined : glyph === 'done' ? 'there' : 'lacking';
}
