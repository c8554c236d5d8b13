/**
 * What the words above a list in a phase, or at the head of one of its bullets, say of it. `other` is no work: risks, metrics,
 * links.
 */
export type ContentRole = 'tasks' | 'exit' | 'deliverables' | 'goals' | 'other';

const exit =
  /\b(?:exit|success|completion|acceptance|done|verification|release) (?:criteri(?:a|on)|metrics?|conditions|tests?|check ?list)\b|^acceptance\b|\bcriteri(?:a|on)\b|\bdone when\b|\bdefinition of done\b|\bby (?:the )?end of\b|\bgates?\b|^(?:verification|validation|verify)$|критерии/u;
const deliverables = /\bdeliverables?\b|\boutputs?\b|\bartifacts?\b/u;
const goals = /\bgoals?\b|\bobjectives?\b|\bfocus\b|\boutcomes?\b|\bwhy\b|\bbenefits?\b|\bkey results?\b/u;
const other =
  /\b(?:risks?|dependenc(?:y|ies)|prerequisites?|team|resources?|notes?|budget|costs?|metrics?|kpis?|owners?|references|links|status|assumptions|blockers?|files?|not required|not in scope|out of scope|non-goals|because|examples?|use cases?|progress|next steps?|guidance|lessons|breaking changes|migration guide|rationale|background|context|de-risks|tech(?:nology)? stack|constraints|stats|statistics|impact|problem|scope: out|limitations|known issues|open questions|trade-?offs|sub-agents)\b/u;
const tasks =
  /\b(?:tasks?|action items?|actions|milestones?|work items?|to-? ?dos?|steps|activities|features?|scope|work|changes|items|stories|backlog|completed|in progress|remaining|planned|done|implementation|achievements|accomplishments)\b/u;

/** `words` as `HeadingMeaning` has them: lower case, clean. */
export function contentRole(words: string): ContentRole | undefined {
  if (/^(?:in progress|work in progress)\b/u.test(words)) return 'tasks';
  if (exit.test(words)) return 'exit';
  if (deliverables.test(words)) return 'deliverables';
  if (goals.test(words)) return 'goals';
  if (other.test(words)) return 'other';
  return tasks.test(words) ? 'tasks' : undefined;
}

/** `Acceptance: it runs` at the head of a bullet; `Quality gates: add a linter` is work. */
export function saysExit(label: string): boolean {
  return /^(?:(?:exit|success|acceptance|completion|done) criteri(?:a|on)|criteri(?:a|on)|acceptance(?: tests?)?|done when|definition of done|(?:exit )?gate|milestone)$/u.test(
    label,
  );
}

/** The label names work, whatever else the phase lists. */
export function saysTasks(words: string): boolean {
  return /\b(?:tasks?|action items?|work items?|to-?dos?|stories)\b/u.test(words);
}

/** `**Target**: 95%`, `File: x.ts`: a remark on the phase or on a task, no work by itself. */
export function isRemark(label: string): boolean {
  return /^(?:target(?: date)?|goals?|focus|status|owners?|duration|efforts?|timeline|priority|due(?: date)?|dates?|team|leads?|deadline|estimates?|estimated (?:effort|time|duration)|budget|costs?|risks?|dependenc(?:y|ies)|depends on|objectives?|outcomes?|notes?|success metrics?|deliverables?|files?|location|de-risks|demo|branch|eta|why(?: here)?|rationale|description|impact|progress|assignees?|blocked by|blockers?|prerequisites?|completed(?: on)?|completion date|started|resources?|links?|references?|issue|pr|commit)$/u.test(
    label,
  );
}
