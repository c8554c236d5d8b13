import type { Defect, Ledger, Phase } from '../model/ledger.js';
import type { Fragment } from '../sources/fragment.js';
import { atOnce, inSteps, inStepsFor, type Steps } from '../steps.js';
import { fieldsOfGroup } from './contradictions/fieldContradictions.js';
import { findContradictions } from './contradictions/findContradictions.js';
import { DefectIds } from './identity/DefectIds.js';
import { rankFragments } from './identity/groupDefects.js';
import { noDecisions, type IdentityDecisions } from './identity/IdentityDecisions.js';
import { concatenated, IdentityIndex, type IdentityChange } from './identity/IdentityIndex.js';
import type { IdentityGroup } from './identity/IdentityNode.js';
import { mergeGroup } from './identity/mergeGroup.js';
import { movedDefect } from './identity/movedDefect.js';
import { repeatedIds } from './identity/repeatedIds.js';
import { sameValue } from './identity/sameValue.js';
import { joinPhases } from './phases/joinPhases.js';
import { phasesOfDefects } from './phases/phasesOfDefects.js';
import { makePlans } from './phases/plansOf.js';
import { Remembered } from './Remembered.js';
import { TemplateLinks } from './TemplateLinks.js';
import { uniqueCriteria } from './uniqueCriteria.js';
import { uniqueTemplates, type UniqueTemplates } from './uniqueTemplates.js';

/**
 * Fragments to one ledger, without evidence: each defect once, with every place that mentions it, each phase once, and where
 * sources contradict each other. Remembers what it made: a change of one source costs what it touches and a glance
 * at the rest, and a defect whose sources did not change stays the same object, so that the views redraw only the others.
 */
export class LedgerBuilder {
  /** One that stays (ARCHITECTURE.md, "Code that stays compiled"). */
  static readonly lasting = new LedgerBuilder();

  private readonly identity = new IdentityIndex();
  private readonly templates = new Remembered<UniqueTemplates>();
  private readonly criteria = new Remembered<Ledger['criteria']>();
  private readonly links = new TemplateLinks();
  /** Those that name others, or templates. */
  private readonly naming = new Set<IdentityGroup>();
  private unique: UniqueTemplates | undefined;
  private inPhases: ReadonlyMap<string, readonly string[]> = new Map();

  build(fragments: readonly Fragment[], decisions: IdentityDecisions = noDecisions): Ledger {
    return atOnce(this.steps(fragments, decisions));
  }

  /** `build` in steps. One that was begun has to be finished before the next begins. */
  *steps(fragments: readonly Fragment[], decisions: IdentityDecisions = noDecisions): Steps<Ledger> {
    const ranked = rankFragments(fragments);
    const change = yield* this.identity.update(ranked, decisions);
    const { groups } = this.identity;
    const ids = new DefectIds((id) => this.identity.entriesOf(id));
    const unique = this.templates.get(partsOf(ranked, 'templates'), () => uniqueTemplates(ranked));
    yield;
    yield* makePlans(ranked, groups);
    const phases = joinPhases(ranked, groups);
    yield;
    const stale = yield* this.stale(ranked, change, ids, unique, phases);
    const before = new Map(change.gone.map(({ id, defect }) => [id, defect]));
    yield* inStepsFor(stale, { builder: this, ids, unique, before }, LedgerBuilder.remake);
    yield* inSteps(change.moved, (group) => {
      if (stale.has(group)) return;
      group.defect = movedDefect(group) ?? this.make(group, ids, unique);
      this.identity.remade(group);
    });
    yield* inSteps(change.groups, fieldsOfGroup);
    const { groupsBySource } = this.identity;
    const fields = groupsBySource.map((part) => part.fields);
    const contradictions = yield* findContradictions({ fragments: ranked, groups, fields });
    const repeated = yield* repeatedIds(this.identity.repeating());
    const problems = [...ranked.flatMap((fragment) => fragment.problems), ...repeated, ...unique.problems];
    yield;
    return {
      version: 1,
      sources: ranked.map((fragment) => fragment.source),
      readiness: ranked.flatMap((fragment) => fragment.readiness),
      scores: ranked.flatMap((fragment) => fragment.scores),
      suites: ranked.flatMap((f) => f.suites.map(({ totalSpan: _, ...suite }) => suite)),
      totals: ranked.flatMap((f) => f.totals.map(({ span: _, ...total }) => total)),
      defects: concatenated(groupsBySource.map((part) => part.defects)),
      phases,
      criteria: this.criteria.get(partsOf(ranked, 'criteria'), () => uniqueCriteria(ranked)),
      templates: unique.templates,
      contradictions,
      problems,
      unreported: [],
    };
  }

  private static remake(this: void, { builder, ids, unique, before }: Making, group: IdentityGroup): void {
    const fresh = builder.make(group, ids, unique);
    const known = group.defect ?? before.get(group.id);
    group.defect = known && sameValue(known, fresh) ? known : fresh;
    // Who asks for anchors sees at once that they are what they were.
    if (known && known !== group.defect && sameValue(known.anchors, fresh.anchors))
      fresh.anchors = known.anchors;
    builder.identity.remade(group);
  }

  /** The groups of which a defect is to be made. */
  private *stale(
    ranked: readonly Fragment[],
    change: IdentityChange,
    ids: DefectIds,
    unique: UniqueTemplates,
    phases: readonly Phase[],
  ): Steps<Set<IdentityGroup>> {
    const { groups } = this.identity;
    const stale = new Set(change.groups);
    for (const group of change.gone) this.naming.delete(group);
    yield* inStepsFor(change.groups, this.naming, takeNaming);
    yield* inSteps(change.moved, (group) => this.identity.moved(group));
    yield* inSteps(this.naming, (group) => {
      if (
        unique !== this.unique ||
        group.entries.some(({ entry }) => entry.dependsOn.some((id) => change.ids.has(id)))
      )
        stale.add(group);
    });
    this.unique = unique;
    const served = yield* this.links.update(groups, change, unique.templates, ranked, ids);
    for (const group of served) if (!group.isGone) stale.add(group);
    const inPhases = phases.length === 0 ? new Map<string, string[]>() : phasesOfDefects(phases, groups);
    if (inPhases.size + this.inPhases.size > 0) {
      yield* inSteps(groups, (group) => {
        if (!sameItems(this.inPhases.get(group.id), inPhases.get(group.id))) stale.add(group);
      });
    }
    this.inPhases = inPhases;
    return stale;
  }

  private make(group: IdentityGroup, ids: DefectIds, unique: UniqueTemplates): Defect {
    const made = mergeGroup(group, ids);
    const phases = this.inPhases.get(group.id);
    if (phases) made.phases = [...phases];
    const links = this.links.of(group);
    if (links.length === 0 && group.entries.every(({ entry }) => entry.templates.length === 0)) return made;
    const named = group.entries.flatMap(({ entry, fragment }) =>
      entry.templates.flatMap((id) => unique.idOf(id, fragment) ?? []),
    );
    made.templates = [...new Set([...named, ...links])];
    return made;
  }
}

interface Making {
  readonly builder: LedgerBuilder;
  readonly ids: DefectIds;
  readonly unique: UniqueTemplates;
  /** By id, of groups that are gone. */
  readonly before: ReadonlyMap<string, Defect | undefined>;
}

/** Forgets the defect that was made of a group, and takes it to those that name others. */
function takeNaming(naming: Set<IdentityGroup>, group: IdentityGroup): void {
  group.defect = undefined;
  for (const { entry } of group.entries)
    if (entry.dependsOn.length + entry.templates.length > 0) naming.add(group);
}

type Part = 'criteria' | 'templates';

/** What the sources say of one kind, without those that say nothing. */
function partsOf<K extends Part>(fragments: readonly Fragment[], part: K): Fragment[K][] {
  return fragments.flatMap((fragment) => (fragment[part].length > 0 ? [fragment[part]] : []));
}

function sameItems(a: readonly unknown[] = [], b: readonly unknown[] = []): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
