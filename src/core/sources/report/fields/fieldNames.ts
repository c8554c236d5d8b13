import { canonicalKey } from '../../words.js';

/** What a label of a report means for a defect. `checklist`, `tests`, `location` and `symbols` have no text of their own. */
export type FieldName =
  | 'id'
  | 'title'
  | 'severity'
  | 'status'
  | 'priority'
  | 'category'
  | 'description'
  | 'rootCause'
  | 'impact'
  | 'resolution'
  | 'recommendation'
  | 'effort'
  | 'timeline'
  | 'owner'
  | 'gap'
  | 'current'
  | 'target'
  | 'location'
  | 'tests'
  | 'checklist'
  | 'fixOptions'
  | 'dependsOn'
  | 'likelihood'
  | 'mitigation'
  | 'detail';

/** Spellings in canonical form (`Root cause` and `root-cause` are `root_cause`). */
const spellings: Record<Exclude<FieldName, 'title' | 'detail'>, readonly string[]> = {
  id: [
    'id',
    'issue_id',
    'finding_id',
    'bug_id',
    'defect_id',
    'ref',
    'reference_id',
    'ticket',
    'tracking_id',
    'cve',
  ],
  severity: [
    'severity',
    'sev',
    'criticality',
    'risk_level',
    'risk_rating',
    'severity_level',
    'overall_severity',
    'risk',
  ],
  status: ['status', 'state', 'current_status', 'resolution_status', 'fix_status'],
  priority: ['priority', 'prio', 'priority_level'],
  category: [
    'category',
    'area',
    'component',
    'components',
    'module',
    'subsystem',
    'type',
    'class',
    'classification',
    'domain',
  ],
  description: [
    'issue',
    'issues',
    'problem',
    'description',
    'summary',
    'details',
    'finding',
    'vulnerability',
    'current_issue',
    'symptom',
    'symptoms',
    'observation',
    'vulnerability_details',
    'vulnerability_detail',
    'bug',
    'defect',
  ],
  rootCause: ['root_cause', 'cause', 'reason', 'why'],
  impact: [
    'impact',
    'current_impact',
    'consequence',
    'consequences',
    'effect',
    'business_impact',
    'impact_description',
  ],
  resolution: [
    'resolution',
    'fix',
    'solution',
    'remediation',
    'recommended_fix',
    'suggested_fix',
    'proposed_fix',
    'proposed_solution',
    'recommended_action',
    'recommended_solution',
    'action_required',
    'required_fix',
    'remediation_steps',
    'recommended_mitigation',
    'recommended_mitigation_steps',
  ],
  recommendation: ['recommendation', 'recommendations', 'recommended'],
  effort: [
    'effort',
    'estimated_effort',
    'estimate',
    'effort_estimate',
    'estimation',
    'cost',
    'size',
    'estimated_time',
  ],
  timeline: [
    'timeline',
    'duration',
    'eta',
    'due',
    'due_date',
    'deadline',
    'target_date',
    'timeframe',
    'time_to_fix',
    'expected_resolution',
    'target_release',
    'target_version',
    'fix_version',
  ],
  owner: ['owner', 'owners', 'assignee', 'assigned_to', 'assigned', 'responsible', 'team', 'lead', 'dri'],
  gap: ['gap', 'gap_percent', 'gap_percentage', 'gaps'],
  current: [
    'current',
    'current_state',
    'actual',
    'actual_behavior',
    'actual_behaviour',
    'as_is',
    'today',
    'now',
  ],
  target: [
    'target',
    'targets',
    'target_state',
    'goal',
    'required',
    'requirement',
    'expected',
    'expected_behavior',
    'expected_behaviour',
    'desired_state',
    'desired',
    'to_be',
  ],
  location: [
    'location',
    'locations',
    'file',
    'files',
    'path',
    'affected_files',
    'affected_file',
    'affected_code',
    'affected_component',
    'affected_components',
    'affected',
    'affects',
    'where',
    'source',
    'code',
    'files_affected',
    'code_location',
    'references',
    'target_file',
    'target_files',
    'lines',
    'found_in',
    'line',
    'contract',
    'context',
  ],
  tests: [
    'failing_test',
    'failing_tests',
    'test',
    'tests',
    'verification_test',
    'verification_tests',
    'test_case',
    'test_file',
  ],
  checklist: [
    'action_items',
    'actions',
    'checklist',
    'steps',
    'tasks',
    'acceptance_criteria',
    'implementation_checklist',
    'subtasks',
    'todo',
    'todos',
    'implementation_steps',
    'implementation_tasks',
    'remaining_work',
    'next_steps',
  ],
  fixOptions: [
    'fix_options',
    'options',
    'solutions',
    'possible_fixes',
    'remediation_options',
    'fixes',
    'alternatives',
  ],
  dependsOn: ['depends_on', 'blocked_by', 'dependencies', 'dependency', 'prerequisites', 'requires'],
  likelihood: ['probability', 'likelihood'],
  mitigation: ['mitigation', 'mitigations', 'mitigation_status', 'mitigation_strategy', 'mitigation_plan'],
};

const bySpelling = new Map<string, FieldName>();
for (const [field, list] of Object.entries(spellings)) {
  for (const spelling of list) bySpelling.set(spelling, field as FieldName);
}

/** The field of a label such as `Root cause` or `**Current State**` (marks already gone); undefined for other words. */
export function fieldNamed(label: string): FieldName | undefined {
  const text = label.replace(/\(.*\)\s*$/u, '');
  return text.length > 40 ? undefined : bySpelling.get(canonicalKey(text));
}
