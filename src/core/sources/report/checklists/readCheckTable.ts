import type { Criterion } from '../../../model/ledger.js';
import type { Section, Table } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import { withoutPictographs } from '../text/glyphs.js';
import { plainText } from '../text/plainText.js';
import { cellSaysDone } from './cellSaysDone.js';
import { categoryOf } from './categoryOf.js';

const criterionHead =
  /^(?:criteri(?:on|a)|requirements?|checks?|check ?list item|gates?|item|acceptance criteri(?:on|a)|success criteri(?:on|a)|metrics?|kpi)$/iu;
/** What else a row of a checklist may be called. */
const workHead =
  /^(?:tasks?|to-?dos?|deliverables?|features?|steps?|actions?|work items?|verification|test cases?|controls?)$/iu;
const stateHead =
  /^(?:status|state|done|met|complete|completed|passed|pass ?\/ ?fail|results?|outcome|verdict|verified|ready|✓|✅)\??$/iu;

/** A column of nothing but `[ ]` and `[x]`: a checkbox is one wherever it stands. */
function boxColumn(table: Table): number {
  if (table.head.length < 2 || table.rows.length === 0) return -1;
  return table.head.findIndex((_, i) =>
    table.rows.every(({ cells }) => /^(?:- )?\[[ xX]?\]$/u.test(cells[i]?.text ?? '')),
  );
}

/** `| Criterion | Status |` with glyphs or words for done, under a heading of criteria or a checklist. */
export function readCheckTable(table: Table, section: Section, report: Report): Criterion[] {
  const heads = table.head.map((cell) => plainText(cell.text));
  const chain = report.chain(section).map((at) => report.meaningOf(at));
  const isChecklist = chain.some(
    (m) => m.criteria || /\bcheck ?list\b|\brequirements\b|\bgates?\b/u.test(m.words),
  );
  let name = heads.findIndex((head) => criterionHead.test(head));
  if (name < 0 && isChecklist) name = heads.findIndex((head) => workHead.test(head));
  const boxes = boxColumn(table);
  if (boxes >= 0 && (name < 0 || name === boxes)) name = boxes === 0 ? 1 : 0;
  const state = boxes >= 0 ? boxes : heads.findIndex((head, i) => i !== name && stateHead.test(head));
  if (name < 0 || state < 0) return [];
  if (boxes < 0 && !isChecklist && !/^criteri|^requirement|^check|^gate/iu.test(heads[name]!)) return [];
  const target = heads.findIndex((head) => /^(?:target|goal|required|expected)$/iu.test(head));
  const current = heads.findIndex(
    (head, i) => i !== state && /^(?:current|actual|result|value)$/iu.test(head),
  );
  const category = categoryOf(report.leadOf(table)?.text, section);
  return table.rows.flatMap((row): Criterion[] => {
    const text = withoutPictographs(plainText(row.cells[name]?.text ?? '')).trim();
    const said = row.cells[state]?.text ?? '';
    if (text === '' || said === '') return [];
    const cell = (i: number): string | undefined => plainText(row.cells[i]?.text ?? '') || undefined;
    return [
      {
        ...(category === undefined ? {} : { category }),
        text,
        done: cellSaysDone(said),
        ...(cell(target) === undefined ? {} : { target: cell(target) }),
        ...(cell(current) === undefined ? {} : { current: cell(current) }),
        source: report.source.mention(row.start, row.end),
      },
    ];
  });
}
