import * as l10n from '@vscode/l10n';
import { workspacePath } from '../../files/workspacePath.js';
import type { AnchorFields } from '../../model/anchor.js';
import { nativeDefect, nativeInventory, type NativeDefect } from '../../model/nativeInventory.js';
import type { Steps } from '../../steps.js';
import { anchorEntry } from '../anchorEntry.js';
import type { AnchorEntry, DefectEntry, Fragment } from '../fragment.js';
import type { SourceText } from '../SourceText.js';
import {
  eachItem,
  entryOf,
  scalarText,
  toValue,
  type JsonValue,
  type MapNode,
  type ValueNode,
} from '../valueTree.js';
import { percentSpan } from '../words.js';
import { snippetByDefault } from '../templates/snippetByDefault.js';
import { FIELD, type FieldNumber } from './FIELD.js';
import { FieldPlaces } from './FieldRanges.js';
import { isoDate } from '../dates.js';
import { countWeeks } from '../phaseDates.js';
import { languageOf } from './languageOf.js';
import { asText, itemsOf, readNativeChecks } from './nativeParts.js';
import { readNativePhase } from './readNativePhase.js';
import { parseTolerantly } from './parseTolerantly.js';
import { readAs } from './readAs.js';
import { templateCode } from './templateCode.js';

/** The native shape (model/nativeInventory.ts) into the fragment. A wrong field is a problem at its range; its entry still loads. */
export function* readNativeInventory(root: MapNode, source: SourceText, fragment: Fragment): Steps {
  checkTopLevel(root, source);
  readReadiness(root, source, fragment);
  const places = new FieldPlaces(source);
  yield* readItems(root, 'defects', source, (node) => readDefect(node, source, places, fragment));
  let phases = 0;
  yield* readItems(root, 'phases', source, (node) => readNativePhase(node, ++phases, source, fragment));
  countWeeks(fragment.phases, isoDate(scalarText(entryOf(root, 'roadmapStart')?.value) ?? ''));
  yield* readItems(root, 'criteria', source, (node) => readCriterion(node, source, fragment));
  yield* readItems(root, 'templates', source, (node) => readTemplate(node, source, fragment));
}

const fields: ReadonlySet<string> = new Set(Object.keys(nativeDefect.shape));
const numbers: ReadonlyMap<string, FieldNumber> = new Map(Object.entries(FIELD));
const pathKeys = ['path', 'include', 'exclude'] as const;

function checkTopLevel(root: MapNode, source: SourceText): void {
  const known = Object.keys(nativeInventory.shape);
  for (const entry of root.entries) {
    if (!known.includes(entry.key)) {
      source.problem(
        entry.keyStart,
        entry.keyEnd,
        'warning',
        l10n.t('Unknown key `{0}`; expected {1}.', entry.key, known.join(', ')),
      );
    }
  }
  const version = entryOf(root, 'version');
  if (version && !(version.value.kind === 'scalar' && version.value.value === 1)) {
    source.problem(version.value.start, version.value.end, 'warning', l10n.t('`version`: expected 1.'));
  }
}

function* readItems(root: MapNode, key: string, source: SourceText, read: (item: ValueNode) => void): Steps {
  const node = entryOf(root, key)?.value;
  if (!node || (node.kind === 'scalar' && node.value === null)) return;
  if (node.kind === 'list')
    for (const item of eachItem(node)) {
      read(item);
      // Much is read of one, and the first ones take longest.
      yield;
    }
  else source.problem(node.start, node.end, 'error', l10n.t('`{0}`: expected a list.', key));
}

function readReadiness(root: MapNode, source: SourceText, fragment: Fragment): void {
  const node = entryOf(root, 'readiness')?.value;
  const value = node && readAs.readiness.tolerantly(node, source);
  const current = value && percentSpan(String(value.current));
  if (!node || !value) return;
  if (!current) {
    source.problem(
      node.start,
      node.end,
      'warning',
      l10n.t('`readiness.current`: expected a percentage such as 55 or 50-55.'),
    );
    return;
  }
  const target = value.target === undefined ? undefined : percentSpan(String(value.target))?.min;
  fragment.readiness.push({
    current,
    ...(target === undefined ? {} : { target }),
    source: source.mentionOf(node),
  });
}

function readDefect(node: ValueNode, source: SourceText, places: FieldPlaces, fragment: Fragment): void {
  const value = readAs.defect.tolerantly(withTitle(node), source) ?? rescue(node);
  if (!value || node.kind !== 'map') return;
  const unknown: [string, JsonValue][] = [];
  let status: ValueNode | undefined;
  let checks: ValueNode | undefined;
  let anchors: ValueNode | undefined;
  for (const { key, value: part } of node.entries) {
    if (key === 'anchors') anchors = part;
    else if (!fields.has(key)) unknown.push([key, toValue(part)]);
    else if (key !== 'templates') places.add(numbers.get(key)!, part.start, part.end);
    if (key === 'status') status = part;
    if (key === 'checklist') checks = part;
  }
  // Every entry has the same keys in the same order, which engines are quick with.
  const entry: DefectEntry = {
    id: value.id,
    title: value.title,
    kind: value.kind,
    priority: value.priority,
    severity: value.severity,
    status: value.status,
    rawStatus: scalarText(status),
    category: value.category,
    description: value.description,
    rootCause: value.rootCause,
    impact: value.impact,
    effort: asText(value.effort),
    timeline: asText(value.timeline),
    owner: value.owner,
    gapPercent: value.gapPercent,
    current: asText(value.current),
    target: asText(value.target),
    fixOptions: (value.fixOptions ?? []).map(({ description, effort, risk, recommended }) => ({
      description,
      effort: asText(effort),
      risk,
      recommended,
    })),
    checklist: readNativeChecks(value.checklist, checks, node, source),
    dependsOn: value.dependsOn ?? [],
    details: unknown.length === 0 ? {} : Object.fromEntries(unknown),
    hasOwnId: true,
    titleFromKey: undefined,
    form: 'entry',
    siblings: 'inventory',
    mention: source.mentionOf(node),
    fieldRanges: places.finish(),
    anchors: value.anchors ? readAnchors(value.anchors, anchors, node, source) : [],
    templates: value.templates ?? [],
  };
  fragment.defects.push(entry);
}

/** Each at its place in the list; where the list has too few, at the whole. */
/** An id says enough to show the entry by. */
function withTitle(node: ValueNode): ValueNode {
  if (node.kind !== 'map' || node.plain?.title !== undefined) return node;
  const id = entryOf(node, 'id');
  return id && !entryOf(node, 'title')
    ? { kind: 'map', start: node.start, end: node.end, entries: [...node.entries, { ...id, key: 'title' }] }
    : node;
}

/** An entry whose id or title is missing or no text: shown all the same, by whatever names it. Its problems are told. */
function rescue(node: ValueNode): NativeDefect | undefined {
  if (node.kind !== 'map') return undefined;
  const words = ['id', 'title'].flatMap((key) => scalarText(entryOf(node, key)?.value)?.trim() ?? []);
  const text = words.find((word) => word !== '');
  if (text === undefined) return undefined;
  const named = (key: string, value: string): MapNode['entries'][number] => {
    const place = { start: node.start, end: node.start };
    return {
      key,
      canonical: key,
      keyStart: node.start,
      keyEnd: node.start,
      value: { kind: 'scalar', value, ...place },
    };
  };
  const entries = node.entries.filter((entry) => entry.key !== 'id' && entry.key !== 'title');
  const id = text.replaceAll(/\s+/gu, '-');
  const patched: MapNode = {
    kind: 'map',
    start: node.start,
    end: node.end,
    entries: [named('id', id), named('title', words.at(-1)!), ...entries],
  };
  return parseTolerantly(nativeDefect, patched).value;
}

function readAnchors(
  anchors: NonNullable<NativeDefect['anchors']>,
  list: ValueNode | undefined,
  whole: MapNode,
  source: SourceText,
): AnchorEntry[] {
  const items = itemsOf(list);
  const result: AnchorEntry[] = [];
  const add = (anchor: AnchorFields, place: ValueNode): void => {
    const safe = safePaths(anchor, place, source);
    if (safe) result.push(anchorEntry(safe, false, source.mentionOf(place)));
  };
  if (items.length === anchors.length) {
    for (let i = 0; i < anchors.length; i++) add(anchors[i]!, items[i]!);
    return result;
  }
  const nodes = items.filter((item) => item.kind === 'map');
  // Anchors that were wrong are gone from `anchors` but not from `nodes`: pair them up in order by kind and text.
  let at = 0;
  for (const anchor of anchors) {
    while (at < nodes.length - 1 && scalarText(entryOf(nodes[at]!, 'kind')?.value) !== anchor.kind) at++;
    add(anchor, nodes[at++] ?? whole);
  }
  return result;
}

/** The anchor with its paths made workspace-relative; undefined, with a problem, when one leaves the workspace. */
function safePaths(anchor: AnchorFields, place: ValueNode, source: SourceText): AnchorFields | undefined {
  let safe = anchor as AnchorFields & Record<'path' | 'include' | 'exclude', string>;
  for (const key of pathKeys) {
    const written = safe[key];
    if (written === undefined) continue;
    const path = workspacePath(written);
    if (path === undefined) {
      const at = (place.kind === 'map' ? entryOf(place, key)?.value : undefined) ?? place;
      source.problem(
        at.start,
        at.end,
        'error',
        l10n.t('`{0}` leaves the workspace; it is never opened.', written),
      );
      return undefined;
    }
    if (path !== written) safe = { ...safe, [key]: path };
  }
  return safe;
}

function readCriterion(node: ValueNode, source: SourceText, fragment: Fragment): void {
  const value = readAs.criterion.tolerantly(node, source);
  if (!value) return;
  const { target, current, ...rest } = value;
  fragment.criteria.push({
    ...rest,
    target: asText(target),
    current: asText(current),
    source: source.mentionOf(node),
  });
}

function readTemplate(node: ValueNode, source: SourceText, fragment: Fragment): void {
  const value = readAs.template.tolerantly(node, source);
  if (!value || node.kind !== 'map') return;
  const targetPath = workspacePath(value.targetPath);
  if (targetPath === undefined) {
    // FIXES.md: the template stays listed, with a problem, without a fix.
    const at = entryOf(node, 'targetPath')?.value ?? node;
    source.problem(
      at.start,
      at.end,
      'error',
      l10n.t('`{0}` leaves the workspace; this template is never applied.', value.targetPath),
    );
  }
  const code = templateCode(node, value, source);
  if (!code) return;
  const written = targetPath ?? value.targetPath;
  fragment.templates.push({
    id: value.id,
    title: value.title ?? value.id,
    language: value.language ?? languageOf(value.targetPath),
    targetPath: written,
    mode: value.mode,
    ...code,
    ...((value.snippet ?? snippetByDefault(written)) ? { snippet: true } : {}),
    source: source.mentionOf(node),
    defects: value.defects ?? [],
  });
}
