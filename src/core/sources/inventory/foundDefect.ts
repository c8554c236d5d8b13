import type { Check, FixOption } from '../../model/ledger.js';
import type { DefectEntry, DefectField } from '../fragment.js';
import type { SourceText } from '../SourceText.js';
import { scalarText, toValue, type MapEntry, type ValueNode } from '../valueTree.js';
import { humanize, numberIn, priorityOf, severityOf, wordsOf } from '../words.js';
import { FieldPlaces } from './FieldRanges.js';
import { foundAnchors } from './foundAnchors.js';
import { fieldEntry, isNull, type FieldEntries, type FoundField } from './keys.js';
import { isTrue, measured, readChecks } from './foundParts.js';
import type { Placed } from './Group.js';

const tellingFields: readonly FoundField[] = ['severity', 'status', 'priority', 'description', 'gapPercent'];
/** Keys of parts of a defect, never of a defect, even inside a group of defects. */
const partKeys = new Set([
  'impact',
  'summary',
  'details',
  'implementation',
  'solution',
  'totals',
  'statistics',
]);
/** Keys of what describes the file or the project, whatever else stands in it. */
const headKeys = new Set([
  'meta',
  'metadata',
  'project',
  'report',
  'document',
  'repository',
  'about',
  'info',
  'header',
]);

/**
 * READING.md: an id or a title-like key, and at least one of severity, status, priority, description, gap.
 * Inside a group of defects the mapping's own key is its title (`p1_gaps: { slow_start: { severity: low } }`).
 */
export function isFoundDefect({ entry, group, fields }: Placed): boolean {
  if (entry && headKeys.has(entry.canonical)) return false;
  if (!tellingFields.some((field) => scalarText(fields[field]?.value) !== undefined)) return false;
  if (scalarText(fields.id?.value) !== undefined) return true;
  if (entry && partKeys.has(entry.canonical)) return false;
  if (titleEntry(fields)) return true;
  if (!entry) return group.ofDefects && scalarText(fields.description?.value) !== undefined;
  return group.parentOfDefects;
}

/** A title-like key whose value reads as one: the `risk: LOW` of a fix option does not. */
function titleEntry(fields: FieldEntries): MapEntry | undefined {
  const entry = fields.title;
  const text = (entry && scalarText(entry.value))?.trim() ?? '';
  return text !== '' && !(wordsOf(text).length === 1 && severityOf(text)) ? entry : undefined;
}

export function readFoundDefect(placed: Placed, source: SourceText): DefectEntry {
  const { node, entry, group, fields } = placed;
  const used = new Map<FoundField, MapEntry>();
  const taken = new Set<MapEntry>();
  const take = (field: FoundField): boolean => {
    const found = fields[field];
    if (!found || taken.has(found)) return false;
    used.set(field, found);
    taken.add(found);
    return true;
  };
  const text = (field: FoundField): string | undefined => {
    const value = scalarText(fields[field]?.value);
    return value !== undefined && value.trim() !== '' && take(field) ? value : undefined;
  };

  const idText = text('id');
  const titleText = titleEntry(fields) ? text('title') : undefined;
  const rawStatus = text('status');
  const severityText = text('severity');
  const priorityText = text('priority');
  const severity = severityText === undefined ? group.severity : source.severityOf(severityText);
  const description = text('description');
  const impact = impactText(fields, take);
  const gapPercent = readGap(fields, take, source);
  const title = titleText ?? (entry ? humanize(entry.key) : (description ?? idText ?? ''));

  const defect: DefectEntry = {
    id: idText?.trim() ?? slug(entry?.key ?? title),
    title: oneLine(title),
    kind: group.kind,
    priority: (priorityText === undefined ? undefined : priorityOf(priorityText)) ?? group.priority,
    severity,
    status: rawStatus === undefined ? 'open' : source.statusOf(rawStatus),
    rawStatus,
    category: text('category'),
    description,
    rootCause: text('rootCause'),
    impact,
    effort: withUnit(fields.effort, text('effort')),
    timeline: withUnit(fields.timeline, text('timeline')),
    owner: text('owner'),
    gapPercent,
    current: text('current'),
    target: text('target'),
    fixOptions: readFixOptions(fields, take),
    checklist: readChecklist(fields, take, source),
    dependsOn: readDependsOn(fields, take),
    details: {},
    hasOwnId: idText !== undefined,
    ...(titleText === undefined && entry ? { titleFromKey: true } : {}),
    form: 'entry',
    siblings: 'inventory',
    mention: source.mention(entry?.keyStart ?? node.start, node.end),
    fieldRanges: rangesOf(used, source),
    anchors: foundAnchors(node, source),
    templates: [],
  };
  if (severityText !== undefined && severity === undefined) {
    const { value } = used.get('severity')!;
    source.problem(
      value.start,
      value.end,
      'warning',
      `Unknown severity \`${severityText}\`; expected critical, high, medium or low.`,
    );
  }
  for (const child of node.entries) {
    // Shown in full: a mapping of which only one line became a field, too.
    if (!taken.has(child) || child.value.kind === 'map') defect.details[child.key] = toValue(child.value);
  }
  return defect;
}

function rangesOf(used: ReadonlyMap<FoundField, MapEntry>, source: SourceText): DefectEntry['fieldRanges'] {
  const places = new FieldPlaces(source);
  for (const [field, found] of used) places.add(field satisfies DefectField, found.value);
  return places.finish();
}

function slug(text: string): string {
  return (
    text
      .trim()
      .replaceAll(/[^\p{L}\p{N}_.]+/gu, '-')
      .replaceAll(/^-+|-+$/gu, '')
      .slice(0, 60) || 'untitled'
  );
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

function impactText(fields: FieldEntries, take: (field: FoundField) => boolean): string | undefined {
  const value = fields.impact?.value;
  if (!value) return undefined;
  const text = value.kind === 'map' ? scalarText(fieldEntry(value, 'description')?.value) : listText(value);
  if (text !== undefined) take('impact');
  return text;
}

function listText(value: ValueNode): string | undefined {
  if (value.kind !== 'list') return scalarText(value);
  const texts = value.items.map(scalarText);
  return texts.every((text) => text !== undefined) ? texts.join('; ') : undefined;
}

/** `gap_percentage: 8.5`, `gap: "10%"`. A bare `gap: 30` without a percent sign is a count and stays a detail. */
function readGap(
  fields: FieldEntries,
  take: (field: FoundField) => boolean,
  source: SourceText,
): number | undefined {
  const entry = fields.gapPercent;
  const text = entry && scalarText(entry.value);
  if (!entry || text === undefined) return undefined;
  if (entry.canonical === 'gap' && !text.includes('%')) return undefined;
  const value = numberIn(text);
  if (value === undefined || value < 0) {
    source.problem(
      entry.value.start,
      entry.value.end,
      'warning',
      `\`${entry.key}\`: expected a percentage, found \`${text}\`.`,
    );
    return undefined;
  }
  take('gapPercent');
  return value;
}

/** `timeline_days: 3` to `3 days`: the unit stands in the key. */
function withUnit(entry: MapEntry | undefined, value: string | undefined): string | undefined {
  if (value === undefined || !entry) return value;
  return measured(entry.key, value);
}

function readFixOptions(fields: FieldEntries, take: (field: FoundField) => boolean): FixOption[] {
  const value = fields.fixOptions?.value;
  if (value?.kind !== 'list') return [];
  const options = value.items.flatMap((item): FixOption[] => {
    if (item.kind !== 'map') {
      const description = scalarText(item);
      return description === undefined ? [] : [{ description, recommended: false }];
    }
    const description =
      scalarText(fieldEntry(item, 'description')?.value) ?? scalarText(fieldEntry(item, 'title')?.value);
    if (description === undefined) return [];
    const effort = scalarText(fieldEntry(item, 'effort')?.value);
    const risk = scalarText(item.entries.find((entry) => entry.canonical === 'risk')?.value);
    const recommended = item.entries.some(
      (e) => /^(?:is_)?recommended$/u.test(e.canonical) && isTrue(e.value),
    );
    return [
      {
        description,
        recommended,
        ...(effort === undefined ? {} : { effort }),
        ...(risk === undefined ? {} : { risk }),
      },
    ];
  });
  if (options.length > 0) take('fixOptions');
  return options;
}

function readChecklist(
  fields: FieldEntries,
  take: (field: FoundField) => boolean,
  source: SourceText,
): Check[] {
  const checks = readChecks(fields.checklist?.value, source);
  if (checks.length > 0) take('checklist');
  return checks;
}

/** Ids only: a dependency told in words stays a detail. */
function readDependsOn(fields: FieldEntries, take: (field: FoundField) => boolean): string[] {
  const value = fields.dependsOn?.value;
  if (!value || isNull(value)) return [];
  const texts = (value.kind === 'list' ? value.items : [value]).map(scalarText);
  const ids = texts.filter(
    (text): text is string => text !== undefined && /^[\w.#-]+$/u.test(text) && /[\d_#-]/u.test(text),
  );
  if (ids.length === 0 || ids.length < texts.length) return [];
  take('dependsOn');
  return ids;
}
