import * as l10n from '@vscode/l10n';
import type { FileText } from '../files/FileAccess.js';
import { lineEndAt } from '../fixes/lines.js';
import type { OffsetEdit } from '../fixes/offsetEdits.js';
import type { Task } from '../model/ledger.js';
import type { Mention } from '../model/range.js';
import type { Fragment } from '../sources/fragment.js';
import { keyedEntry, fieldKeys } from '../sources/inventory/keys.js';
import { splitCells } from '../sources/report/markdown/splitCells.js';
import { scalarText } from '../sources/valueTree.js';
import type { ValuePath } from './changedPaths.js';
import { emptyCell } from './clearedField.js';
import { placedAt } from './dataNodes.js';
import { contentEnd } from './entryExtent.js';
import { tokens } from './fieldInData.js';
import { insertedField } from './insertedField.js';
import { Proof } from './Proof.js';
import { removals } from './removals.js';
import { sameRange } from './sameRange.js';
import { refused, stale, type WritePlan } from './WritePlan.js';

export type TaskField = 'title' | 'owner' | 'effort';

const keys: Record<TaskField, readonly string[]> = {
  title: ['title', 'task', 'name', 'description', 'action', 'item', 'deliverable'],
  owner: fieldKeys.owner,
  effort: fieldKeys.effort,
};

/**
 * The smallest edit that gives a field of a task another value, or takes it away, in the writing that is there. What does not read back as just that
 * is refused. Never throws.
 * @param mention where the task stands (`source`)
 * @param value undefined: cleared
 */
export function planTaskField(
  source: FileText | Proof,
  mention: Mention,
  field: TaskField,
  value: string | undefined,
): WritePlan {
  const { path } = mention;
  if (value === undefined && field === 'title') return refused(l10n.t('A task cannot be without a title.'));
  if (value !== undefined && (value.trim() === '' || value !== value.trim()))
    return refused(l10n.t('An empty {0} cannot be written; clear it instead.', field));
  const proof = Proof.of(path, source);
  if (proof.obstacle !== undefined) return refused(proof.obstacle);
  const [found, ...more] = tasksOf(proof.before).filter(({ task }) =>
    sameRange(task.source.range, mention.range),
  );
  if (!found) return stale(path);
  if (more.length > 0)
    return refused(l10n.t('{0} does not tell apart which of several tasks stands there.', path));
  const says = (after: Fragment): boolean =>
    tasksOf(after).find((other) => other.path.join('/') === found.path.join('/'))?.task[field] === value;
  if (says(proof.before)) return { kind: 'nothing' };
  const place = { proof, task: found.task, field };
  const edits = proof.format === 'report' ? inReport(place, value) : inData(place, value);
  const plan = proof.first(edits, {
    says,
    mayChange: (changed) => changed.join('/') === [...found.path, field].join('/'),
  });
  return (
    plan ??
    refused(
      l10n.t(
        '{0} has no place for the {1} of the task “{2}”; it is left as it is.',
        path,
        field,
        found.task.title,
      ),
    )
  );
}

function tasksOf({ phases }: Fragment): { task: Task; path: ValuePath }[] {
  return phases.flatMap(({ tasks, tracks = [] }, p) => [
    ...tasks.map((task, t) => ({ task, path: ['phases', p, 'tasks', t] })),
    ...tracks.flatMap((track, r) =>
      track.tasks.map((task, t) => ({ task, path: ['phases', p, 'tracks', r, 'tasks', t] })),
    ),
  ]);
}

interface Place {
  readonly proof: Proof;
  readonly task: Task;
  readonly field: TaskField;
}

function* inData({ proof, task, field }: Place, value: string | undefined): Iterable<readonly OffsetEdit[]> {
  const { work, root, format } = proof;
  const [start, end] = [task.source.range.start, task.source.range.end].map((at) => work.offset(at)) as [
    number,
    number,
  ];
  const node = placedAt(root, start, end, ['map', 'scalar'])?.node;
  const isJson = format === 'json';
  if (node?.kind === 'scalar') {
    if (field === 'title' && value !== undefined)
      for (const newText of tokens(work.text, node.start, node.end, value, isJson))
        yield [{ start: node.start, end: node.end, newText }];
    return;
  }
  if (node?.kind !== 'map') return;
  const pair = keyedEntry(node, ...keys[field]);
  if (value === undefined) {
    if (pair) yield* removals({ text: work.text, parent: node, start: pair.keyStart, comment: /^(?!)/u });
    return;
  }
  if (pair && scalarText(pair.value) !== undefined) {
    const { start: from, end: to } = pair.value;
    // The unit of `effort_days: 3` stands in the key.
    const bare = /^-?[\d.]+$/u.test(scalarText(pair.value)!)
      ? /^(\d+(?:\.\d+)?) \p{L}+$/u.exec(value)?.[1]
      : undefined;
    for (const said of [...(bare === undefined ? [] : [bare]), value])
      for (const newText of tokens(work.text, from, to, said, isJson))
        yield [{ start: from, end: to, newText }];
    return;
  }
  for (const key of new Set([...keysElsewhere(proof, field), keys[field][0]!]))
    for (const token of tokens(work.text, node.start, node.start, value, isJson))
      yield* insertedField(work.text, node, { key, token }, isJson);
}

/** As other tasks of the source call the field. */
function* keysElsewhere({ before, work, root }: Proof, field: TaskField): Iterable<string> {
  for (const { task } of tasksOf(before)) {
    if (task[field] === undefined) continue;
    const { start, end } = task.source.range;
    const node = placedAt(root, work.offset(start), work.offset(end), ['map'])?.node;
    const pair = node?.kind === 'map' ? keyedEntry(node, ...keys[field]) : undefined;
    if (pair) yield pair.key;
  }
}

function* inReport(
  { proof, task, field }: Place,
  value: string | undefined,
): Iterable<readonly OffsetEdit[]> {
  const { text } = proof.work;
  const start = proof.work.offset(task.source.range.start);
  const end = contentEnd(text, start, proof.work.offset(task.source.range.end));
  const old = task[field];
  const isRow = /^[\s>]*\|/u.test(text.slice(start, lineEndAt(text, start)));
  if (old === undefined) {
    if (value === undefined) return;
    if (isRow) {
      for (const cell of splitCells(text, start, end).cells)
        if (emptyCell.test(cell.text)) {
          const isBare = text.slice(cell.start - 1, cell.start) === '|';
          yield [
            {
              start: cell.start,
              end: cell.end,
              newText: (isBare ? ' ' : '') + value + (cell.text === '' ? ' ' : ''),
            },
          ];
        }
    } else yield [{ start: end, end, newText: field === 'effort' ? ` (${value})` : ` (owner: ${value})` }];
    return;
  }
  for (let at = text.lastIndexOf(old, end - old.length); at >= start; at = text.lastIndexOf(old, at - 1)) {
    const to = at + old.length;
    if (value !== undefined) yield [{ start: at, end: to, newText: value }];
    else if (isRow) for (const newText of ['', '-']) yield [{ start: at, end: to, newText }];
    else {
      const before = /\s*[([]?\s*(?:[\p{L}]+:\s*)?$/u.exec(text.slice(start, at))![0].length;
      const behind = /^\s*[)\]]?/u.exec(text.slice(to, end))![0].length;
      yield [{ start: at - before, end: to + behind, newText: '' }];
    }
    if (at === 0) return;
  }
}
