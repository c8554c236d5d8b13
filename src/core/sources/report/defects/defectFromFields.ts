import type { Check, FixOption } from '../../../model/ledger.js';
import type { DefectEntry, DefectField, EntryForm } from '../../fragment.js';
import { numberIn, priorityOf, severityOf, statusOf } from '../../words.js';
import type { Field } from '../fields/Field.js';
import type { FieldName } from '../fields/fieldNames.js';
import type { Span } from '../markdown/ReportDocument.js';
import type { Report } from '../Report.js';
import { codeReferences } from '../references/codeReferences.js';
import type { CleanTitle } from '../text/cleanTitle.js';
import { glyphIn, withoutPictographs } from '../text/glyphs.js';
import { plainText } from '../text/plainText.js';
import type { GroupContext } from './GroupContext.js';

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
    accept: (text: string) => boolean = () => true,
  ): string | undefined => {
    const field = parts.fields.find((one) => one.name === name && !taken.has(one) && accept(textOf(one)));
    const text = field && textOf(field);
    if (!field || text === undefined || text === '') return undefined;
    taken.add(field);
    if (into && field.value.text !== '') fieldRanges[into] = source.range(field.value.start, field.value.end);
    return text;
  };

  const kind = title.gap && context.group !== 'risk' ? 'gap' : (context.group ?? 'defect');
  const ownId = take('id', 'id', (text) => /^[\w.#/-]{1,40}$/u.test(text)) ?? title.id;
  const severityText = take('severity', 'severity', (text) => severityOf(text) !== undefined);
  const priorityText = take('priority', 'priority', (text) => priorityOf(text) !== undefined);
  const rawStatus = take('status', 'status') ?? title.status;
  const gapText = take('gap', 'gapPercent', (text) => /^~?\s*\d[\d.,]*\s*%/u.test(text));
  const gapWords = take('gap', 'description');
  const impact = take('impact', 'impact');
  const fixOptions = fixOptionsOf(parts.fields, taken);
  const severity =
    (severityText === undefined ? undefined : severityOf(severityText)) ??
    title.severity ??
    (kind === 'risk' && impact !== undefined && impact.length < 20 ? severityOf(impact) : undefined) ??
    context.severity;
  if (kind === 'risk' && severityText === undefined && fieldRanges.impact && severity)
    fieldRanges.severity = fieldRanges.impact;
  const description =
    take('description', 'description') ??
    gapWords ??
    (parts.description ? plainText(parts.description.text) : undefined);
  const entry: DefectEntry = {
    id: ownId ?? '',
    hasOwnId: ownId !== undefined,
    title: title.title,
    kind,
    form: parts.form,
    siblings: parts.siblings,
    priority:
      (priorityText === undefined ? undefined : priorityOf(priorityText)) ??
      title.priority ??
      context.priority,
    severity,
    status: rawStatus === undefined ? (context.done ? 'resolved' : 'open') : statusFrom(rawStatus),
    rawStatus:
      rawStatus === undefined
        ? undefined
        : withoutPictographs(rawStatus).replaceAll(/\s+/gu, ' ').trim() || rawStatus,
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
  fieldRanges.title = source.range(parts.titleSpan.start, parts.titleSpan.end);
  entry.anchors = anchorsOf(parts, report, taken);
  for (const field of parts.fields) {
    if (taken.has(field) || field.name === 'checklist') continue;
    const text = textOf(field);
    if (text !== '' && !Object.hasOwn(details, field.label)) details[field.label] = text;
  }
  return entry;
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

function anchorsOf(parts: DefectParts, report: Report, taken: Set<Field>): DefectEntry['anchors'] {
  const { source } = report;
  const anchors: DefectEntry['anchors'] = [...codeReferences([parts.titleSpan], source)];
  const placed = new Set<number>();
  for (const field of parts.fields) {
    const inField = field.name === 'location' || field.name === 'tests' || field.name === 'category';
    const found = codeReferences([field.value, ...field.more], source, inField);
    for (const span of [field.value, ...field.more]) placed.add(span.start);
    if (found.length > 0 && (field.name === 'location' || field.name === 'tests')) taken.add(field);
    const whole = field.name === 'target' && /^`?[\w./-]+\/[\w.-]+\.\w+`?$/u.test(field.value.text);
    anchors.push(
      ...found.map((anchor) =>
        whole && anchor.kind === 'file' ? { ...anchor, kind: 'missing-file' as const } : anchor,
      ),
    );
  }
  anchors.push(
    ...codeReferences(
      parts.body.filter((span) => !placed.has(span.start)),
      source,
    ),
  );
  const seen = new Set<string>();
  return anchors.filter(({ inferred: _, source: _s, ...fields }) => {
    const key = JSON.stringify(fields);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
