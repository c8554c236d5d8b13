import { FIELD, type FieldNumber } from './FIELD.js';
import type { MapCursor } from './MapCursor.js';
import { entryOf, type MapEntry, type MapNode, type ValueNode } from '../valueTree.js';

/** Spellings of each field in inventories found in the wild, in canonical form, the most telling first. */
export const fieldKeys = {
  id: ['id', 'defect_id', 'issue_id', 'bug_id', 'finding_id', 'gap_id', 'ticket', 'key', 'ref', 'identifier'],
  title: [
    'title',
    'name',
    'summary',
    'headline',
    'issue',
    'defect',
    'finding',
    'gap_name',
    'component',
    'risk',
    'rule',
    'check',
    'vulnerability',
  ],
  severity: ['severity', 'sev', 'criticality', 'severity_level'],
  status: ['status', 'state', 'resolution_status'],
  priority: ['priority', 'prio', 'priority_level'],
  category: ['category', 'area', 'component', 'domain', 'type', 'subsystem'],
  description: ['description', 'desc', 'details', 'problem', 'message', 'text'],
  rootCause: ['root_cause', 'cause', 'reason'],
  impact: ['impact', 'consequence', 'effect'],
  effort: [
    'effort',
    'effort_estimate',
    'estimated_effort',
    'estimate',
    'effort_days',
    'effort_weeks',
    'effort_hours',
    'estimated_days',
    'estimated_hours',
    'days',
    'hours',
  ],
  timeline: [
    'timeline',
    'timeline_days',
    'timeline_weeks',
    'duration',
    'duration_days',
    'duration_weeks',
    'eta',
    'due',
    'due_date',
    'deadline',
  ],
  owner: ['owner', 'assignee', 'assigned_to', 'responsible', 'team'],
  gapPercent: ['gap_percentage', 'gap_percent', 'gap_pct', 'gap'],
  current: [
    'current',
    'current_state',
    'current_value',
    'current_coverage',
    'current_count',
    'current_status',
    'actual',
  ],
  target: [
    'target',
    'target_state',
    'target_value',
    'target_coverage',
    'target_count',
    'goal',
    'expected',
    'required',
  ],
  fixOptions: ['fix_options', 'options', 'fixes', 'solutions', 'remediation_options', 'resolution_options'],
  checklist: ['checklist', 'acceptance_criteria', 'todo', 'subtasks', 'steps'],
  dependsOn: ['depends_on', 'blocked_by', 'depends', 'requires', 'prerequisites'],
} as const;

export type FoundField = keyof typeof fieldKeys;

/** By spelling: the fields that it gives, with how telling it is of each (0 the most). */
const fieldsBySpelling = new Map<string, { field: FieldNumber; rank: number }[]>();
for (const [name, spellings] of Object.entries(fieldKeys) as [FoundField, readonly string[]][]) {
  for (const [rank, spelling] of spellings.entries()) {
    const fields = fieldsBySpelling.get(spelling) ?? [];
    fieldsBySpelling.set(spelling, [...fields, { field: FIELD[name], rank }]);
  }
}

/** By the number of the field the place of its entry, below 0 for none. */
export type FieldsAt = readonly number[];

const fieldCount = Object.keys(FIELD).length;

/** Of the entry that gives each field, by the most telling of its spellings that is there and not null. */
export function fieldsAt(entries: MapCursor): FieldsAt {
  const places = new Array<number>(fieldCount).fill(-1);
  for (let place = 0; place < entries.count; place++) {
    const fields = fieldsBySpelling.get(entries.canonical(place));
    if (!fields || entries.isNull(place)) continue;
    for (const { field, rank } of fields) {
      const before = places[field]!;
      if (before < 0 || rankOf(entries.canonical(before), field) >= rank) places[field] = place;
    }
  }
  return places;
}

/** The same for one field. */
export function fieldEntry(node: MapNode, field: FoundField): MapEntry | undefined {
  let best: MapEntry | undefined;
  let bestRank = Infinity;
  for (const entry of node.entries) {
    const rank = rankOf(entry.canonical, FIELD[field]);
    if (rank > bestRank || rank === Infinity || isNull(entry.value)) continue;
    bestRank = rank;
    best = entry;
  }
  return best;
}

/** Infinity when the key does not give the field. */
function rankOf(canonical: string, field: FieldNumber): number {
  const fields = fieldsBySpelling.get(canonical);
  if (fields) for (const of of fields) if (of.field === field) return of.rank;
  return Infinity;
}

export function isNull(node: ValueNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** One of the words among the words of a canonical key. */
export function wordPattern(words: readonly string[]): RegExp {
  return new RegExp(`(?:^|_)(?:${words.join('|')})(?:_|$)`, 'u');
}

export function keyedEntry(node: MapNode, ...keys: string[]): MapEntry | undefined {
  for (const key of keys) {
    const entry = entryOf(node, key) ?? node.entries.findLast((candidate) => candidate.canonical === key);
    if (entry && !isNull(entry.value)) return entry;
  }
  return undefined;
}

const defectGroupWords = wordPattern([
  'issue',
  'issues',
  'defect',
  'defects',
  'bug',
  'bugs',
  'gap',
  'gaps',
  'finding',
  'findings',
  'vulnerability',
  'vulnerabilities',
  'risk',
  'risks',
  'blocker',
  'blockers',
  'limitation',
  'limitations',
  'p0',
  'p1',
  'p2',
  'p3',
  'p4',
  'problems',
  'weaknesses',
  'debt',
]);
const phaseGroupWords = wordPattern([
  'roadmap',
  'phase',
  'phases',
  'milestones',
  'sprints',
  'releases',
  'iterations',
]);
const criteriaGroupWords = wordPattern(['criteria', 'criterion', 'dod']);

/** `p0_critical_issues`, `findings`: mappings beneath it are defects even without an id. */
export function isDefectGroup({ canonical }: Pick<MapEntry, 'canonical'>): boolean {
  return defectGroupWords.test(canonical);
}

export function isPhaseGroup(entry: Pick<MapEntry, 'canonical'>): boolean {
  return phaseGroupWords.test(entry.canonical);
}

export function isCriteriaGroup(entry: MapEntry): boolean {
  return (
    criteriaGroupWords.test(entry.canonical) || /definition_of_done|success_metrics/u.test(entry.canonical)
  );
}
