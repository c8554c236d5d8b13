import { pushAll } from '../pushAll.js';
import type { Check } from '../../../model/ledger.js';
import type { DefectEntry } from '../../fragment.js';
import { readBoxes } from '../checklists/readBoxes.js';
import type { Field } from '../fields/Field.js';
import { fieldSections, isPlainCode, readFields, withoutParts } from '../fields/readFields.js';
import { labelsWithin, splitLabels } from '../fields/splitLabels.js';
import type { Block, List, Paragraph, Section, Span } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import { cleanTitle } from '../text/cleanTitle.js';
import { plainText } from '../text/plainText.js';
import { boldHeads } from './boldHeads.js';
import { defectFromFields } from './defectFromFields.js';
import { groupContext } from './GroupContext.js';
import { isDefectSection } from './isDefectSection.js';
import { readDefectItems } from './readDefectItems.js';
import { readDefectTable } from './readDefectTable.js';
import { readCoverageTable } from './readCoverageTable.js';
import { readGapLines } from './readGapLines.js';
import { bareTitle } from './bareTitle.js';

/** Defects of a report: labelled sections, items, table rows and lines of plain blocks. The order of the text is kept. */
export function readDefects(report: Report): void {
  const entries: DefectEntry[] = [];
  const templatesOf = new Map<DefectEntry, Section>();
  for (const section of report.root.sections) visit(section, report, entries, templatesOf);
  readOwnBlocks(report.root, report, entries);
  entries.sort((a, b) => order(a, b));
  giveIds(entries);
  pushAll(report.fragment.defects, entries);
  for (const [entry, section] of templatesOf) report.defectSections.set(section, entry);
}

function order(a: DefectEntry, b: DefectEntry): number {
  const [x, y] = [a.mention.range.start, b.mention.range.start];
  return x.line - y.line || x.character - y.character;
}

/** Inner sections first: what holds defects of its own is a group rather than one more defect. True when it gave any. */
function visit(
  section: Section,
  report: Report,
  entries: DefectEntry[],
  owners: Map<DefectEntry, Section>,
  within = false,
): boolean {
  if (report.taken.has(section)) return false;
  const before = entries.length;
  const own = readSection(section, report);
  const nested = new Set(own ? fieldSections(section).sections : []);
  for (const child of section.sections) {
    if (nested.has(child)) continue;
    visit(child, report, entries, owners, within || own?.strength === 'sure');
  }
  if (own && own.strength === 'sure') {
    entries.push(own.entry);
    owners.set(own.entry, section);
    for (const block of own.used) report.taken.add(block);
    return true;
  }
  readOwnBlocks(section, report, entries, within);
  // The parts of a defect are none by their headings alone.
  if (entries.length > before || !own || within) return entries.length > before;
  entries.push(own.entry);
  owners.set(own.entry, section);
  for (const block of own.used) report.taken.add(block);
  return true;
}

interface Candidate {
  entry: DefectEntry;
  /** `likely`: only when nothing inside is a defect. */
  strength: 'sure' | 'likely';
  used: Iterable<Block>;
}

/** The section as a defect, when its heading and fields say that it is one. */
function readSection(section: Section, report: Report): Candidate | undefined {
  const { heading } = section;
  if (!heading) return undefined;
  const title = cleanTitle(heading.text.text);
  const { fields: ownFields, used } = readFields(withoutParts(section.blocks));
  const nested = fieldSections(section);
  const fields = [...ownFields, ...nested.fields];
  const context = groupContext(report.parentOf(section), undefined, report);
  const strength = isDefectSection({ section, title, fields, context, report });
  if (!strength || !/\p{L}/u.test(title.title)) return undefined;
  const body = beforeRule(section.blocks).flatMap(bodyLines);
  const fieldParts = new Set(nested.sections);
  const inner = section.sections
    .filter((s) => !fieldParts.has(s))
    .flatMap((s) => s.blocks.flatMap(bodyLines));
  const lists = checklists(section, fields, report);
  const description = section.blocks.find(
    (block) => block.kind === 'paragraph' && !used.has(block) && !isByline(block),
  );
  const said =
    description?.kind === 'paragraph' ? joined(description.lines, report) : opening(section, report);
  const entry = defectFromFields(
    {
      title: { ...title, title: bareTitle(title.title) },
      titleSpan: heading.text,
      fields,
      context,
      form: 'section',
      siblings: `h${section.level}`,
      start: section.start,
      end: trimmedEnd(section, report),
      body: [...body, ...inner],
      ...(said ? { description: said } : {}),
      checklist: lists.checks,
    },
    report,
  );
  return { entry, strength, used: [...used, ...lists.lists] };
}

/** `_Submitted by anna_`: italics around the whole of it. */
function isByline(block: Paragraph): boolean {
  return block.lines.length === 1 && /^([*_])[^*_\s][^*_]{1,200}\1$/u.test(block.lines[0]!.text);
}

/** What a paragraph says before a label in its midst: `Anyone may write. **Fix:** check it.` */
function opening(section: Section, report: Report): Span | undefined {
  for (const block of section.blocks) {
    if (block.kind !== 'paragraph') continue;
    const at = block.lines.findIndex((line) => splitLabels(line).length > 0 || labelsWithin(line).length > 0);
    const label = at < 0 ? undefined : labelsWithin(block.lines[at]!)[0];
    if (!label || splitLabels(block.lines[at]!).length > 0) continue;
    const line = block.lines[at]!;
    const text = line.text.slice(0, label.labelStart - line.start).trimEnd();
    return joined([...block.lines.slice(0, at), { ...line, end: line.start + text.length, text }], report);
  }
  return undefined;
}

function joined(lines: readonly Span[], report: Report): Span {
  const [first, last] = [lines[0]!, lines.at(-1)!];
  return { start: first.start, end: last.end, text: report.source.text.slice(first.start, last.end) };
}

function trimmedEnd(section: Section, report: Report): number {
  const last = section.blocks.findIndex((block) => block.kind === 'rule');
  const end = last >= 0 && section.sections.length === 0 ? section.blocks[last]!.start : section.end;
  return section.start + report.source.text.slice(section.start, end).trimEnd().length;
}

function beforeRule(blocks: readonly Block[]): readonly Block[] {
  const rule = blocks.findIndex((block) => block.kind === 'rule');
  return rule < 0 ? blocks : blocks.slice(0, rule);
}

function bodyLines(block: Block): Span[] {
  if (block.kind === 'paragraph') return block.lines;
  if (block.kind === 'list')
    return block.items.flatMap((item) => [...item.lines, ...item.blocks.flatMap(bodyLines)]);
  return block.kind === 'code' && /^(?:text|txt|plain|plaintext|none|)$/u.test(block.language)
    ? block.lines
    : [];
}

/** Checkbox lists, and the lists that a label such as `Action Items` takes. */
function checklists(
  section: Section,
  fields: readonly Field[],
  report: Report,
): { checks: Check[]; lists: List[] } {
  const checks: Check[] = [];
  const lists: List[] = [];
  const labelled = new Set(
    fields
      .filter((field) => field.name === 'checklist')
      .flatMap((field) => field.more.map((line) => line.start)),
  );
  const all = [section, ...section.sections].flatMap((s) => s.blocks);
  for (const block of all) {
    if (block.kind !== 'list' || report.taken.has(block)) continue;
    const named = block.items.some((item) => item.lines[0] && labelled.has(item.lines[0].start));
    const boxes = readBoxes(block, report, { named });
    if (boxes.length === 0) continue;
    pushAll(checks, boxes);
    lists.push(block);
  }
  return { checks, lists };
}

function readOwnBlocks(section: Section, report: Report, entries: DefectEntry[], within = false): void {
  if (isGuide(section, report)) return;
  for (const head of boldHeads(section, report)) {
    entries.push(head.entry);
    for (const block of head.used) report.taken.add(block);
  }
  for (const block of section.blocks) {
    if (report.taken.has(block)) continue;
    const found = readBlock(block, section, report).filter((entry) => !within || ranksItself(entry));
    if (found.length === 0) continue;
    report.taken.add(block);
    pushAll(entries, found);
  }
}

/** Within a defect, only what has an id or a level of its own is one more. */
function ranksItself(entry: DefectEntry): boolean {
  const { severity, priority, gapPercent } = entry.fieldRanges;
  return entry.hasOwnId || severity !== undefined || priority !== undefined || gapPercent !== undefined;
}

function isGuide(section: Section, report: Report): boolean {
  return report.chain(section).some((at) => report.meaningOf(at).guide && !report.isTitle(at));
}

function readBlock(block: Block, section: Section, report: Report): DefectEntry[] {
  if (block.kind === 'list') return readDefectItems(block, section, report);
  if (block.kind === 'table') {
    const rows = readDefectTable(block, section, report);
    return rows.length > 0 ? rows : readCoverageTable(block, section, report);
  }
  if (block.kind === 'code' && isPlainCode(block)) return readGapLines(block, section, report);
  return [];
}

/** Ids out of titles, unique in the document, for what has none of its own. */
function giveIds(entries: readonly DefectEntry[]): void {
  const taken = new Set(entries.flatMap((entry) => (entry.hasOwnId ? [entry.id] : [])));
  const last = new Map<string, number>();
  for (const entry of entries) {
    if (entry.hasOwnId) continue;
    const base =
      plainText(entry.title)
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
        .replaceAll(/^-+|-+$/gu, '')
        .slice(0, 60)
        .replace(/-$/u, '') || 'untitled';
    let n = last.get(base) ?? 1;
    let id = n === 1 ? base : `${base}-${n}`;
    while (taken.has(id)) id = `${base}-${++n}`;
    taken.add(id);
    last.set(base, n);
    entry.id = id;
  }
}
