import type { Anchor, Defect, Ledger, Phase, Problem } from '../model/ledger.js';
import type { AnchorEntry, DefectEntry, DefectField, Fragment } from '../sources/fragment.js';
import { linkTemplates } from './linkTemplates.js';

/**
 * Fragments to one ledger, without evidence: the same id in several sources is one defect, the higher-ranked
 * source wins a field, every mention is kept. Remembers what it made, so that a defect whose sources did not
 * change stays the same object and the views redraw only the others.
 */
export class LedgerBuilder {
  private made = new Map<string, { entries: readonly DefectEntry[]; defect: Defect }>();

  build(fragments: readonly Fragment[]): Ledger {
    const ranked = [...fragments].sort((a, b) => b.rank - a.rank || compare(a.source.path, b.source.path));
    const problems = ranked.flatMap((fragment) => fragment.problems);
    const entries = groupEntries(ranked, problems);
    const defects = [...entries].map(([id, group]) => mergeEntries(id, group));
    const phases = uniquePhases(ranked);
    const templates = uniqueTemplates(ranked, problems);
    linkTemplates(defects, templates, ranked);
    linkPhases(defects, phases);
    return {
      version: 1,
      sources: ranked.map((fragment) => fragment.source),
      readiness: ranked.flatMap((fragment) => fragment.readiness),
      scores: ranked.flatMap((fragment) => fragment.scores),
      suites: ranked.flatMap((f) => f.suites.map(({ totalSpan: _, ...suite }) => suite)),
      totals: ranked.flatMap((f) => f.totals.map(({ span: _, ...total }) => total)),
      defects: this.reuse(entries, defects),
      phases,
      criteria: ranked.flatMap((fragment) => fragment.criteria),
      templates,
      contradictions: [],
      problems,
    };
  }

  private reuse(groups: ReadonlyMap<string, readonly DefectEntry[]>, defects: readonly Defect[]): Defect[] {
    const made = new Map<string, { entries: readonly DefectEntry[]; defect: Defect }>();
    const result = defects.map((fresh) => {
      const entries = groups.get(fresh.id)!;
      const last = this.made.get(fresh.id);
      const same =
        last &&
        equal(last.entries, entries) &&
        equal(last.defect.templates, fresh.templates) &&
        equal(last.defect.phases, fresh.phases);
      const defect = same ? last.defect : fresh;
      made.set(fresh.id, { entries, defect });
      return defect;
    });
    this.made = made;
    return result;
  }
}

function equal(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function groupEntries(ranked: readonly Fragment[], problems: Problem[]): Map<string, DefectEntry[]> {
  const byId = new Map<string, DefectEntry[]>();
  for (const fragment of ranked) {
    const own = new Map<string, DefectEntry>();
    for (const entry of fragment.defects) {
      const first = own.get(entry.id);
      let id = entry.id;
      if (first) {
        // Twice in one source: two entries, never one hidden by the other.
        for (let n = 2; own.has(id); n++) id = `${entry.id}#${n}`;
        const line = first.mention.range.start.line + 1;
        const range = entry.fieldRanges.id ?? entry.mention.range;
        problems.push({
          path: entry.mention.path,
          range,
          severity: 'warning',
          message: `The id \`${entry.id}\` is used twice in this file, first on line ${line}; this entry is shown as \`${id}\`.`,
        });
      }
      own.set(id, entry);
      const entries = byId.get(id);
      if (entries) entries.push(entry);
      else byId.set(id, [entry]);
    }
  }
  return byId;
}

const plainFields = [
  'priority',
  'severity',
  'category',
  'description',
  'rootCause',
  'impact',
  'effort',
  'timeline',
  'owner',
  'gapPercent',
  'current',
  'target',
] as const satisfies readonly DefectField[];

/** `entries` are of one defect, the most trusted first. */
function mergeEntries(id: string, entries: readonly DefectEntry[]): Defect {
  const first = entries[0]!;
  if (entries.length === 1) return fromEntry(id, first);
  const withStatus = entries.find((entry) => entry.rawStatus !== undefined) ?? first;
  const longest = <T>(lists: readonly (readonly T[])[]): T[] => [
    ...(lists.find((list) => list.length > 0) ?? []),
  ];
  const merged: Defect = {
    id,
    title: first.title,
    kind: first.kind,
    status: withStatus.status,
    ...(withStatus.rawStatus === undefined ? {} : { rawStatus: withStatus.rawStatus }),
    fixOptions: longest(entries.map((entry) => entry.fixOptions)),
    checklist: longest(entries.map((entry) => entry.checklist)),
    dependsOn: [...new Set(entries.flatMap((entry) => entry.dependsOn))],
    details: Object.assign({}, ...[...entries].reverse().map((entry) => entry.details)) as Defect['details'],
    evidence: 'unlocated',
    anchors: mergeAnchors(entries.map((entry) => entry.anchors)),
    occurrences: [],
    templates: [...new Set(entries.flatMap((entry) => entry.templates))],
    phases: [],
    mentions: entries.map((entry, i) => ({
      ...entry.mention,
      entry: entryKey(entry),
      ...(i === 0 ? {} : { joinedBy: 'same id' }),
    })),
  };
  for (const field of plainFields) {
    const value = entries.find((entry) => entry[field] !== undefined)?.[field];
    if (value !== undefined) Object.assign(merged, { [field]: value });
  }
  return merged;
}

function fromEntry(
  id: string,
  {
    mention,
    fieldRanges: _,
    hasOwnId: _o,
    form: _f,
    siblings: _s,
    anchors,
    templates,
    ...fields
  }: DefectEntry,
): Defect {
  return {
    ...fields,
    id,
    evidence: 'unlocated',
    anchors: anchors.map((anchor): Anchor => ({ ...anchor, state: 'unlocated' })),
    occurrences: [],
    templates: [...templates],
    phases: [],
    mentions: [{ ...mention, entry: `${mention.path}#${fields.id}` }],
  };
}

function entryKey({ id, mention }: DefectEntry): string {
  return `${mention.path}#${id}`;
}

function mergeAnchors(groups: readonly (readonly AnchorEntry[])[]): Anchor[] {
  const anchors = new Map<string, Anchor>();
  for (const entry of groups.flat()) {
    const { inferred, source, ...fields } = entry;
    const key = JSON.stringify(fields, Object.keys(fields).sort());
    if (!anchors.has(key)) anchors.set(key, { ...fields, inferred, source, state: 'unlocated' });
  }
  return [...anchors.values()];
}

/** The same id and title in two sources is one phase; the same id with another title is another phase. */
function uniquePhases(ranked: readonly Fragment[]): Phase[] {
  const byId = new Map<string, Phase>();
  for (const phase of ranked.flatMap((fragment) => fragment.phases)) {
    const known = byId.get(phase.id);
    if (known && known.title === phase.title) {
      byId.set(phase.id, { ...known, mentions: [...known.mentions, ...phase.mentions] });
      continue;
    }
    const id = freeId(phase.id, byId);
    byId.set(id, { ...phase, id });
  }
  // A stable sort keeps each source's own order among equals.
  return [...byId.values()].sort((a, b) => a.order - b.order);
}

function uniqueTemplates(ranked: readonly Fragment[], problems: Problem[]): Ledger['templates'] {
  const byId = new Map<string, Ledger['templates'][number]>();
  for (const { defects: _, ...template } of ranked.flatMap((fragment) => fragment.templates)) {
    const id = freeId(template.id, byId);
    if (id !== template.id) {
      const message = `The template id \`${template.id}\` is used twice; this one is shown as \`${id}\`.`;
      problems.push({ ...template.source, severity: 'warning', message });
    }
    byId.set(id, { ...template, id });
  }
  return [...byId.values()];
}

function freeId(id: string, taken: ReadonlyMap<string, unknown>): string {
  let free = id;
  for (let n = 2; taken.has(free); n++) free = `${id}#${n}`;
  return free;
}

/** Both ways: a task that names a defect, by its list or by an id in its title, puts the defect into the phase. */
function linkPhases(defects: readonly Defect[], phases: Phase[]): void {
  const byId = new Map(defects.map((defect) => [defect.id, defect]));
  for (const phase of phases) {
    phase.tasks = phase.tasks.map((task) => {
      const named = task.title.split(/[^\p{L}\p{N}_.#-]+/u).filter((word) => byId.has(word));
      return named.length === 0 ? task : { ...task, defects: [...new Set([...task.defects, ...named])] };
    });
    for (const id of phase.tasks.flatMap((task) => task.defects)) {
      const defect = byId.get(id);
      if (defect && !defect.phases.includes(phase.id)) defect.phases.push(phase.id);
    }
  }
}
