import * as l10n from '@vscode/l10n';
import type { Check, FixOption } from '../../model/ledger.js';
import type { DefectEntry } from '../fragment.js';
import { oneLine } from '../report/text/oneLine.js';
import type { SourceText } from '../SourceText.js';
import { scalarText, toValue, type MapEntry, type MapNode, type ValueNode } from '../valueTree.js';
import { humanize, numberIn, severityOf, wordsOf } from '../words.js';
import { FIELD, type FieldNumber } from './FIELD.js';
import { FieldPlaces } from './FieldRanges.js';
import { FoundAnchors } from './foundAnchors.js';
import { entriesAt, fieldEntries, fieldEntry, fieldLayouts, isNull, type FieldEntries } from './keys.js';
import { isTrue, measured, readChecks } from './foundParts.js';
import type { Placed } from './Group.js';

const tellingFields: readonly FieldNumber[] = [
  FIELD.severity,
  FIELD.status,
  FIELD.priority,
  FIELD.description,
  FIELD.gapPercent,
];
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
  if (scalarText(fields[FIELD.id]?.value) !== undefined) return true;
  if (entry && partKeys.has(entry.canonical)) return false;
  if (titleEntry(fields)) return true;
  if (!entry) return group.ofDefects && scalarText(fields[FIELD.description]?.value) !== undefined;
  return group.parentOfDefects;
}

/** A title-like key whose value reads as one: the `risk: LOW` of a fix option does not. */
function titleEntry(fields: FieldEntries): MapEntry | undefined {
  const entry = fields[FIELD.title];
  const text = (entry && scalarText(entry.value))?.trim() ?? '';
  if (text === '') return undefined;
  return !severalWords.test(text) && wordsOf(text).length === 1 && severityOf(text) ? undefined : entry;
}

/** Without going through all of the text. */
const severalWords = /[A-Za-z\d] +[A-Za-z\d]/;

/** Reads the defects of one text, one after the other. */
export class FoundDefects {
  private readonly layouts = fieldLayouts();
  private readonly places: FieldPlaces;
  private readonly anchors: FoundAnchors;

  constructor(readonly source: SourceText) {
    this.places = new FieldPlaces(source);
    this.anchors = new FoundAnchors(source);
  }

  fieldsOf(node: MapNode): FieldEntries {
    return entriesAt(this.layouts.of(node.entries), node);
  }

  read(placed: Placed): DefectEntry {
    return readFoundDefect(placed, new Taking(placed.fields, this.places), this.anchors, this.source);
  }
}

/** The fields of a mapping, each entry of which is taken for one field at most; the others are details. */
class Taking {
  private readonly taken: MapEntry[] = [];

  constructor(
    readonly fields: FieldEntries,
    readonly places: FieldPlaces,
  ) {}

  has(entry: MapEntry): boolean {
    return this.taken.includes(entry);
  }

  take(field: FieldNumber): boolean {
    const found = this.fields[field];
    if (!found || this.has(found)) return false;
    this.places.add(field, found.value);
    this.taken.push(found);
    return true;
  }

  text(field: FieldNumber): string | undefined {
    const value = scalarText(this.fields[field]?.value);
    return value !== undefined && value.trim() !== '' && this.take(field) ? value : undefined;
  }
}

function readFoundDefect(
  { node, entry, group, fields }: Placed,
  taking: Taking,
  anchors: FoundAnchors,
  source: SourceText,
): DefectEntry {
  const idText = taking.text(FIELD.id);
  const titleText = titleEntry(fields) ? taking.text(FIELD.title) : undefined;
  const rawStatus = taking.text(FIELD.status);
  const severityText = taking.text(FIELD.severity);
  const priorityText = taking.text(FIELD.priority);
  const severity = severityText === undefined ? group.severity : source.severityOf(severityText);
  const description = taking.text(FIELD.description);
  const impact = impactText(taking);
  const gapPercent = readGap(taking, source);
  const title = titleText ?? (entry ? humanize(entry.key) : (description ?? idText ?? ''));

  const defect: DefectEntry = {
    id: idText?.trim() ?? slug(entry?.key ?? title),
    title: oneLine(title),
    kind: group.kind,
    priority: (priorityText === undefined ? undefined : source.priorityOf(priorityText)) ?? group.priority,
    severity,
    status: rawStatus === undefined ? 'open' : source.statusOf(rawStatus),
    rawStatus,
    category: taking.text(FIELD.category),
    description,
    rootCause: taking.text(FIELD.rootCause),
    impact,
    effort: withUnit(fields[FIELD.effort], taking.text(FIELD.effort)),
    timeline: withUnit(fields[FIELD.timeline], taking.text(FIELD.timeline)),
    owner: taking.text(FIELD.owner),
    gapPercent,
    current: taking.text(FIELD.current),
    target: taking.text(FIELD.target),
    fixOptions: readFixOptions(taking),
    checklist: readChecklist(taking, source),
    dependsOn: readDependsOn(taking),
    details: {},
    hasOwnId: idText !== undefined,
    titleFromKey: titleText === undefined && entry ? true : undefined,
    form: 'entry',
    siblings: 'inventory',
    mention: source.mention(entry?.keyStart ?? node.start, node.end),
    fieldRanges: taking.places.finish(),
    anchors: anchors.of(node),
    templates: [],
  };
  if (severityText !== undefined && severity === undefined) {
    const { value } = fields[FIELD.severity]!;
    source.problem(
      value.start,
      value.end,
      'warning',
      l10n.t('Unknown severity `{0}`; expected critical, high, medium or low.', severityText),
    );
  }
  // Shown in full: a mapping of which only one line became a field, too.
  const rest = node.entries.filter((child) => !taking.has(child) || child.value.kind === 'map');
  // Not set one by one: to set `__proto__` is to change what the details inherit from.
  defect.details = Object.fromEntries(rest.map((child) => [child.key, toValue(child.value)]));
  return defect;
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

function impactText(taking: Taking): string | undefined {
  const value = taking.fields[FIELD.impact]?.value;
  if (!value) return undefined;
  const text = value.kind === 'map' ? scalarText(fieldEntry(value, 'description')?.value) : listText(value);
  if (text !== undefined) taking.take(FIELD.impact);
  return text;
}

function listText(value: ValueNode): string | undefined {
  if (value.kind !== 'list') return scalarText(value);
  const texts = value.items.map(scalarText);
  return texts.every((text) => text !== undefined) ? texts.join('; ') : undefined;
}

/** `gap_percentage: 8.5`, `gap: "10%"`. A bare `gap: 30` without a percent sign is a count and stays a detail. */
function readGap(taking: Taking, source: SourceText): number | undefined {
  const entry = taking.fields[FIELD.gapPercent];
  const text = entry && scalarText(entry.value);
  if (!entry || text === undefined) return undefined;
  if (entry.canonical === 'gap' && !text.includes('%')) return undefined;
  const value = numberIn(text);
  if (value === undefined || value < 0) {
    source.problem(
      entry.value.start,
      entry.value.end,
      'warning',
      l10n.t('`{0}`: expected a percentage, found `{1}`.', entry.key, text),
    );
    return undefined;
  }
  taking.take(FIELD.gapPercent);
  return value;
}

/** `timeline_days: 3` to `3 days`: the unit stands in the key. */
function withUnit(entry: MapEntry | undefined, value: string | undefined): string | undefined {
  if (value === undefined || !entry) return value;
  return measured(entry, value);
}

function readFixOptions(taking: Taking): FixOption[] {
  const value = taking.fields[FIELD.fixOptions]?.value;
  if (value?.kind !== 'list') return [];
  const options = value.items.flatMap((item): FixOption[] => {
    if (item.kind !== 'map') {
      const description = scalarText(item);
      return description === undefined ? [] : [{ description, recommended: false }];
    }
    const fields = fieldEntries(item);
    const description =
      scalarText(fields[FIELD.description]?.value) ?? scalarText(fields[FIELD.title]?.value);
    if (description === undefined) return [];
    const effort = scalarText(fields[FIELD.effort]?.value);
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
  if (options.length > 0) taking.take(FIELD.fixOptions);
  return options;
}

function readChecklist(taking: Taking, source: SourceText): Check[] {
  const checks = readChecks(taking.fields[FIELD.checklist]?.value, source);
  if (checks.length > 0) taking.take(FIELD.checklist);
  return checks;
}

/** Ids only: a dependency told in words stays a detail. */
function readDependsOn(taking: Taking): string[] {
  const value = taking.fields[FIELD.dependsOn]?.value;
  if (!value || isNull(value)) return [];
  const texts = (value.kind === 'list' ? value.items : [value]).map(scalarText);
  const ids = texts.filter(
    (text): text is string => text !== undefined && /^[\w.#-]+$/u.test(text) && /[\d_#-]/u.test(text),
  );
  if (ids.length === 0 || ids.length < texts.length) return [];
  taking.take(FIELD.dependsOn);
  return ids;
}
