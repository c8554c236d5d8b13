import type { Phase } from '../../model/ledger.js';
import type { DefectGroup } from '../identity/groupDefects.js';
import { indexOf } from './plansOf.js';

/**
 * The ids of the phases that deal with each defect, in the order of the phases: by their tasks, by the topics of their titles, by
 * the title itself where a phase has neither. Defects of no phase are absent. Tracks do not count: they run beside the plan.
 * @param phases as `joinPhases` made them
 */
export function phasesOfDefects(
  phases: readonly Phase[],
  groups: readonly DefectGroup[],
): Map<string, string[]> {
  const index = indexOf(groups);
  const byDefect = new Map<string, string[]>();
  for (const { id, title, tasks, topics } of phases) {
    const links =
      tasks.length === 0 && topics === undefined
        ? index.match(title)
        : (topics ?? []).flatMap((topic) => index.matchTopic(topic));
    const defects = [...tasks.flatMap((task) => task.defects), ...links.map(({ defect }) => defect)];
    for (const defect of new Set(defects)) {
      const known = byDefect.get(defect);
      if (known) known.push(id);
      else byDefect.set(defect, [id]);
    }
  }
  return byDefect;
}
