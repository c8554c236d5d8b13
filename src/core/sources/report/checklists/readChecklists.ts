import type { Criterion } from '../../../model/ledger.js';
import { fieldNamed } from '../fields/fieldNames.js';
import { splitLabels } from '../fields/splitLabels.js';
import type { Item, List, Section, Table } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import { cleanTitle } from '../text/cleanTitle.js';
import { beginsWithOtherPictograph, glyphIn, withoutPictographs } from '../text/glyphs.js';
import { plainText } from '../text/plainText.js';
import { tickOf } from '../text/tick.js';
import { checkItems, hasBoxes } from './checkItems.js';
import { checkText } from './checkText.js';
import { hasOpenTick, itemDone, type TickContext } from './itemDone.js';

/** Whether anything below a heading bears a glyph of what is not done, worked out once a heading. */
type OpenTicks = Map<Section, boolean>;

/** Criteria: checkboxes, glyph lists and the bullets of success metrics that no phase and no defect has taken. */
export function readChecklists(report: Report): void {
  const openTicks: OpenTicks = new Map();
  for (const section of report.sections()) {
    if (insideTaken(section, report)) continue;
    for (const block of section.blocks) {
      if (report.taken.has(block)) continue;
      if (block.kind === 'list')
        report.fragment.criteria.push(...readList(block, section, report, openTicks));
      else if (block.kind === 'table') report.fragment.criteria.push(...readTable(block, section, report));
    }
  }
}

/** A phase has its own lists. */
function insideTaken(section: Section, report: Report): boolean {
  return report.chain(section).some((at) => report.taken.has(at));
}

function readList(list: List, section: Section, report: Report, openTicks: OpenTicks): Criterion[] {
  const label = report.leadOf(list);
  // A sentence above a list introduces it; it is no heading of things to reach.
  const sentence = label !== undefined && !/\*\*|__/u.test(label.text) && label.text.split(/\s+/u).length > 6;
  const lead = sentence ? undefined : label;
  const words = [
    ...(lead ? [report.meaning(lead.text)] : []),
    ...report.inner(section).map((at) => report.meaningOf(at)),
  ];
  const boxed = hasBoxes(list);
  const plain = words.slice(0, 2).some((m) => m.criteria) || words[0]?.criteria === true;
  if (!boxed && words.slice(0, 2).some((m) => m.statement || m.guide)) return [];
  if (boxed && words.some((m) => m.guide && !m.criteria) && !words.some((m) => m.target)) return [];
  const items = checkItems(list);
  const ticked = items.filter((item) => tickOf(item));
  if (!boxed && sentence) return [];
  if (!boxed && !plain && !isTicked(list, ticked)) return [];
  const chosen =
    boxed || (ticked.length > 0 && isTicked(list, ticked)) ? ticked : items.filter(isMetric(plain));
  const target = words.some((m) => m.target || m.criteria);
  const mixed = target ? isMixed(section, report, openTicks) : hasOpenTick(items);
  const context: TickContext = { target, done: words.some((m) => m.done), mixed };
  const category = categoryOf(lead?.text, section);
  return chosen.map((item) => toCriterion(item, context, category, report));
}

/** Every item bears a glyph, except those that are fields (`Status: READY`); another picture makes it a list of remarks. */
function isTicked(list: List, ticked: readonly Item[]): boolean {
  if (ticked.length === 0) return false;
  return list.items.every((item) => {
    const text = item.lines[0]?.text ?? '';
    return tickOf(item) !== undefined || (!beginsWithOtherPictograph(text) && isField(item));
  });
}

function isField(item: Item): boolean {
  const label = item.lines[0] && splitLabels(item.lines[0])[0]?.label;
  return (
    label !== undefined &&
    (fieldNamed(label) !== undefined || /^(?:missing|note|milestone|progress)$/iu.test(label))
  );
}

/** Under criteria headings plain bullets count; a bullet that leads to other documents does not. */
function isMetric(plain: boolean): (item: Item) => boolean {
  return (item) =>
    plain && item.lines.length > 0 && !/^\[[^\]]+\]\([^)]+\)$/u.test(item.lines[0]!.text.trim());
}

/** Over all lists of the part that says what shall be: below the outermost heading that does. */
function isMixed(section: Section, report: Report, known: OpenTicks): boolean {
  let top = section;
  for (const at of report.inner(section))
    if (report.meaningOf(at).target || report.meaningOf(at).criteria) top = at;
  let mixed = known.get(top);
  if (mixed === undefined) known.set(top, (mixed = hasOpenTicks(top)));
  return mixed;
}

function hasOpenTicks(section: Section): boolean {
  return (
    section.blocks.some((block) => block.kind === 'list' && hasOpenTick(checkItems(block))) ||
    section.sections.some(hasOpenTicks)
  );
}

function categoryOf(lead: string | undefined, section: Section): string | undefined {
  const heading = section.heading?.text.text;
  for (const text of [lead, heading]) {
    const title = text === undefined ? '' : cleanTitle(text.replace(/:\s*((?:\*\*|__)?)$/u, '$1')).title;
    if (title !== '') return title;
  }
  return undefined;
}

const currentText = /\s*\((?:currently|current|now|today):?\s+([^()]{1,60})\)/iu;
const targetText = /\s*\((?:target|goal):?\s+([^()]{1,60})\)/iu;

function toCriterion(
  item: Item,
  context: TickContext,
  category: string | undefined,
  report: Report,
): Criterion {
  let text = checkText(item);
  const current = currentText.exec(text);
  if (current) text = text.replace(current[0], '');
  const target = targetText.exec(text);
  if (target) text = text.replace(target[0], '');
  const metric = !tickOf(item) && item.lines[0] ? splitLabels(item.lines[0])[0] : undefined;
  const value = metric?.bold ? plainText(metric.value.text) : '';
  return {
    ...(category === undefined ? {} : { category }),
    text: value === '' ? text : `${metric!.label}: ${value}`,
    done: itemDone(item, context),
    ...(target ? { target: target[1]!.trim() } : value === '' ? {} : { target: value }),
    ...(current ? { current: current[1]!.trim() } : {}),
    source: report.source.mention(item.start, item.end),
  };
}

const nameHead =
  /^(?:criteri(?:on|a)|requirements?|checks?|check ?list item|gate|item|acceptance criteria|success criteria|metrics?|kpi)$/iu;
const stateHead = /^(?:status|state|done|met|complete|completed|passed|✓|✅)\??$/iu;

/** `| Criterion | Status |` with glyphs or words for done, under a heading of criteria or a checklist. */
function readTable(table: Table, section: Section, report: Report): Criterion[] {
  const heads = table.head.map((cell) => plainText(cell.text));
  const name = heads.findIndex((head) => nameHead.test(head));
  const state = heads.findIndex((head) => stateHead.test(head));
  if (name < 0 || state < 0) return [];
  const words = report.chain(section).map((at) => report.meaningOf(at));
  if (
    !words.some((m) => m.criteria || /\bcheck ?list\b|\brequirements\b|\bgates?\b/u.test(m.words)) &&
    !/^criteri|^requirement|^check|^gate/iu.test(heads[name]!)
  )
    return [];
  const target = heads.findIndex((head) => /^(?:target|goal|required|expected)$/iu.test(head));
  const current = heads.findIndex((head) => /^(?:current|actual|result|value)$/iu.test(head));
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
        done: saysDone(said),
        ...(cell(target) === undefined ? {} : { target: cell(target) }),
        ...(cell(current) === undefined ? {} : { current: cell(current) }),
        source: report.source.mention(row.start, row.end),
      },
    ];
  });
}

function saysDone(cell: string): boolean {
  const glyph = glyphIn(cell);
  if (glyph) return glyph === 'done';
  return /^(?:\[x\]|yes|y|done|met|complete|completed|passed?|true|achieved)\b/iu.test(
    plainText(cell).trim(),
  );
}
