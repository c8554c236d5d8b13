import { pushAll } from '../pushAll.js';
import type { Readiness } from '../../../model/ledger.js';
import type { NumberSpan } from '../../fragment.js';
import { isPlainCode } from '../fields/readFields.js';
import type { Block, Section, Span, Table } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import { treeLines } from '../roadmap/treeLines.js';
import { cleanTitle } from '../text/cleanTitle.js';
import { bareText } from '../text/bareText.js';
import { leadingGlyph, withoutPictographs } from '../text/glyphs.js';
import { plainText } from '../text/plainText.js';
import { percentOf, scoreHead } from './percentOf.js';
import { readinessIn, spanOf } from './readinessIn.js';
import { readinessRows } from './readinessRows.js';

/** Readiness, scorecards, suites and totals (READING: Figures). */
export function readFigures(report: Report): void {
  const readiness: Readiness[] = [];
  for (const section of report.sections()) {
    if (section.heading) addReadiness(section.heading.text, report, readiness);
    for (const block of section.blocks) readBlock(block, section, report, readiness);
  }
  pushAll(report.fragment.readiness, joinReadiness(readiness));
}

function readBlock(block: Block, section: Section, report: Report, readiness: Readiness[]): void {
  if (block.kind === 'paragraph') {
    for (const [i, line] of block.lines.entries()) addReadiness(line, report, readiness, block.lines[i + 1]);
    for (const line of block.lines) addTotal(line, report);
    return;
  }
  if (block.kind === 'table') {
    pushAll(readiness, readinessRows(block, section, report));
    return readTable(block, report);
  }
  if (block.kind === 'code' && isPlainCode(block)) {
    const lines = treeLines(block).map(({ line }) => line);
    readStatePair(lines, section, report, readiness);
    for (const line of lines) {
      addSuite(line, section, report);
      addTotal(line, report);
    }
  } else if (block.kind === 'list') {
    const lead = report.leadOf(block);
    const aboutScores =
      lead !== undefined && /\bstrengths?\b|\bstrong points\b|\bscores?\b/iu.test(plainText(lead.text));
    for (const item of block.items) {
      const line = item.lines[0];
      if (!line) continue;
      if (!report.taken.has(block)) addSuite(line, section, report);
      addTotal(line, report);
      if (aboutScores) addBulletScore(line, report);
    }
  }
}

function addReadiness(line: Span, report: Report, readiness: Readiness[], next?: Span): void {
  const found = readinessIn(line.text);
  if (!found) return;
  const target = found.target ?? (next ? targetIn(next.text) : undefined);
  readiness.push({
    current: found.current,
    ...(target === undefined ? {} : { target }),
    source: report.source.mention(line.start + found.start, line.start + found.end),
  });
}

function targetIn(text: string): number | undefined {
  const match =
    /^[^\p{L}]{0,8}(?:target|goal)(?: state)?[*_]{0,2}\s*:\s*[*_]{0,2}\s*(\d{1,3}(?:\.\d+)?)\s*%/iu.exec(
      text,
    );
  return match ? Number(match[1]) : undefined;
}

/** `Current State: 50-55%` over `Target State: 100%` in a block whose heading speaks of readiness. */
function readStatePair(
  lines: readonly Span[],
  section: Section,
  report: Report,
  readiness: Readiness[],
): void {
  if (
    !report
      .chain(section)
      .some((at) => /\breadiness\b|\bproduction[- ]ready\b/iu.test(plainText(at.heading!.text.text)))
  )
    return;
  for (const line of lines) {
    const match = /^current(?: state| readiness| status)?\s*:\s*(?=[~≈]?\s*\d)/iu.exec(line.text);
    const span = match && spanOf(line.text.slice(match[0].length));
    if (!match || !span) continue;
    const target = lines.map(({ text }) => targetIn(text)).find((value) => value !== undefined);
    const start = line.start + match[0].length;
    readiness.push({
      current: { min: span.min, max: span.max },
      ...(target === undefined ? {} : { target }),
      source: report.source.mention(start, start + span.length),
    });
  }
}

/** One figure a document, told several times: the first mention, made narrower or wider by none that agrees. */
function joinReadiness(found: readonly Readiness[]): Readiness[] {
  const joined: Readiness[] = [];
  for (const one of found) {
    const same = joined.findIndex(
      ({ current }) => current.min <= one.current.max && one.current.min <= current.max,
    );
    const known = joined[same];
    if (!known) joined.push(one);
    else joined[same] = united(known, one);
  }
  return joined;
}

function united(a: Readiness, b: Readiness): Readiness {
  const point = a.current.point ?? b.current.point ?? pointBeside(a, b);
  const wide = a.current.min === a.current.max && b.current.min < b.current.max ? b : a;
  const target = a.target ?? b.target;
  return {
    current: {
      min: wide.current.min,
      max: wide.current.max,
      ...(point === undefined || wide.current.min === wide.current.max ? {} : { point }),
    },
    ...(target === undefined ? {} : { target }),
    source: wide.source,
  };
}

function pointBeside(a: Readiness, b: Readiness): number | undefined {
  for (const { current } of [a, b]) if (current.min === current.max) return current.min;
  return undefined;
}

const suiteLine = /^(.{2,80}?)\s*:\s*(\d[\d,]*)\s*\/\s*(\d[\d,]*)(?:\s*[-–]\s*(\d[\d,]*))?(\+)?(?=\s|$|\()/u;
const testWords = /\b(?:tests?|suites?|testing|e2e|integration|unit|smoke|regression|specs?|scenarios)\b/iu;

/** `❌ Chaos Tests: 0/30 (0%)`, where the name or the heading speaks of tests. */
function addSuite(line: Span, section: Section, report: Report): void {
  if (line.text.length > 300 || !(line.text.includes(':') && line.text.includes('/'))) return;
  const glyph = leadingGlyph(line.text);
  const text = line.text.slice(glyph?.length ?? 0);
  const match = suiteLine.exec(text.replaceAll(/\*\*|__/gu, ''));
  if (!match) return;
  const name = cleanTitle(match[1]!).title;
  const about =
    testWords.test(name) ||
    report.chain(section).some((at) => testWords.test(plainText(at.heading!.text.text)));
  if (!about || name === '') return;
  const [passed, min] = [match[2]!, match[3]!].map((digits) => Number(digits.replaceAll(',', ''))) as [
    number,
    number,
  ];
  const max = match[5] ? Infinity : match[4] === undefined ? min : Number(match[4].replaceAll(',', ''));
  const at = line.text.indexOf(match[2]!, (glyph?.length ?? 0) + match[1]!.length);
  const start = line.start + Math.max(0, at);
  report.fragment.suites.push({
    name,
    passed,
    total: min,
    totalSpan: { min, max },
    source: report.source.mention(
      start,
      start +
        line.text.slice(Math.max(0, at)).match(/^[\d,]+\s*\/\s*[\d,]+(?:\s*[-–]\s*[\d,]+)?\+?/u)![0].length,
    ),
  });
}

const totalLine =
  /^(?:[^\p{L}]{0,6})total\s+([\p{L} ]{3,30}?)\s*[*_]{0,2}\s*:\s*[*_]{0,2}\s*~?(\d[\d,.]*)(\+)?\s*([\p{L}]{3,20})?/iu;
const collected = /(?<![\d.,/])(\d[\d,]*)(\+)?\s+(tests?)\s+(collected|discovered|found|in total)\b/iu;

/** `Total Collected: 2,654 tests`, `2,527 tests collected`. */
function addTotal(line: Span, report: Report): void {
  if (line.text.length > 300 || !/total|tests?\s/i.test(line.text)) return;
  const total = totalLine.exec(line.text);
  if (total) {
    const value = Number(total[2]!.replaceAll(',', ''));
    const words = `${total[4] ?? ''} ${total[1]!}`.toLowerCase().trim();
    if (Number.isFinite(value) && !/^(?:%|cost|investment|timeline|team|gap)/u.test(words))
      push(line, total[2]!, total[3], value, words, report);
    return;
  }
  const match = collected.exec(line.text);
  if (match)
    push(line, match[1]!, match[2], Number(match[1]!.replaceAll(',', '')), 'tests collected', report);
}

function push(
  line: Span,
  digits: string,
  plus: string | undefined,
  value: number,
  subject: string,
  report: Report,
): void {
  const span: NumberSpan = { min: value, max: plus ? Infinity : value };
  const start = line.start + line.text.indexOf(digits);
  const end = start + digits.length + (plus ? 1 : 0);
  report.fragment.totals.push({
    subject: subject.replaceAll(/\s+/gu, ' '),
    value,
    span,
    source: report.source.mention(start, end),
  });
}

const areaHead =
  /^(?:categor(?:y|ies)|areas?|components?|dimension|aspect|domain|criteri(?:on|a)|section|pillar|metric)$/iu;
const suiteHead = /^(?:(?:test )?suite|tests?|test (?:type|category)|category|type)$/iu;

function readTable(table: Table, report: Report): void {
  const heads = table.head.map((cell) => withoutPictographs(plainText(cell.text)).trim());
  const find = (pattern: RegExp): number => heads.findIndex((head) => pattern.test(head));
  const passed = find(/^(?:passed|passing|pass)$/iu);
  const total = find(/^(?:total|tests|count|collected)$/iu);
  const name = find(suiteHead);
  if (name >= 0 && passed >= 0 && total >= 0) return readSuiteRows(table, { name, passed, total }, report);
  const score = find(scoreHead);
  const area = find(areaHead);
  if (report.taken.has(table) || score < 0 || area < 0) return;
  const status = find(/^(?:status|state|assessment|notes?)$/iu);
  const before = report.fragment.scores.length;
  for (const row of table.rows) {
    const category = cleanTitle(row.cells[area]?.text ?? '').title;
    const percent = percentOf(row.cells[score]?.text ?? '');
    if (category === '' || percent === undefined || /^(?:total|overall|average)\b/iu.test(category)) continue;
    const said = withoutPictographs(plainText(row.cells[status]?.text ?? '')).trim();
    report.fragment.scores.push({
      category: bareText(row.cells[area]!.text),
      percent,
      ...(said === '' ? {} : { status: said }),
      source: report.source.mention(row.start, row.end),
    });
  }
  if (report.fragment.scores.length > before) report.taken.add(table);
}

function readSuiteRows(
  table: Table,
  columns: { name: number; passed: number; total: number },
  report: Report,
): void {
  report.taken.add(table);
  for (const row of table.rows) {
    const name = cleanTitle(row.cells[columns.name]?.text ?? '').title;
    const [passed, total] = [columns.passed, columns.total].map((i) =>
      Number(plainText(row.cells[i]?.text ?? '').replaceAll(',', '')),
    ) as [number, number];
    if (name === '' || /^total\b/iu.test(name) || !Number.isFinite(passed) || !Number.isFinite(total))
      continue;
    report.fragment.suites.push({
      name,
      passed,
      total,
      totalSpan: { min: total, max: total },
      source: report.source.mention(row.start, row.end),
    });
  }
}

/** `Core functionality complete (90%)` among the strengths. */
function addBulletScore(line: Span, report: Report): void {
  const match = /^(.{2,80}?)\s*\(~?(\d{1,3}(?:\.\d+)?)\s*%\)/u.exec(line.text);
  if (!match) return;
  report.fragment.scores.push({
    category: cleanTitle(match[1]!).title,
    percent: Number(match[2]),
    source: report.source.mention(line.start, line.start + match[0].length),
  });
}
