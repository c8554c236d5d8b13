import type { Defect, Ledger } from '../model/ledger.js';
import type { Fragment } from '../sources/fragment.js';
import { findContradictions } from './contradictions/findContradictions.js';
import { DefectIds } from './identity/DefectIds.js';
import { groupDefects, rankFragments, type DefectGroup } from './identity/groupDefects.js';
import { noDecisions, type IdentityDecisions } from './identity/IdentityDecisions.js';
import { mergeGroup } from './identity/mergeGroup.js';
import { repeatedIds } from './identity/repeatedIds.js';
import { linkTemplates } from './linkTemplates.js';
import { joinPhases } from './phases/joinPhases.js';
import { phasesOfDefects } from './phases/phasesOfDefects.js';
import { uniqueCriteria } from './uniqueCriteria.js';
import { uniqueTemplates } from './uniqueTemplates.js';

interface Made {
  readonly entries: DefectGroup['entries'];
  readonly defect: Defect;
}

/**
 * Fragments to one ledger, without evidence: each defect once, with every place that mentions it, each phase once, and where
 * sources contradict each other. Remembers what it made, so that a defect whose sources did not change stays the
 * same object and the views redraw only the others.
 */
export class LedgerBuilder {
  private made = new Map<string, Made>();

  build(fragments: readonly Fragment[], decisions: IdentityDecisions = noDecisions): Ledger {
    const ranked = rankFragments(fragments);
    const groups = groupDefects(ranked, decisions);
    const ids = new DefectIds(groups);
    const unique = uniqueTemplates(ranked);
    const phases = joinPhases(ranked, groups);
    const inPhases = phasesOfDefects(phases, groups);
    const defects = groups.map((group) => ({
      ...mergeGroup(group, ids),
      phases: inPhases.get(group.id) ?? [],
      templates: [
        ...new Set(
          group.entries.flatMap(({ entry, fragment }) =>
            entry.templates.flatMap((id) => unique.idOf(id, fragment) ?? []),
          ),
        ),
      ],
    }));
    linkTemplates(defects, unique.templates, ranked, ids);
    return {
      version: 1,
      sources: ranked.map((fragment) => fragment.source),
      readiness: ranked.flatMap((fragment) => fragment.readiness),
      scores: ranked.flatMap((fragment) => fragment.scores),
      suites: ranked.flatMap((f) => f.suites.map(({ totalSpan: _, ...suite }) => suite)),
      totals: ranked.flatMap((f) => f.totals.map(({ span: _, ...total }) => total)),
      defects: this.reuse(groups, defects),
      phases,
      criteria: uniqueCriteria(ranked),
      templates: unique.templates,
      contradictions: findContradictions({ fragments: ranked, groups }),
      problems: [
        ...ranked.flatMap((fragment) => fragment.problems),
        ...repeatedIds(groups),
        ...unique.problems,
      ],
      unreported: [],
    };
  }

  private reuse(groups: readonly DefectGroup[], defects: readonly Defect[]): Defect[] {
    const made = new Map<string, Made>();
    const result = defects.map((fresh, i) => {
      const { entries } = groups[i]!;
      const last = this.made.get(fresh.id);
      const defect = last && isSame(last, entries, fresh) ? last.defect : fresh;
      made.set(fresh.id, { entries, defect });
      return defect;
    });
    this.made = made;
    return result;
  }
}

function isSame(last: Made, entries: Made['entries'], fresh: Defect): boolean {
  return (
    last.entries.length === entries.length &&
    last.entries.every(({ entry, key, joinedBy }, i) => {
      const now = entries[i]!;
      return entry === now.entry && key === now.key && joinedBy === now.joinedBy;
    }) &&
    equal(last.defect.templates, fresh.templates) &&
    equal(last.defect.phases, fresh.phases) &&
    equal(last.defect.dependsOn, fresh.dependsOn)
  );
}

function equal(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
