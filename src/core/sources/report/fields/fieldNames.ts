import { boundedMemo } from '../../../text/boundedMemo.js';
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
const spellings: Record<Exclude<FieldName, 'detail'>, string> = {
  title: 'title issue_title finding_title bug_title headline',
  id: 'id issue_id finding_id bug_id defect_id ref reference_id ticket tracking_id cve',
  severity: `
    severity sev criticality risk_level risk_rating severity_level overall_severity risk bug_severity
    impact_level`,
  status: `
    status state current_status resolution_status fix_status residual_status remediation_status
    finding_status issue_status disposition fixed_status implementation_status`,
  priority: 'priority prio priority_level',
  category: 'category area component components module subsystem type class classification domain',
  description: `
    issue issues problem description summary details finding vulnerability current_issue symptom
    symptoms observation vulnerability_details vulnerability_detail bug defect current_issues what
    what_happens bug_description issue_description vulnerability_description the_problem the_bug
    the_issue concern issue_identified issue_found debt`,
  rootCause: 'root_cause cause reason why probable_cause suspected_cause underlying_cause',
  impact: 'impact current_impact consequence consequences effect business_impact impact_description',
  resolution: `
    resolution fix solution remediation recommended_fix suggested_fix proposed_fix proposed_solution
    recommended_action recommended_solution action_required required_fix remediation_steps
    recommended_mitigation recommended_mitigation_steps resolution_plan remediation_plan fix_plan
    action_needed fix_summary how_to_fix fix_required fix_description the_fix mitigation_steps`,
  recommendation: `
    recommendation recommendations recommended recommendations_and_remediation
    remediation_recommendation suggestion suggestions`,
  effort: 'effort estimated_effort estimate effort_estimate estimation cost size estimated_time',
  timeline: `
    timeline duration eta due due_date deadline target_date timeframe time_to_fix expected_resolution
    target_release target_version fix_version`,
  owner: 'owner owners assignee assigned_to assigned responsible team lead dri',
  gap: 'gap gap_percent gap_percentage gaps',
  current: 'current current_state actual actual_behavior actual_behaviour as_is today now',
  target: `
    target targets target_state goal required requirement expected expected_behavior expected_behaviour
    desired_state desired to_be`,
  location: `
    location locations file files path affected_files affected_file affected_code affected_component
    affected_components affected affects where source code files_affected files_modified files_changed code_location references
    target_file target_files lines found_in line contract context file_path file_s line_s code_snippet
    code_snippets affected_lines line_number line_numbers relevant_code links_to_affected_code instances
    module_path source_file file_line affected_contracts affected_contract`,
  tests: `
    failing_test failing_tests test tests verification_test verification_tests test_case test_file
    tests_affected test_affected affected_tests failing_test_s`,
  checklist: `
    action_items actions checklist steps tasks acceptance_criteria implementation_checklist subtasks
    todo todos implementation_steps implementation_tasks steps_to_fix steps_to_resolve fix_steps remaining_work next_steps`,
  fixOptions: 'fix_options options solutions possible_fixes remediation_options fixes alternatives',
  dependsOn: 'depends_on blocked_by dependencies dependency prerequisites requires',
  likelihood: 'probability likelihood',
  mitigation: 'mitigation mitigations mitigation_status mitigation_strategy mitigation_plan',
};

const bySpelling = new Map<string, FieldName>();
for (const [field, list] of Object.entries(spellings)) {
  for (const spelling of list.trim().split(/\s+/u)) bySpelling.set(spelling, field as FieldName);
}

/** Families of labels: `Suggested fix`, `Proposed remediation`, `User impact`, `Bug ID`. */
const families: readonly (readonly [pattern: RegExp, name: FieldName])[] = [
  [
    /^(?:(?:recommended|suggested|proposed|potential|possible|proper)_(?:fix|fixes|solution|approach|actions?|remediation|mitigation|resolution|improvements?|changes?|steps)|required_(?:fix|fixes|actions?|remediation)|planned_(?:fix|resolution|remediation))$/u,
    'resolution',
  ],
  [
    /^affected_(?:routes?|endpoints?|pages?|systems?|hosts?|assets?|versions?|modules?|apis?|functions?|resources?|urls?)$/u,
    'location',
  ],
  [/^(?:user|customer|security|business|potential|technical|operational|performance)_impact$/u, 'impact'],
  [
    /^(?:issue|finding|bug|defect|risk|gap|vuln|vulnerability|ticket|debt|td)_(?:id|no|nr|number|key)$/u,
    'id',
  ],
];

/** Words as most labels have them: their canonical form is plain to see. */
const plainLabel = /^[A-Z]?[a-z]{1,20}(?: [A-Z]?[a-z]{1,20}){0,3}$/;

/** The field of a label such as `Root cause` or `**Current State**` (marks already gone); undefined for other words. */
export const fieldNamed = boundedMemo((label: string): FieldName | undefined => {
  if (label.length > 120) return undefined;
  const text = label.replace(/\(.*\)\s*$/u, '');
  if (text.length > 40) return undefined;
  const key = plainLabel.test(text) ? text.toLowerCase().replaceAll(' ', '_') : canonicalKey(text);
  return bySpelling.get(key) ?? families.find(([pattern]) => pattern.test(key))?.[1];
});
