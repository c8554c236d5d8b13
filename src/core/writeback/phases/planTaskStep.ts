import * as l10n from '@vscode/l10n';
import type { FileText } from '../../files/FileAccess.js';
import type { Phase, Task } from '../../model/ledger.js';
import type { Fragment } from '../../sources/fragment.js';
import type { ValuePath } from '../changedPaths.js';
import { Proof } from '../Proof.js';
import type { Shift } from '../SourceDraft.js';
import { refused, type WritePlan } from '../WritePlan.js';
import { taskStepInData } from './taskStepInData.js';
import { taskStepInReport } from './taskStepInReport.js';
import type { TaskStep } from './TaskStep.js';

/** One change of the tasks of a source. What does not read back as just that is refused. Never throws. */
export function planTaskStep(source: FileText | Proof, path: string, step: TaskStep): WritePlan {
  const proof = Proof.of(path, source);
  if (proof.obstacle !== undefined) return refused(proof.obstacle);
  const wanted = JSON.stringify(tasksAfter(proof.before, step));
  const touched = [...('from' in step ? [step.from[0]] : []), ...('to' in step ? [step.to] : [])];
  const candidates = proof.format === 'report' ? taskStepInReport(proof, step) : taskStepInData(proof, step);
  const plan = proof.first(candidates, {
    says: (after) => JSON.stringify(after.phases.map(({ tasks }) => tasks.map(saidOf))) === wanted,
    mayChange: ([list, phase, part]) =>
      list === 'phases' && part === 'tasks' && touched.includes(phase as number),
    dataMayChange: (changed) => changed.length <= touched.length,
  });
  return (
    plan ??
    refused(l10n.t('{0} has no place for this task in the way it is written; nothing was changed.', path))
  );
}

/** Where tasks are after the step. */
export function shiftOf(step: TaskStep, { phases }: Fragment): Shift | undefined {
  if (step.kind !== 'move' && step.kind !== 'remove') return undefined;
  const [p, t] = step.from;
  return (path: ValuePath) => {
    const [list, phase, part, task, ...rest] = path;
    if (list !== 'phases' || part !== 'tasks' || phase !== p || typeof task !== 'number' || task < t)
      return path;
    if (task > t) return [list, phase, part, task - 1, ...rest];
    return step.kind === 'move' ? [list, step.to, part, phases[step.to]!.tasks.length, ...rest] : undefined;
  };
}

/** What a task says, without where. */
function saidOf({ title, done, effort, owner, defects }: Task): unknown {
  return [title, done, effort ?? null, owner ?? null, defects];
}

function tasksAfter({ phases }: Fragment, step: TaskStep): unknown[][] {
  const lists = phases.map(({ tasks }: Phase) => tasks.map(saidOf));
  if (step.kind === 'add') {
    lists[step.to]!.push([step.title, false, null, null, step.defects]);
    return lists;
  }
  const [p, t] = step.from;
  if (step.kind === 'unlink') {
    const task = phases[p]!.tasks[t]!;
    lists[p]![t] = saidOf({ ...task, defects: task.defects.filter((id) => id !== step.id) });
    return lists;
  }
  const [task] = lists[p]!.splice(t, 1);
  if (step.kind === 'move') lists[step.to]!.push(task);
  return lists;
}
