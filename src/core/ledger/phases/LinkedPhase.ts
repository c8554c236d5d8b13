import type { Phase, Task } from '../../model/ledger.js';
import type { Mention } from '../../model/range.js';
import type { Fragment } from '../../sources/fragment.js';
import { firstLine } from './firstLine.js';
import type { DefectIndex, Link } from './DefectIndex.js';

/** A defect that a phase deals with: the task that says so the plainest, or the title. */
export interface Place extends Link {
  readonly source: Mention;
}

/** A phase as one source tells it, its tasks' `defects` being ids of the ledger. */
export interface LinkedPhase {
  readonly phase: Phase;
  readonly fragment: Fragment;
  /** By defect. Of tracks nothing: they are plans of their own that run beside. */
  readonly places: ReadonlyMap<string, Place>;
}

/** An id that the source names stands above any likeness of words. */
const declared = 3;

export function linkPhase(phase: Phase, fragment: Fragment, index: DefectIndex): LinkedPhase {
  const places = new Map<string, Place>();
  const add = (links: readonly Link[], source: Mention): void => {
    for (const { defect, score } of links) {
      if ((places.get(defect)?.score ?? -1) < score) places.set(defect, { defect, score, source });
    }
  };
  const context = [phase.title, ...(phase.topics ?? [])].join(' ');
  const link = (task: Task, keep: boolean): Task => {
    const ids = task.defects.map((id) => index.defectOf(id, fragment) ?? id);
    const written = ids.map((defect) => ({ defect, score: declared }));
    // Where a task lists its defects, only an id in its title adds to them.
    const links =
      written.length > 0
        ? [...written, ...index.named(task.title).map((defect) => ({ defect, score: declared }))]
        : index.match(task.title, context);
    if (keep) add(links, task.source);
    return links.length === 0 ? task : { ...task, defects: [...new Set(links.map(({ defect }) => defect))] };
  };
  const tasks = phase.tasks.map((task) => link(task, true));
  const tracks = phase.tracks?.map((track) => ({
    ...track,
    tasks: track.tasks.map((task) => link(task, false)),
  }));
  const title = phase.mentions[0] && firstLine(phase.mentions[0]);
  if (title) {
    for (const topic of phase.topics ?? []) add(index.matchTopic(topic), title);
    if (tasks.length === 0 && phase.topics === undefined) add(index.match(phase.title), title);
  }
  return { phase: { ...phase, tasks, ...(tracks ? { tracks } : {}) }, fragment, places };
}
