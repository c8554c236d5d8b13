import { disagreement } from '../liveness.js';
import type { Defect, Phase, Task } from '../../model/ledger.js';
import { isOpen } from '../../model/vocabulary.js';

export interface TaskProgress {
  done: number;
  total: number;
  /** Whole percent, rounded down, so that 100 means all; undefined where there is nothing to do. */
  percent: number | undefined;
}

/** What the evidence says of linked defects: each is in one of the three. */
export interface EvidenceProgress {
  total: number;
  /** Closed or cleared, and not in the code any more. */
  fixed: number;
  /** The code still proves it, whatever its status says. */
  confirmed: number;
}

type FindDefect = (id: string) => Defect | undefined;

export function taskProgress(tasks: readonly { readonly done: boolean }[]): TaskProgress {
  const done = tasks.filter((task) => task.done).length;
  const total = tasks.length;
  return { done, total, percent: total === 0 ? undefined : Math.floor((done * 100) / total) };
}

/** Every task of a phase, those of its tracks behind its own. */
export function allTasks({ tasks, tracks = [] }: Pick<Phase, 'tasks' | 'tracks'>): Task[] {
  return [...tasks, ...tracks.flatMap((track) => track.tasks)];
}

export function evidenceProgress(defects: readonly Defect[]): EvidenceProgress {
  const confirmed = defects.filter(({ evidence }) => evidence === 'confirmed').length;
  const fixed = defects.filter(
    ({ evidence, status }) => evidence !== 'confirmed' && (evidence === 'cleared' || !isOpen(status)),
  ).length;
  return { total: defects.length, fixed, confirmed };
}

/** The defects of a task that says done while the code still proves them; what nobody means to fix may stay. */
export function refutedBy(task: Pick<Task, 'done' | 'defects'>, find: FindDefect): Defect[] {
  if (!task.done) return [];
  return task.defects.flatMap((id) => {
    const defect = find(id);
    return defect?.evidence === 'confirmed' && defect.status !== 'wont-fix' ? [defect] : [];
  });
}

/** Work on it remains: it is open and not cleared, or called resolved while the code still proves it. */
export function remains(defect: Defect): boolean {
  const difference = disagreement(defect);
  return difference === 'regression' || (isOpen(defect.status) && difference !== 'looks-fixed');
}

/** The defects that must be resolved first and are not; an id that nobody knows blocks nothing. */
export function blockersOf(defect: Defect, find: FindDefect): Defect[] {
  return [...new Set(defect.dependsOn)].flatMap((id) => {
    const other = id === defect.id ? undefined : find(id);
    return other && remains(other) ? [other] : [];
  });
}

/** The source calls it done, or all of its work is ticked. */
export function isOver(phase: Phase): boolean {
  const { done, total } = taskProgress(allTasks(phase));
  return phase.state === 'done' || (total > 0 && done === total);
}
