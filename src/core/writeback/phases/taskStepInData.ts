import { yamlFlow } from '../../export/inventory/yamlItem.js';
import { lineEndAt, lineEndOf, lineStartAt } from '../../fixes/lines.js';
import type { OffsetEdit } from '../../fixes/offsetEdits.js';
import { keyedEntry } from '../../sources/inventory/keys.js';
import { scalarText, type ListNode, type MapNode } from '../../sources/valueTree.js';
import { aboveAt, appendedItem, columnAt, shifted, spaced, type Item } from '../appendedItem.js';
import { placedAt, type Placed } from '../dataNodes.js';
import { contentEnd, linesOf } from '../entryExtent.js';
import { insertedField } from '../insertedField.js';
import type { Proof } from '../Proof.js';
import { removals } from '../removals.js';
import type { TaskStep } from './TaskStep.js';

const titleKeys = ['title', 'task', 'name', 'description', 'action', 'item', 'deliverable'];
const defectsKeys = ['defects', 'defect_ids', 'issues', 'fixes', 'resolves'];
const listKeys = ['tasks', 'deliverables', 'items', 'actions', 'activities', 'work_items', 'steps'];

/** Edits of a JSON or YAML source that could do it; the likeliest first. */
export function* taskStepInData(proof: Proof, step: TaskStep): Iterable<readonly OffsetEdit[]> {
  const { text } = proof.work;
  if (step.kind === 'add') {
    yield* appended(proof, step.to, newItem(proof, step));
    return;
  }
  const placed = taskNode(proof, step.from);
  if (!placed?.parent) return;
  const { node, parent } = placed;
  const comment = proof.format === 'json' ? /^(?:\/\/|\/\*.*\*\/\s*$)/u : /^#/u;
  if (step.kind === 'unlink') {
    const list = node.kind === 'map' ? keyedEntry(node, ...defectsKeys)?.value : undefined;
    const item = list?.kind === 'list' ? list.items.find((one) => scalarText(one) === step.id) : undefined;
    if (list && item) yield* removals({ text, parent: list, start: item.start, comment: /^(?!)/u });
    return;
  }
  const gone = removals({ text, parent, start: node.start, comment });
  if (step.kind === 'remove') {
    yield* gone;
    return;
  }
  const end = contentEnd(text, node.start, node.end);
  const isBlock = text[parent.start] !== '[';
  const lines = linesOf(text, node.start, end, comment);
  const own = { column: columnAt(text, node.start), text: text.slice(node.start, end) };
  const above = lines && isBlock ? text.slice(lines.start, lineStartAt(text, node.start)) : '';
  const behind = lines && isBlock ? text.slice(end, lineEndAt(text, end)) : '';
  for (const removal of gone)
    for (const insertion of appended(proof, step.to, { ...own, above, behind }))
      yield [...removal, ...insertion];
}

/** The item at the end of the tasks of a phase. */
function* appended(proof: Proof, phase: number, item: Item): Iterable<readonly OffsetEdit[]> {
  const { text } = proof.work;
  const target = taskList(proof, phase);
  if (!target) return;
  if (target.kind === 'map') {
    const isBlock = text[target.start] !== '{';
    const indent = ' '.repeat(columnAt(text, target.entries[0]?.keyStart ?? target.start));
    const token = isBlock
      ? lineEndOf(text) +
        aboveAt(text, item, `${indent}  `) +
        shifted({ ...item, text: `${indent}  - ${item.text}` }, indent.length + 4) +
        (item.behind ?? '')
      : `[${shifted(item, columnAt(text, target.start))}]`;
    yield* insertedField(text, target, { key: listKey(proof), token }, proof.format === 'json');
    return;
  }
  yield* appendedItem(proof, target, item);
}

function taskNode({ before, work, root }: Proof, [p, t]: readonly [number, number]): Placed | undefined {
  const range = before.phases[p]?.tasks[t]?.source.range;
  if (!range) return undefined;
  const placed = placedAt(root, work.offset(range.start), work.offset(range.end), ['map', 'scalar']);
  return placed?.parent?.kind === 'list' ? placed : undefined;
}

/** The list of the tasks of a phase; the phase itself where it has none. */
function taskList(proof: Proof, phase: number): ListNode | MapNode | undefined {
  const { before, work, root } = proof;
  const first = taskNode(proof, [phase, 0])?.parent;
  if (first?.kind === 'list') return first;
  const range = before.phases[phase]?.mentions[0]?.range;
  const node =
    range && placedAt(root, work.offset(range.start), work.offset(range.end), ['map', 'list'])?.node;
  if (node?.kind !== 'map') return node?.kind === 'list' ? node : undefined;
  const list = keyedEntry(node, ...listKeys)?.value;
  return list?.kind === 'list' ? list : node;
}

/** As other phases call their tasks. */
function listKey(proof: Proof): string {
  const { text } = proof.work;
  for (const [p] of proof.before.phases.entries()) {
    const start = taskNode(proof, [p, 0])?.parent?.start;
    const before = start === undefined ? '' : text.slice(Math.max(0, start - 80), start);
    const key = /["']?([\p{L}\d_ -]+)["']?\s*:\s*$/u.exec(before)?.[1];
    if (key !== undefined) return key.trim();
  }
  return 'tasks';
}

/** A new task in the manner of the last one of the phase, else of any. */
function newItem(proof: Proof, { to, title, defects }: Extract<TaskStep, { kind: 'add' }>): Item {
  const { before, work, format } = proof;
  const places = [to, ...before.phases.keys()].flatMap(
    (p) => taskNode(proof, [p, (before.phases[p]?.tasks.length ?? 0) - 1]) ?? [],
  );
  const like = places[0]?.node;
  if (like?.kind === 'scalar')
    return { text: format === 'json' ? JSON.stringify(title) : yamlFlow(title), column: 0 };
  const maps = places.map(({ node }) => node).filter((node): node is MapNode => node.kind === 'map');
  const key = (known: readonly string[]): string =>
    maps.flatMap((map) => keyedEntry(map, ...known)?.key ?? [])[0] ?? known[0]!;
  const value = {
    [key(titleKeys)]: title,
    ...(defects.length > 0 ? { [key(defectsKeys)]: [...defects] } : {}),
  };
  if (format === 'json') return { text: spaced(value), column: 0 };
  const isFlow = like && work.text[like.start] === '{';
  if (isFlow) return { text: yamlFlow(value), column: 0 };
  const lines = Object.entries(value).map(([name, part]) => `${name}: ${yamlFlow(part)}`);
  return { text: lines.join('\n'), column: 0 };
}
