import { groupDefects, rankFragments, type DefectGroup } from '../../ledger/identity/groupDefects.js';
import type { IdentityDecisions } from '../../ledger/identity/IdentityDecisions.js';
import { joinPhases } from '../../ledger/phases/joinPhases.js';
import { linkPhase } from '../../ledger/phases/LinkedPhase.js';
import { phasesOfDefects } from '../../ledger/phases/phasesOfDefects.js';
import { indexOf } from '../../ledger/phases/plansOf.js';
import type { Phase, Task } from '../../model/ledger.js';
import type { Fragment } from '../../sources/fragment.js';
import { sameRange } from '../sameRange.js';

/** A task of one source that deals with a defect. */
export interface TaskLink {
  readonly path: string;
  /** Of the phase among those of the fragment, and of the task in it. */
  readonly at: readonly [phase: number, task: number];
  /** Of the ledger. */
  readonly phaseId: string | undefined;
  readonly task: Task;
  /** It deals with no other defect. */
  readonly alone: boolean;
  /** The source lists the defect, under this id. */
  readonly written: string | undefined;
}

/** Which phases deal with which defects, by what the sources say now, and which tasks say so. */
export class PhaseFacts {
  readonly phases: readonly Phase[];
  readonly byDefect: ReadonlyMap<string, readonly string[]>;
  private readonly groups: readonly DefectGroup[];

  constructor(
    private readonly fragments: readonly Fragment[],
    decisions: IdentityDecisions,
  ) {
    const ranked = rankFragments(fragments);
    this.groups = groupDefects(ranked, decisions);
    this.phases = joinPhases(ranked, this.groups);
    this.byDefect = phasesOfDefects(this.phases, this.groups);
  }

  linksOf(id: string): TaskLink[] {
    const index = indexOf(this.groups);
    return this.fragments.flatMap((fragment) =>
      fragment.phases.flatMap((phase, p) =>
        linkPhase(phase, fragment, index).phase.tasks.flatMap((linked, t): TaskLink[] => {
          if (!linked.defects.includes(id)) return [];
          const task = phase.tasks[t]!;
          const written = task.defects.find((own) => (index.defectOf(own, fragment) ?? own) === id);
          const { path } = fragment.source;
          return [
            {
              path,
              at: [p, t],
              phaseId: this.idOf(phase),
              task,
              alone: linked.defects.length === 1,
              written,
            },
          ];
        }),
      ),
    );
  }

  /** The place of a phase of the ledger among those of a fragment; below 0 where that source does not have it. */
  placeOf(id: string, fragment: Fragment): number {
    return fragment.phases.findIndex((phase) => this.idOf(phase) === id);
  }

  /** Whether a source gives the defect an id of its own. */
  isNamed(id: string): boolean {
    return this.groups.some((group) => group.id === id && group.entries.some(({ entry }) => entry.hasOwnId));
  }

  private idOf({ mentions: [place] }: Phase): string | undefined {
    return this.phases.find(({ mentions }) =>
      mentions.some(({ path, range }) => place && path === place.path && sameRange(range, place.range)),
    )?.id;
  }
}
