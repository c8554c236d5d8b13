import type { Check, FixOption } from '../../../model/ledger.js';
import type { DefectEntry, DefectField, EntryForm } from '../../fragment.js';
import { numberIn, priorityOf, severityOf, statusOf } from '../../words.js';
import type { Severity } from '../../../model/vocabulary.js';
import type { Field } from '../fields/Field.js';
import type { FieldName } from '../fields/fieldNames.js';
import type { Span } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import type { CleanTitle } from '../text/cleanTitle.js';
import { glyphIn, withoutPictographs } from '../text/glyphs.js';
import { oneLine } from '../text/oneLine.js';
import { plainText } from '../text/plainText.js';
import { isChoice } from '../text/placeholder.js';
import { severityOfScore } from '../text/severityOfScore.js';
import { anchorsOf } from './anchorsOf.js';
import type { GroupContext } from './GroupContext.js';
import { levelOf } from './levelOf.js';
import { severityOfId } from './severityOfId.js';
import { mitigationSaid, statusSaid } from './statusSaid.js';

export interface DefectParts {
  title: CleanTitle;
  titleSpan: Span;
  fields: readonly Field[];
  context: GroupContext;
  form: EntryForm;
  siblings: string;
  start: number;
  end: number;
  /** Prose about it, for code references. */
  body: readonly Span[];
  /** Prose that describes it where no field does. */
  description?: Span;
  checklist?: Check[];
}

/** An entry out of a title and its fields. Words that the ledger has no field for are kept as details. */
export function defectFromFields(parts: DefectParts, report: Report): DefectEntry {
  const { source } = report;
  const { title, context } = parts;
  const fieldRanges: DefectEntry['fieldRanges'] = {};
  const details: DefectEntry['details'] = {};
  const taken = new Set<Field>();
  const take = (
    name: FieldName,
    into?: DefectField,
    accept: (text: string, field: Field) => boolean = () => true,
  ): string | undefined => {
    const field = parts.fields.find(
      (one) => one.name === name && !taken.has(one) && accept(textOf(one), one),
    );
    const text = field && textOf(field);
    if (!field || text === undefined || text === '') return undefined;
    taken.add(field);
    if (into && field.value.text !== '') fieldRanges[into] = source.range(field.value.start, field.value.end);
    return text;
  };

  const kind = title.gap && context.group !== 'risk' ? 'gap' : (context.group ?? 'defect');
  const ownId =
    take('id', 'id', (text) => /^\[?[\w.#/-]{1,40}\]?$/u.test(text))?.replace(/^\[|\]$/gu, '') ?? title.id;
  const heading = isNumberOnly(title) ? take('title', 'title') : undefined;
  // Beside a priority, `Risk: Low` is that of the fix.
  const ownRisk = parts.fields.some((field) => field.name === 'priority');
  const severityField = parts.fields.find(
    (field) =>
      field.name === 'severity' &&
      !(ownRisk && /^risk$/iu.test(field.label)) &&
      levelOf(textOf(field)) !== undefined,
  );
  const severityText = severityField && take('severity', 'severity', (_, field) => field === severityField);
  const priorityText = take(
    'priority',
    'priority',
    (text) => priorityOf(text) !== undefined && !isChoice(text),
  );
  const fieldStatus = take('status', 'status');
  const said =
    fieldStatus === undefined && title.status === undefined
      ? (statusSaid(parts.fields) ?? mitigationSaid(parts.fields, kind))
      : undefined;
  const rawStatus = fieldStatus ?? title.status ?? said?.text;
  const gapText = take('gap', 'gapPercent', (text) => /^~?\s*\d[\d.,]*\s*%/u.test(text));
  const gapWords = take('gap', 'description');
  // `Risk: anyone reads all` tells what may happen, where a level would have been the severity.
  const impact = take('impact', 'impact') ?? riskTold(parts.fields, taken, fieldRanges, source);
  const fixOptions = fixOptionsOf(parts.fields, taken);
  const severity =
    (severityText === undefined ? undefined : levelOf(severityText)) ??
    title.severity ??
    (kind === 'risk' && impact !== undefined ? levelOf(impact) : undefined) ??
    scoreOf(parts.fields) ??
    context.severity ??
    (kind === 'defect' && ownId !== undefined ? severityOfId(ownId) : undefined) ??
    (impact !== undefined &&
    /^(?:critical|high|medium|moderate|low|minor|major)(?:$|\s*[–—(;,.-])/iu.test(impact)
      ? levelOf(impact)
      : undefined);
  if (kind === 'risk' && severityText === undefined && fieldRanges.impact && severity)
    fieldRanges.severity = fieldRanges.impact;
  const description =
    take('description', 'description') ??
    gapWords ??
    (parts.description ? plainText(parts.description.text) : undefined);
  const entry: DefectEntry = {
    id: ownId ?? '',
    hasOwnId: ownId !== undefined,
    title:
      heading ??
      (isPlaceOnly(title.title) && description !== undefined ? firstSentence(description) : title.title),
    kind,
    form: parts.form,
    siblings: parts.siblings,
    priority:
      (priorityText === undefined ? undefined : priorityOf(priorityText)) ??
      title.priority ??
      context.priority,
    severity,
    status:
      rawStatus === undefined
        ? context.done || title.struck
          ? 'resolved'
          : 'open'
        : (said?.status ?? statusFrom(rawStatus)),
    rawStatus: rawStatus === undefined ? undefined : oneLine(withoutPictographs(rawStatus)) || rawStatus,
    category: take('category', 'category'),
    description,
    rootCause: take('rootCause', 'rootCause'),
    impact,
    effort: take('effort', 'effort'),
    timeline: take('timeline', 'timeline') ?? title.duration,
    owner: take('owner', 'owner', (text) => text.length < 80),
    gapPercent: gapText === undefined ? (kind === 'risk' ? undefined : title.percent) : numberIn(gapText),
    current: take('current', 'current'),
    target: take('target', 'target'),
    fixOptions,
    checklist: parts.checklist ?? [],
    dependsOn: dependsOn(parts.fields, taken),
    details,
    mention: source.mention(parts.start, parts.end),
    fieldRanges,
    anchors: [],
    templates: [],
  };
  fieldRanges.title ??= source.range(parts.titleSpan.start, parts.titleSpan.end);
  const place = (name: 'status' | 'severity', span: Span, words: string): void => {
    const at = span.text.indexOf(words);
    if (fieldRanges[name] || at < 0 || span.text.includes(words, at + 1)) return;
    fieldRanges[name] = source.range(span.start + at, span.start + at + words.length);
  };
  if (fieldStatus === undefined && title.status !== undefined) place('status', parts.titleSpan, title.status);
  if (said) place('status', said.span, said.text);
  if (title.severity !== undefined && severity === title.severity) {
    const word = levelWord.exec(parts.titleSpan.text)?.[0];
    if (word !== undefined && severityOf(word) === severity) place('severity', parts.titleSpan, word);
  }
  entry.anchors = anchorsOf(parts, kind, report, taken);
  for (const field of parts.fields) {
    if (taken.has(field) || (field.name === 'checklist' && field.more.length > 0)) continue;
    const text = textOf(field);
    if (text !== '' && !Object.hasOwn(details, field.label)) details[field.label] = text;
  }
  return entry;
}

/** `Risk`: anyone reads all; a level would have been taken as the severity. */
function riskTold(
  fields: readonly Field[],
  taken: Set<Field>,
  ranges: DefectEntry['fieldRanges'],
  source: Report['source'],
): string | undefined {
  const field = fields.find((one) => /^risks?$/iu.test(one.label) && !taken.has(one));
  const text = field && textOf(field);
  if (!field || text === undefined || text.length <= 20) return undefined;
  taken.add(field);
  if (field.value.text !== '') ranges.impact = source.range(field.value.start, field.value.end);
  return text;
}

const levelWord = /\b(?:critical|blocker|high|medium|moderate|low|minor|major|info|informational)\b/iu;

/** `src/a.js, src/b.js`: the heading tells where, a field what. */
function isPlaceOnly(title: string): boolean {
  return /^[`\w./*-]{1,120}\.\w{1,8}(?::[\d,-]{1,20})?(?:\s*(?:,|&|and|\+)\s*[`\w./*-]{1,120}\.\w{1,8}(?::[\d,-]{1,20})?){0,5}$/u.test(
    title,
  );
}

function firstSentence(text: string): string {
  const end = /[.!?](?=\s|$)/u.exec(text);
  return (end ? text.slice(0, end.index) : text).slice(0, 160);
}

/** `Finding 3`, `BUG-12`: the heading counts, a field names it. */
function isNumberOnly(title: CleanTitle): boolean {
  return title.title === title.id || /^(?:\p{L}+\s*)?#?\d{1,4}$/u.test(title.title);
}

/** `CVSS Score: 7.5` where nothing else says how bad it is. */
function scoreOf(fields: readonly Field[]): Severity | undefined {
  const field = fields.find((one) => /^cvss\b/iu.test(one.label));
  const text = field && plainText(field.value.text).replaceAll(/CVSS:?\s?v?[234]\.\d\/\S+/giu, '');
  const score =
    text === undefined ? undefined : /(?:^|[\s:(])(10(?:\.0)?|\d\.\d)(?=$|[\s/()])/u.exec(text)?.[1];
  return score === undefined ? undefined : severityOfScore(Number(score));
}

/** A value in one line: what is listed beneath follows, parted by semicolons. */
export function textOf(field: Field): string {
  const lines = [field.value, ...field.more].map((span) =>
    plainText(span.text.replace(/^(?:[-*+•]|\d{1,2}[.)])\s+/u, '')),
  );
  const [head = '', ...rest] = lines.filter((line, i) => i === 0 || line !== '');
  if (rest.length === 0) return head;
  return head === '' ? rest.join('; ') : `${head}${/[:;,.]$/u.test(head) ? ' ' : ': '}${rest.join('; ')}`;
}

function statusFrom(text: string): DefectEntry['status'] {
  if (/[\p{L}]/u.test(withoutPictographs(text))) return statusOf(withoutPictographs(text));
  const glyph = glyphIn(text);
  return glyph === 'done' ? 'resolved' : glyph === 'partial' ? 'in-progress' : 'open';
}

/** `Fix Options` with a `Recommendation: Option 1`, or the one way that `Resolution` names. */
function fixOptionsOf(fields: readonly Field[], taken: Set<Field>): FixOption[] {
  const recommendation = fields.find((field) => field.name === 'recommendation');
  const options = fields.find((field) => field.name === 'fixOptions');
  if (options && options.more.length > 0) {
    taken.add(options);
    const list = options.more.map((line) => plainText(line.text.replace(/^(?:[-*+•]|\d{1,2}[.)])\s+/u, '')));
    const text = recommendation ? textOf(recommendation) : '';
    const chosen = /\b(?:option|fix|alternative)\s*#?\s*(\d{1,2}|[a-d])\b/iu.exec(text)?.[1]?.toLowerCase();
    const index =
      chosen === undefined ? -1 : /\d/u.test(chosen) ? Number(chosen) - 1 : chosen.charCodeAt(0) - 97;
    if (recommendation && index >= 0) taken.add(recommendation);
    return list
      .filter((description) => description !== '')
      .map((description, i) => ({ description, recommended: i === index }));
  }
  const ways = fields.filter((field) => field.name === 'resolution' || field.name === 'recommendation');
  return ways.flatMap((field, i): FixOption[] => {
    const description = textOf(field);
    if (description === '') return [];
    taken.add(field);
    return [{ description, recommended: i === 0 }];
  });
}

/** Ids only: a dependency told in words stays a detail. */
function dependsOn(fields: readonly Field[], taken: Set<Field>): string[] {
  const field = fields.find((one) => one.name === 'dependsOn');
  const words = field
    ? textOf(field)
        .split(/[,;]|\band\b/u)
        .map((word) => word.trim())
        .filter((word) => word !== '')
    : [];
  if (!field || words.length === 0 || !words.every((word) => /^#?[\w.-]*\d[\w.-]*$/u.test(word))) return [];
  taken.add(field);
  return words;
}
