import { pushAll } from '../pushAll.js';
import type { Criterion } from '../../../model/ledger.js';
import { fieldNamed } from '../fields/fieldNames.js';
import { splitLabels } from '../fields/splitLabels.js';
import type { Item, List, Section } from '../markdown/ReportDocument.js';
import type { HeadingMeaning } from '../meaning/headingMeaning.js';
import type { Report } from '../Report.js';
import { beginsWithOtherPictograph } from '../text/glyphs.js';
import { plainText } from '../text/plainText.js';
import { categoryOf } from './categoryOf.js';
import { checkItems, hasBoxes, isMarked, tickOfItem } from './checkItems.js';
import { checkText } from './checkText.js';
import { hasOpenTick, itemDone, type TickContext } from './itemDone.js';
import { readCheckTable } from './readCheckTable.js';
import { tickedLines } from './tickedLines.js';

/** Whether anything below a heading bears a glyph of what is not done, worked out once a heading. */
type OpenTicks = Map<Section, boolean>;

/** Criteria: checkboxes, glyph lists and the bullets of success metrics that no phase and no defect has taken. */
export function readChecklists(report: Report): void {
  if (isForContributors(report)) return;
  const openTicks: OpenTicks = new Map();
  for (const section of report.sections()) {
    if (insideTaken(section, report)) continue;
    for (const block of section.blocks) {
      if (report.taken.has(block)) continue;
      if (block.kind === 'list')
        pushAll(report.fragment.criteria, readList(block, section, report, openTicks));
      else if (block.kind === 'table')
        pushAll(report.fragment.criteria, readCheckTable(block, section, report));
      else if (block.kind === 'paragraph') {
        const list = tickedLines(block);
        if (list) pushAll(report.fragment.criteria, readList(list, section, report, openTicks));
      }
    }
  }
}

/** A template for pull requests or a guide for contributors: its boxes are for others to tick. */
function isForContributors({ root, source }: Report): boolean {
  const title = plainText(root.sections[0]?.heading?.text.text ?? '').toLowerCase();
  return (
    /(?:^|\/)(?:contributing|pull_request_template|issue_template|code_of_conduct)\b/iu.test(source.path) ||
    /^(?:contributing\b|contribution guide|how to contribute|(?:pull request|issue) template)/u.test(title)
  );
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
  const near = words.slice(0, lead ? 3 : 2);
  const plain = near.some((m) => m.criteria);
  if (!boxed && !plain && words.slice(0, 2).some((m) => m.statement || m.guide)) return [];
  if (boxed && words.some(isForReaders) && !words.some((m) => m.target || m.criteria)) return [];
  const items = checkItems(list);
  const ticked = boxed || isTicked(list);
  if (!boxed && (sentence || !(plain || ticked))) return [];
  const chosen = ticked
    ? items.filter((item) => tickOfItem(item) !== undefined || (!boxed && isPlanned(item)))
    : items.filter(isMetric(plain));
  const target = words.some((m) => m.target || m.criteria);
  const mixed = target
    ? isMixed(section, report, openTicks)
    : hasOpenTick(items) || (ticked && chosen.some(isPlanned));
  const context: TickContext = { target, done: words.some((m) => m.done), mixed };
  const category = categoryOf(lead?.text, section);
  return chosen.map((item) => toCriterion(item, context, category, report));
}

/** What a contributor or a reader shall do: no state of the project. */
function isForReaders({ words }: HeadingMeaning): boolean {
  return /^(?:getting started|quick ?start|how to\b|how we\b|learning path|install(?:ation|ing)?$|usage$|using\b|contribut(?:e|ing)\b|license|tutorial|examples?$|reporting\b|report (?:a|an|bugs|issues)\b|filing\b|step \d+|(?:pull request|pr|issue|bug report) (?:template|check ?list|guidelines|process))/u.test(
    words,
  );
}

/** Every item bears a glyph, except those that are fields (`Status: READY`); another picture makes it a list of remarks. */
function isTicked(list: List): boolean {
  if (isMarked(list)) return true;
  return (
    list.items.some((item) => tickOfItem(item) !== undefined) &&
    list.items.every(
      (item) =>
        tickOfItem(item) !== undefined ||
        isPlanned(item) ||
        (!beginsWithOtherPictograph(item.lines[0]?.text ?? '') && isField(item)),
    )
  );
}

/** A picture of what is to come, which beside real glyphs is one: `📋 Printer` among `✅ Reader`. */
function isPlanned(item: Item): boolean {
  return /^(?:📋|📅|🗓|🔵|⚪|🔳|📝|💤|🏗|🛠|🔨|⏭|⏩|💡|🆕)\uFE0F?\s/u.test(item.lines[0]?.text ?? '');
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
  const tick = tickOfItem(item);
  // With a box before it, a metric of what shall be is still one.
  const head = tick ? (tick.box && context.target ? tick.rest : undefined) : item.lines[0];
  const metric = head && splitLabels(head)[0];
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
