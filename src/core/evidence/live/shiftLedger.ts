import { defectIndexesIn, shareDefectsIn } from '../../ledger/defectsIn.js';
import type { Check, Defect, Ledger, Occurrence, Phase, Task } from '../../model/ledger.js';
import type { Mention, Range } from '../../model/range.js';

/** Where the ranges of one file stand now. */
export interface FileShift {
  /** Undefined when nothing is left of the range. */
  range(range: Range): Range | undefined;
  /** As `range`; of one that is gone, the empty place where it was. */
  place(range: Range): Range;
}

/**
 * The ledger with every range where it stands after edits of some files. An occurrence of which nothing is left is gone; what a
 * source says keeps an empty place until the source is read again. Whatever has no range there stays the same object.
 */
export function shiftLedger(ledger: Ledger, shifts: ReadonlyMap<string, FileShift>): Ledger {
  const defects = [...ledger.defects];
  let result: Ledger = { ...ledger, defects };
  const mover = new Mover(shifts);
  let inSource = false;
  for (const path of shifts.keys()) {
    for (const i of defectIndexesIn(ledger, path)) {
      if (defects[i] === ledger.defects[i]) defects[i] = mover.defect(ledger.defects[i]!);
    }
    inSource ||= ledger.sources.some((source) => source.path === path);
  }
  result.problems = mover.all(ledger.problems, (problem) => mover.mention(problem));
  result.unreported = mover.all(ledger.unreported, (unreported) => mover.mention(unreported));
  if (inSource) result = { ...result, ...mover.statements(ledger) };
  shareDefectsIn(ledger, result);
  return result;
}

class Mover {
  constructor(private readonly shifts: ReadonlyMap<string, FileShift>) {}

  /** The same array when everything stays. */
  all<T>(items: T[], move: (item: T) => T): T[] {
    let moved: T[] | undefined;
    for (const [i, item] of items.entries()) {
      const now = move(item);
      if (now !== item) (moved ??= [...items])[i] = now;
    }
    return moved ?? items;
  }

  mention<T extends Mention>(mention: T): T {
    const range = this.shifts.get(mention.path)?.place(mention.range) ?? mention.range;
    return range === mention.range ? mention : { ...mention, range };
  }

  defect(defect: Defect): Defect {
    const occurrences = this.occurrences(defect.occurrences);
    const mentions = this.all(defect.mentions, (mention) => this.mention(mention));
    const anchors = this.all(defect.anchors, (anchor) => this.sourced(anchor));
    const checklist = this.all(defect.checklist, (check) => this.sourced(check));
    const same =
      occurrences === defect.occurrences &&
      mentions === defect.mentions &&
      anchors === defect.anchors &&
      checklist === defect.checklist;
    return same ? defect : { ...defect, occurrences, mentions, anchors, checklist };
  }

  /** What the sources say beside defects. */
  statements(ledger: Ledger): Partial<Ledger> {
    return {
      readiness: this.all(ledger.readiness, (item) => this.sourced(item)),
      scores: this.all(ledger.scores, (item) => this.sourced(item)),
      suites: this.all(ledger.suites, (item) => this.sourced(item)),
      totals: this.all(ledger.totals, (item) => this.sourced(item)),
      criteria: this.all(ledger.criteria, (item) => this.sourced(item)),
      templates: this.all(ledger.templates, (item) => this.sourced(item)),
      phases: this.all(ledger.phases, (phase) => this.phase(phase)),
      contradictions: this.all(ledger.contradictions, (contradiction) => {
        const claims = this.all(contradiction.claims, (claim) => this.sourced(claim));
        return claims === contradiction.claims ? contradiction : { ...contradiction, claims };
      }),
    };
  }

  private occurrences(occurrences: Occurrence[]): Occurrence[] {
    let gone = false;
    const moved = this.all(occurrences, (occurrence) => {
      const shift = this.shifts.get(occurrence.path);
      if (!shift) return occurrence;
      const range = shift.range(occurrence.range);
      gone ||= range === undefined;
      return range === undefined || range === occurrence.range ? occurrence : { ...occurrence, range };
    });
    if (!gone) return moved;
    return moved.filter((_, i) => {
      const { path, range } = occurrences[i]!;
      return !this.shifts.has(path) || this.shifts.get(path)!.range(range) !== undefined;
    });
  }

  private sourced<T extends { source: Mention }>(item: T): T {
    const source = this.mention(item.source);
    return source === item.source ? item : { ...item, source };
  }

  private phase(phase: Phase): Phase {
    const tasks = (list: Task[]): Task[] => this.all(list, (task) => this.sourced(task));
    const tracks =
      phase.tracks &&
      this.all(phase.tracks, (track) => {
        const moved = this.sourced(track);
        const own = tasks(track.tasks);
        return own === track.tasks ? moved : { ...moved, tasks: own };
      });
    const moved = {
      tasks: tasks(phase.tasks),
      exitCriteria: this.all(phase.exitCriteria, (check: Check) => this.sourced(check)),
      mentions: this.all(phase.mentions, (mention) => this.mention(mention)),
    };
    const same =
      tracks === phase.tracks &&
      moved.tasks === phase.tasks &&
      moved.exitCriteria === phase.exitCriteria &&
      moved.mentions === phase.mentions;
    return same ? phase : { ...phase, ...moved, ...(tracks ? { tracks } : {}) };
  }
}
