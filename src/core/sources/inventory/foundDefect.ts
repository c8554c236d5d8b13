import * as l10n from '@vscode/l10n';
import type { Check, FixOption } from '../../model/ledger.js';
import { none } from '../../model/none.js';
import { emptyFragment, type DefectEntry } from '../fragment.js';
import { oneLine } from '../report/text/oneLine.js';
import { SourceText } from '../SourceText.js';
import { scalarText, setKey, type MapEntry, type MapNode, type ValueNode } from '../valueTree.js';
import { humanize, numberIn, severityOf, wordsOf } from '../words.js';
import { FIELD, type FieldNumber } from './FIELD.js';
import { FoundAnchors } from './foundAnchors.js';
import { isTrue, readChecks } from './foundParts.js';
import { topGroup, type Group } from './Group.js';
import { fieldEntry, fieldsAt, isDefectGroup, type FieldsAt, type FoundField } from './keys.js';
import { Layouts } from './Layouts.js';
import { MapCursor } from './MapCursor.js';
import { Taking } from './Taking.js';

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

/** What the keys of a mapping say. */
interface Layout {
  fields: FieldsAt;
  /** The entries that may hold defects of their own. */
  groups: readonly number[];
}

/** Reads the defects of one text, one after the other. */
export class FoundDefects {
  /** One that stays (ARCHITECTURE.md, "Code that stays compiled"). */
  static readonly lasting = new FoundDefects(new SourceText('', ''));
  /** What is made but a few times a text, and looked at for each defect. */
  static readonly lastingParts = [
    layoutOf(new MapCursor()),
    topGroup(true),
    emptyFragment({ path: '', kind: 'inventory', encoding: '', repaired: false }, 0),
  ];

  private readonly layouts = new Layouts(layoutOf);
  private readonly taking: Taking;
  private readonly anchors: FoundAnchors;
  private groups: readonly number[] = [];

  constructor(readonly source: SourceText) {
    this.taking = new Taking(source);
    this.anchors = new FoundAnchors(source);
  }

  /** @param entry that holds the mapping; absent in lists */
  read(node: MapNode, entry: MapEntry | undefined, group: Group): DefectEntry | undefined {
    const { taking } = this;
    taking.entries.open(node);
    const { fields, groups } = this.layouts.of(taking.entries);
    taking.begin(fields);
    if (!isFoundDefect(taking, entry, group)) return undefined;
    this.groups = groups;
    return readFoundDefect(node, entry, group, taking, this.anchors, this.source);
  }

  /** Sub-issues of the defect that was read last are defects of their own; its other fields are its details. */
  subIssues(): readonly MapEntry[] {
    if (this.groups.length === 0) return none;
    return this.groups.map((i) => this.taking.entries.entry(i)).filter(({ value }) => holdsMaps(value));
  }
}

function layoutOf(entries: MapCursor): Layout {
  const groups = entries.keys.map((_, i) => i);
  return {
    fields: fieldsAt(entries),
    groups: groups.filter((i) => isDefectGroup({ canonical: entries.canonical(i) })),
  };
}

function holdsMaps(node: ValueNode): boolean {
  if (node.kind === 'list') return node.items.some((item) => item.kind === 'map');
  return node.kind === 'map' && node.entries.some((entry) => entry.value.kind === 'map');
}

/**
 * READING.md: an id or a title-like key, and at least one of severity, status, priority, description, gap.
 * Inside a group of defects the mapping's own key is its title (`p1_gaps: { slow_start: { severity: low } }`).
 */
function isFoundDefect(taking: Taking, entry: MapEntry | undefined, group: Group): boolean {
  if (entry && headKeys.has(entry.canonical)) return false;
  // In a list under `critical` its place tells.
  const isTold = !entry && group.bySeverity && taking.has(FIELD.id) && readsAsTitle(taking);
  if (!isTold && !isTelling(taking)) return false;
  if (taking.has(FIELD.id)) return true;
  if (entry && partKeys.has(entry.canonical)) return false;
  if (readsAsTitle(taking)) return true;
  if (!entry) return group.ofDefects && taking.has(FIELD.description);
  return group.parentOfDefects;
}

function isTelling(taking: Taking): boolean {
  for (const field of tellingFields) if (taking.has(field)) return true;
  return false;
}

/** Whether there is a title-like key whose value reads as one: the `risk: LOW` of a fix option does not. */
function readsAsTitle(taking: Taking): boolean {
  const text = taking.peek(FIELD.title)?.trim() ?? '';
  if (text === '') return false;
  return severalWords.test(text) || wordsOf(text).length !== 1 || !severityOf(text);
}

/** Without going through all of the text. */
const severalWords = /[A-Za-z\d] +[A-Za-z\d]/;

function readFoundDefect(
  node: MapNode,
  entry: MapEntry | undefined,
  group: Group,
  taking: Taking,
  anchors: FoundAnchors,
  source: SourceText,
): DefectEntry {
  const idText = taking.text(FIELD.id);
  const titleText = readsAsTitle(taking) ? taking.text(FIELD.title) : undefined;
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
    effort: taking.withUnit(FIELD.effort),
    timeline: taking.withUnit(FIELD.timeline),
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
    anchors: anchors.of(node, taking.entries),
    templates: none,
  };
  if (severityText !== undefined && severity === undefined) {
    const { start, end } = taking.node(FIELD.severity)!;
    source.problem(
      start,
      end,
      'warning',
      l10n.t('Unknown severity `{0}`; expected critical, high, medium or low.', severityText),
    );
  }
  taking.rest((key, value) => setKey(defect.details, key, value));
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
  const value = taking.node(FIELD.impact);
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
  const text = taking.peek(FIELD.gapPercent);
  if (text === undefined) return undefined;
  const entry = taking.entry(FIELD.gapPercent)!;
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

function readFixOptions(taking: Taking): FixOption[] {
  const value = taking.node(FIELD.fixOptions);
  if (value?.kind !== 'list') return none;
  const options = value.items.flatMap((item): FixOption[] => {
    if (item.kind !== 'map') {
      const description = scalarText(item);
      return description === undefined ? [] : [{ description, recommended: false }];
    }
    const text = (field: FoundField): string | undefined => scalarText(fieldEntry(item, field)?.value);
    const description = text('description') ?? text('title');
    if (description === undefined) return [];
    const effort = text('effort');
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
  const value = taking.node(FIELD.checklist);
  if (!value) return none;
  const checks = readChecks(value, source);
  if (checks.length > 0) taking.take(FIELD.checklist);
  return checks;
}

/** Ids only: a dependency told in words stays a detail. */
function readDependsOn(taking: Taking): string[] {
  const value = taking.node(FIELD.dependsOn);
  if (!value) return none;
  const texts = (value.kind === 'list' ? value.items : [value]).map(scalarText);
  const ids = texts.filter(
    (text): text is string => text !== undefined && /^[\w.#-]+$/u.test(text) && /[\d_#-]/u.test(text),
  );
  if (ids.length === 0 || ids.length < texts.length) return [];
  taking.take(FIELD.dependsOn);
  return ids;
}
