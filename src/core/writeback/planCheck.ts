import * as l10n from '@vscode/l10n';
import type { FileText } from '../files/FileAccess.js';
import type { Mention } from '../model/range.js';
import { RANKS, type DefectEntry, type Fragment } from '../sources/fragment.js';
import type { ValuePath } from './changedPaths.js';
import { checkInData } from './checkInData.js';
import { Proof } from './Proof.js';
import { sameRange } from './sameRange.js';
import { tickWritings } from './tickWritings.js';
import { refused, stale, type WritePlan } from './WritePlan.js';

/** Something that is ticked, and where the fragment has it. */
interface Ticked {
  readonly text: string;
  readonly done: boolean;
  readonly source: Mention;
  readonly path: ValuePath;
}

/**
 * The smallest edit of a source that ticks or unticks one of its tasks, criteria or checks, in the writing that is there: a checkbox, a glyph, the
 * cell of its state, `done: true`. What does not read back as just that is refused. Never throws.
 * @param source the source's text of now
 * @param mention where the task, criterion or check stands in it (`source`)
 */
export function planCheck(source: FileText | Proof, mention: Mention, done: boolean): WritePlan {
  const { path } = mention;
  const proof = Proof.of(path, source);
  const { before, work } = proof;
  const found = ticksOf(before).filter(({ source }) => sameRange(source.range, mention.range));
  const [first] = found;
  if (!first) return stale(path);
  if (proof.obstacle !== undefined) return refused(proof.obstacle);
  if (found.some(({ text }) => text !== first.text))
    return refused(l10n.t('{0} does not tell apart which of several checks stands there.', path));
  if (found.every((each) => each.done === done)) return { kind: 'nothing' };
  const [start, end] = [work.offset(mention.range.start), work.offset(mention.range.end)];
  const candidates =
    proof.format === 'report'
      ? tickWritings(work.text, start, end, done, true)
      : checkInData(proof, start, end, done, before.rank === RANKS.native);
  const plan = proof.first(candidates, {
    says: (after) => found.every((each) => doneAt(after, each.path) === done),
    mayChange: (changed) =>
      changed.at(-1) === 'done' && found.some((each) => isSame(each.path, changed.slice(0, -1))),
  });
  return (
    plan ??
    refused(
      done
        ? l10n.t('{0} has no place to tick “{1}”; it is left as it is.', path, short(first.text))
        : l10n.t('{0} has no place to untick “{1}”; it is left as it is.', path, short(first.text)),
    )
  );
}

/** Tasks, criteria and checks wherever they are. */
export function ticksOf({
  phases,
  criteria,
  defects,
}: Pick<Fragment, 'phases' | 'criteria'> & { defects: readonly Pick<DefectEntry, 'checklist'>[] }): Ticked[] {
  const found: Ticked[] = [];
  const add = (
    checks: readonly { text?: string; title?: string; done: boolean; source: Mention }[],
    ...path: ValuePath
  ): void => {
    for (const [i, { text, title, done, source }] of checks.entries())
      found.push({ text: text ?? title ?? '', done, source, path: [...path, i] });
  };
  for (const [p, { tasks, tracks, exitCriteria }] of phases.entries()) {
    add(tasks, 'phases', p, 'tasks');
    for (const [t, track] of (tracks ?? []).entries()) add(track.tasks, 'phases', p, 'tracks', t, 'tasks');
    add(exitCriteria, 'phases', p, 'exitCriteria');
  }
  add(criteria, 'criteria');
  for (const [d, { checklist }] of defects.entries()) add(checklist, 'defects', d, 'checklist');
  return found;
}

function doneAt(fragment: Fragment, path: ValuePath): unknown {
  let at: unknown = fragment;
  for (const key of [...path, 'done'])
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined;
  return at;
}

function isSame(a: ValuePath, b: ValuePath): boolean {
  return a.length === b.length && a.every((key, i) => key === b[i]);
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
