import { withoutEnd } from '../../../text/withoutEnd.js';
import type { DefectEntry } from '../../fragment.js';
import { severityOf } from '../../words.js';
import { fieldNamed } from '../fields/fieldNames.js';
import type { Field } from '../fields/Field.js';
import { fieldsOfItem, listLines } from '../fields/readFields.js';
import { splitLabels } from '../fields/splitLabels.js';
import { toField } from '../fields/toField.js';
import type { Item, List, Section, Span } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import { codeReferences, mayReferToCode } from '../../references/codeReferences.js';
import { cleanTitle, type CleanTitle } from '../text/cleanTitle.js';
import { plainText } from '../text/plainText.js';
import { tickOf } from '../text/tick.js';
import { withoutPictographs } from '../text/glyphs.js';
import { defectFromFields } from './defectFromFields.js';
import { groupContext, type GroupContext } from './GroupContext.js';
import { saysNone } from './isAside.js';
import { isEmptyForm, isOtherEntry, isStrong, ranks } from './isDefectSection.js';
import { bareTitle } from './bareTitle.js';

interface Read {
  item: Item;
  title: CleanTitle;
  titleSpan: Span;
  fields: Field[];
  description?: Span;
}

/** The items of a list that are defects: with fields beneath, with marks in the line, or in a list of known issues. */
export function readDefectItems(list: List, section: Section, report: Report): DefectEntry[] {
  const context = groupContext(section, report.leadOf(list), report);
  if (context.guide) return [];
  const read = list.items.flatMap((item) =>
    cannotBeDefect(item, context) ? [] : (readItem(item, context) ?? []),
  );
  const entries = read.filter((one) => isDefectItem(one, context, report));
  // One marked line among many others is a remark.
  const marked = entries.filter(({ fields }) => fields.length === 0);
  if (marked.length === entries.length && entries.length * 2 < list.items.length && !context.listsDefects)
    return [];
  return entries.map((one) => toEntry(one, list, context, report));
}

function readItem(item: Item, context: GroupContext): Read | undefined {
  const line = item.lines[0];
  if (!line || line.text.length > 2000) return undefined;
  const tick = tickOf(item);
  const head = tick?.rest ?? line;
  const { fields } = fieldsOfItem(item);
  const labels = splitLabels(head);
  const label = labels[0];
  // `**Crash on save**: why. **Fix**: lock it.`
  fields.push(
    ...labels
      .slice(1)
      .filter(({ label: name }) => fieldNamed(name) !== undefined)
      .map(toField),
  );
  // `- **Severity**: High` is a field of what stands above.
  if (label && fieldNamed(label.label) !== undefined && fieldNamed(label.label) !== 'category')
    return undefined;
  const bold = /^(?:\[[^\]]{1,20}\]\s*)?(\*\*|__)(.+?)\1(?:\s*[([][^()[\]]*[)\]])*/u.exec(head.text);
  if (bold && isMark(bold[2]!)) return markedItem(item, head, bold[0], fields);
  if (label && !(bold && bold[0].length > label.value.start - head.start))
    return labelledItem(item, head, label, fields, context);
  if (bold) {
    const titleSpan = { start: head.start, end: head.start + bold[0].length, text: bold[0] };
    const rest = head.text.slice(bold[0].length);
    const marks = trailingMarks(rest);
    const title = withMarks(cleanTitle(bold[0]), marks);
    const said = rest.replace(/^[\s:–—.-]+/u, '');
    const start = head.end - said.length;
    return {
      item,
      title,
      titleSpan,
      fields,
      ...(said === '' || marks ? {} : { description: { start, end: head.end, text: said } }),
    };
  }
  const sentence = firstSentence(head);
  return { item, title: cleanTitle(sentence.text), titleSpan: sentence, fields };
}

/** `**P1** the title`, `**[HIGH]**: the title`: what is bold only ranks it. */
function isMark(bold: string): boolean {
  const clean = cleanTitle(`${withoutEnd(bold, ':')}: x`);
  return (
    clean.title === 'x' &&
    (clean.priority !== undefined || clean.severity !== undefined || clean.id !== undefined)
  );
}

function markedItem(item: Item, head: Span, bold: string, fields: Field[]): Read | undefined {
  const marks = cleanTitle(`${withoutEnd(plainText(bold), ':')}: x`);
  const lead = /^[\s:–—-]*/u.exec(head.text.slice(bold.length))![0].length;
  const start = head.start + bold.length + lead;
  if (marks.severity !== undefined && marks.id === undefined && isLegend(head.text.slice(bold.length + lead)))
    return undefined;
  const sentence = firstSentence({ start, end: head.end, text: head.text.slice(bold.length + lead) });
  return { item, title: withMarks(cleanTitle(sentence.text), marks), titleSpan: sentence, fields };
}

/** `**Minor** issues are subjective`, `**High**: 3`, `**Critical** - Must fix`: what a level means, or how often it occurs. */
function isLegend(rest: string): boolean {
  return /^(?:\d+\b|(?:issues?|bugs?|findings?|defects?|problems?|vulnerabilit\w+|means|is|are|leads?|breaks?)\b|(?:must|should|could|may|can) (?:be |fix\b))/iu.test(
    rest,
  );
}

/** A box or a glyph that says done, in a list of issues; a text that is struck through. */
function isOver(item: Item): boolean {
  return tickOf(item)?.state === 'done';
}

/** `**Code Quality**: LOW RISK`, `Testing: 20% - BLOCKING`: the label is the title, the value may rank it. */
function labelledItem(
  item: Item,
  head: Span,
  label: { label: string; labelStart: number; value: Span },
  fields: Field[],
  context: GroupContext,
): Read {
  const value = withoutPictographs(plainText(label.value.text)).trim();
  const titleSpan = {
    start: head.start,
    end: label.value.start,
    text: withoutEnd(head.text.slice(0, label.value.start - head.start), ':*_'),
  };
  const title = cleanTitle(label.label);
  const percent = /^~?(\d{1,3}(?:\.\d+)?)\s*%/u.exec(value);
  if (percent) title.percent ??= Number(percent[1]);
  const level =
    value.length <= 40 &&
    /^(?:very\s+)?(?:critical|high|medium|moderate|low)(?:\s*(?:risk|severity|impact|priority))?\b/iu.test(
      value,
    )
      ? severityOf(value)
      : undefined;
  if (level && (context.group === 'risk' || context.group === 'defect')) title.severity ??= level;
  return {
    item,
    title,
    titleSpan,
    fields,
    ...(percent || level || value === '' ? {} : { description: label.value }),
  };
}

/** ` (20%) - **BLOCKING**` after a bold name or at the end of the line. */
function trailingMarks(rest: string): CleanTitle | undefined {
  const text = rest.trim();
  if (text === '' || text.length > 60) return undefined;
  const clean = cleanTitle(`x ${text}`);
  return clean.title === 'x' ? clean : undefined;
}

function withMarks(title: CleanTitle, marks: CleanTitle | undefined): CleanTitle {
  return marks ? { ...marks, ...title, title: title.title } : title;
}

/** A title is no essay: up to the end of the first sentence. */
function firstSentence(span: Span): Span {
  const end = /[.!?](?:\s+(?=[\p{Lu}`(])|$)/u.exec(span.text);
  const text = (end ? span.text.slice(0, end.index) : span.text).slice(0, 240);
  return { start: span.start, end: span.start + text.length, text };
}

/** A quick look, for the most of all lists: without fields beneath it `isDefectItem` will turn the item down. */
function cannotBeDefect(item: Item, context: GroupContext): boolean {
  const [line] = item.lines;
  if (!line || item.lines.length > 1 || item.blocks.length > 0) return false;
  // Several labels in the line are fields as well.
  if (/[:：].*[:：]/u.test(line.text)) return false;
  if (context.target || (context.statement && context.group !== undefined)) return true;
  return context.group === undefined && !mayReferToCode(line.text);
}

function isDefectItem({ item, title, fields }: Read, context: GroupContext, report: Report): boolean {
  if (title.title === '' || !/\p{L}/u.test(title.title) || isEmptyForm(title.title, fields)) return false;
  if (isOtherEntry(title, fields, context)) return false;
  const tick = tickOf(item);
  // What shall be done about a defect is told there, not one more defect.
  if ((tick?.box && !context.listsDefects) || (tick && context.target)) return false;
  const strong = new Set(fields.filter(isStrong).map((field) => field.name)).size;
  const known = new Set(fields.filter((field) => field.name !== 'detail').map((field) => field.name)).size;
  if (strong >= 2 || (fields.some(ranks) && known >= 2)) return true;
  if (context.group === undefined) return isMarkedPlace({ title, item }, report) && !context.target;
  if (context.statement) return false;
  if (strong >= 1 || (known >= 2 && !context.target) || (title.percent !== undefined && known >= 1))
    return true;
  if (context.target) return false;
  if (context.group === 'risk') return title.severity !== undefined;
  if (context.group === 'gap' && title.percent !== undefined) return true;
  if (title.id !== undefined || title.severity !== undefined || title.priority !== undefined) return true;
  if (context.listsDefects) return isStatement(item);
  return (
    item.lines[0] !== undefined &&
    codeReferences([item.lines[0]], report.source).some((anchor) => anchor.kind === 'range')
  );
}

/** A review without headings of groups: a level and a place in the code make a finding. */
function isMarkedPlace({ title, item }: Pick<Read, 'title' | 'item'>, report: Report): boolean {
  if (title.priority === undefined && title.severity === undefined && title.id === undefined) return false;
  const lines = [
    ...item.lines,
    ...item.blocks.flatMap((block) =>
      block.kind === 'list' ? listLines(block) : block.kind === 'paragraph' ? block.lines : [],
    ),
  ];
  return codeReferences(lines, report.source).length > 0;
}

/** Not `None`, `See the tracker`, a bare link. */
function isStatement(item: Item): boolean {
  const text = plainText(item.lines[0]!.text);
  return (
    (text.split(/\s+/u).length >= 2 || item.blocks.length > 0) &&
    !/^(?:no known|see\b|tbd|todo)\b/iu.test(text) &&
    !saysNone(text)
  );
}

function toEntry(
  { item, title, titleSpan, fields, description }: Read,
  list: List,
  context: GroupContext,
  report: Report,
): DefectEntry {
  const body = [
    ...item.lines,
    ...item.blocks.flatMap((block): Span[] =>
      block.kind === 'list' ? listLines(block) : block.kind === 'paragraph' ? block.lines : [],
    ),
  ];
  return defectFromFields(
    {
      title: { ...title, title: bareTitle(title.title), ...(isOver(item) ? { struck: true } : {}) },
      titleSpan,
      fields,
      context,
      form: 'item',
      siblings: `list@${list.start}`,
      start: item.start,
      end: item.end,
      body,
      ...(description ? { description } : {}),
    },
    report,
  );
}
