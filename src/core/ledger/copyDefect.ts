import type { Defect } from '../model/ledger.js';

/**
 * A copy to be given other places or evidence. Written out: an engine gives what is spread another layout than the object it came from, a
 * copy of that one yet another, and throws away what it has compiled for the others.
 */
export function copyDefect(defect: Defect): Defect {
  const copy: { [K in keyof Required<Defect>]: Defect[K] } = {
    id: defect.id,
    idFromTitle: defect.idFromTitle,
    title: defect.title,
    kind: defect.kind,
    status: defect.status,
    rawStatus: defect.rawStatus,
    fixOptions: defect.fixOptions,
    checklist: defect.checklist,
    dependsOn: defect.dependsOn,
    details: defect.details,
    evidence: defect.evidence,
    anchors: defect.anchors,
    occurrences: defect.occurrences,
    templates: defect.templates,
    phases: defect.phases,
    mentions: defect.mentions,
    priority: defect.priority,
    severity: defect.severity,
    category: defect.category,
    owner: defect.owner,
    gapPercent: defect.gapPercent,
    description: defect.description,
    rootCause: defect.rootCause,
    impact: defect.impact,
    effort: defect.effort,
    timeline: defect.timeline,
    current: defect.current,
    target: defect.target,
  };
  return copy;
}
