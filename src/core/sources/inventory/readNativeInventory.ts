import type { z } from 'zod';
import { workspacePath } from '../../files/workspacePath.js';
import type { AnchorFields } from '../../model/anchor.js';
import {
  nativeCriterion,
  nativeDefect,
  nativeInventory,
  nativePhase,
  nativeReadiness,
  nativeTemplate,
  type NativeDefect,
} from '../../model/nativeInventory.js';
import type { Range } from '../../model/range.js';
import type { AnchorEntry, DefectEntry, DefectField, Fragment } from '../fragment.js';
import type { SourceText } from '../SourceText.js';
import { entryOf, scalarText, toValue, type ListNode, type MapNode, type ValueNode } from '../valueTree.js';
import { percentSpan } from '../words.js';
import { parseTolerantly } from './parseTolerantly.js';
import { languageOf } from './languageOf.js';

/** The native shape (model/nativeInventory.ts) into the fragment. A wrong field is a problem at its range; its entry still loads. */
export function readNativeInventory(root: MapNode, source: SourceText, fragment: Fragment): void {
  checkTopLevel(root, source);
  readReadiness(root, source, fragment);
  for (const node of items(root, 'defects', source)) readDefect(node, source, fragment);
  for (const [index, node] of items(root, 'phases', source).entries())
    readPhase(node, index, source, fragment);
  for (const node of items(root, 'criteria', source)) readCriterion(node, source, fragment);
  for (const node of items(root, 'templates', source)) readTemplate(node, source, fragment);
}

function checkTopLevel(root: MapNode, source: SourceText): void {
  const known = Object.keys(nativeInventory.shape);
  for (const entry of root.entries) {
    if (!known.includes(entry.key)) {
      source.problem(
        entry.keyStart,
        entry.keyEnd,
        'warning',
        `Unknown key \`${entry.key}\`; expected ${known.join(', ')}.`,
      );
    }
  }
  const version = entryOf(root, 'version');
  if (version && !(version.value.kind === 'scalar' && version.value.value === 1)) {
    source.problem(version.value.start, version.value.end, 'warning', '`version`: expected 1.');
  }
}

function items(root: MapNode, key: string, source: SourceText): ValueNode[] {
  const node = entryOf(root, key)?.value;
  if (!node || (node.kind === 'scalar' && node.value === null)) return [];
  if (node.kind === 'list') return node.items;
  source.problem(node.start, node.end, 'error', `\`${key}\`: expected a list.`);
  return [];
}

function parse<S extends z.ZodType>(schema: S, node: ValueNode, source: SourceText): z.output<S> | undefined {
  const { value, problems } = parseTolerantly(schema, node);
  for (const problem of problems) {
    source.problem(problem.start, problem.end, value === undefined ? 'error' : 'warning', problem.message);
  }
  return value;
}

function readReadiness(root: MapNode, source: SourceText, fragment: Fragment): void {
  const node = entryOf(root, 'readiness')?.value;
  const value = node && parse(nativeReadiness, node, source);
  const current = value && percentSpan(String(value.current));
  if (!node || !value) return;
  if (!current) {
    source.problem(
      node.start,
      node.end,
      'warning',
      '`readiness.current`: expected a percentage such as 55 or 50-55.',
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

function readDefect(node: ValueNode, source: SourceText, fragment: Fragment): void {
  const value = parse(nativeDefect, withTitle(node), source) ?? rescue(node);
  if (!value || node.kind !== 'map') return;
  const {
    anchors,
    templates,
    effort,
    timeline,
    current,
    target,
    fixOptions,
    checklist,
    dependsOn,
    ...plain
  } = value;
  const checks = listOf(node, 'checklist');
  const entry: DefectEntry = {
    ...plain,
    rawStatus: scalarText(entryOf(node, 'status')?.value),
    effort: asText(effort),
    timeline: asText(timeline),
    current: asText(current),
    target: asText(target),
    fixOptions: (fixOptions ?? []).map((option) => ({ ...option, effort: asText(option.effort) })),
    checklist: (checklist ?? []).map((check, i) => ({
      ...check,
      source: source.mentionOf(checks[i] ?? node),
    })),
    dependsOn: dependsOn ?? [],
    details: unknownKeys(node),
    hasOwnId: true,
    form: 'entry',
    siblings: 'inventory',
    mention: source.mentionOf(node),
    fieldRanges: fieldRanges(node, source),
    anchors: readAnchors(anchors ?? [], node, source),
    templates: templates ?? [],
  };
  fragment.defects.push(entry);
}

/** An id says enough to show the entry by. */
function withTitle(node: ValueNode): ValueNode {
  if (node.kind !== 'map') return node;
  const id = entryOf(node, 'id');
  return id && !entryOf(node, 'title')
    ? { ...node, entries: [...node.entries, { ...id, key: 'title' }] }
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
  const patched: MapNode = { ...node, entries: [named('id', id), named('title', words.at(-1)!), ...entries] };
  return parseTolerantly(nativeDefect, patched).value;
}

function asText(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

function listOf(node: MapNode, key: string): ListNode['items'] {
  const value = entryOf(node, key)?.value;
  return value?.kind === 'list' ? value.items : [];
}

function unknownKeys(node: MapNode): DefectEntry['details'] {
  const known = Object.keys(nativeDefect.shape);
  return Object.fromEntries(
    node.entries.filter((e) => !known.includes(e.key)).map((e) => [e.key, toValue(e.value)]),
  );
}

function fieldRanges(node: MapNode, source: SourceText): Partial<Record<DefectField, Range>> {
  const ranges: Partial<Record<DefectField, Range>> = {};
  for (const entry of node.entries) {
    if (entry.key in nativeDefect.shape && entry.key !== 'anchors' && entry.key !== 'templates') {
      ranges[entry.key as DefectField] = source.rangeOf(entry.value);
    }
  }
  return ranges;
}

function readAnchors(
  anchors: NonNullable<NativeDefect['anchors']>,
  node: MapNode,
  source: SourceText,
): AnchorEntry[] {
  const nodes = listOf(node, 'anchors').filter((item) => item.kind === 'map');
  const result: AnchorEntry[] = [];
  // Anchors that were wrong are gone from `anchors` but not from `nodes`: pair them up in order by kind and text.
  let at = 0;
  for (const anchor of anchors) {
    while (at < nodes.length - 1 && scalarText(entryOf(nodes[at]!, 'kind')?.value) !== anchor.kind) at++;
    const place = nodes[at++] ?? node;
    const safe = safePaths(anchor, place, source);
    if (safe) result.push({ ...safe, inferred: false, source: source.mentionOf(place) });
  }
  return result;
}

/** The anchor with its paths made workspace-relative; undefined, with a problem, when one leaves the workspace. */
function safePaths(anchor: AnchorFields, place: ValueNode, source: SourceText): AnchorFields | undefined {
  const safe = { ...anchor } as AnchorFields & Record<'path' | 'include' | 'exclude', string>;
  for (const key of ['path', 'include', 'exclude'] as const) {
    if (safe[key] === undefined) continue;
    const path = workspacePath(safe[key]);
    if (path === undefined) {
      const at = (place.kind === 'map' ? entryOf(place, key)?.value : undefined) ?? place;
      source.problem(at.start, at.end, 'error', `\`${safe[key]}\` leaves the workspace; it is never opened.`);
      return undefined;
    }
    safe[key] = path;
  }
  return safe;
}

function readPhase(node: ValueNode, index: number, source: SourceText, fragment: Fragment): void {
  const value = parse(nativePhase, node, source);
  if (!value || node.kind !== 'map') return;
  const tasks = listOf(node, 'tasks');
  const criteria = listOf(node, 'exitCriteria');
  fragment.phases.push({
    id: value.id,
    title: value.title,
    order: value.order ?? index + 1,
    weeks: value.weeks,
    tasks: (value.tasks ?? []).map((task, i) => ({
      ...task,
      effort: asText(task.effort),
      defects: task.defects ?? [],
      source: source.mentionOf(tasks[i] ?? node),
    })),
    exitCriteria: (value.exitCriteria ?? []).map((check, i) => ({
      ...check,
      source: source.mentionOf(criteria[i] ?? node),
    })),
    mentions: [source.mentionOf(node)],
  });
}

function readCriterion(node: ValueNode, source: SourceText, fragment: Fragment): void {
  const value = parse(nativeCriterion, node, source);
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
  const value = parse(nativeTemplate, node, source);
  if (!value || node.kind !== 'map') return;
  const targetPath = workspacePath(value.targetPath);
  if (targetPath === undefined) {
    // FIXES.md: the template stays listed, with a problem, without a fix.
    const at = entryOf(node, 'targetPath')?.value ?? node;
    source.problem(
      at.start,
      at.end,
      'error',
      `\`${value.targetPath}\` leaves the workspace; this template is never applied.`,
    );
  }
  fragment.templates.push({
    id: value.id,
    title: value.title ?? value.id,
    language: value.language ?? languageOf(value.targetPath),
    targetPath: targetPath ?? value.targetPath,
    mode: value.mode,
    code: value.code,
    source: source.mentionOf(node),
    defects: value.defects ?? [],
  });
}
