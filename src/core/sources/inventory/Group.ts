import type { DefectKind, Priority, Severity } from '../../model/vocabulary.js';
import type { MapEntry } from '../valueTree.js';
import { priorityAmong, severityOf } from '../words.js';
import { isDefectGroup } from './keys.js';

/** What the keys on the way down say of the entries beneath. */
export interface Group {
  /** The nearest key names a group of defects (`p0_critical_issues`). */
  ofDefects: boolean;
  /** The key above the nearest does, so that the nearest key is a defect's own. */
  parentOfDefects: boolean;
  priority: Priority | undefined;
  /** `issues: { critical: [...] }` */
  severity: Severity | undefined;
  /** The nearest key is nothing but a severity: what stands in its list need not say one. */
  bySeverity: boolean;
  kind: DefectKind;
}

/** Above the first key. */
export function topGroup(ofDefects: boolean): Group {
  return {
    ofDefects,
    parentOfDefects: false,
    priority: undefined,
    severity: undefined,
    bySeverity: false,
    kind: 'defect',
  };
}

/** The group of what stands under a key. */
export function groupBelow(group: Group, entry: MapEntry): Group {
  const words = entry.canonical.split('_');
  const severity = words.length === 1 ? severityOf(entry.canonical) : undefined;
  return {
    ofDefects: isDefectGroup(entry) || (group.ofDefects && severity !== undefined),
    parentOfDefects: group.ofDefects,
    priority: priorityAmong(words) ?? group.priority,
    severity: severity ?? group.severity,
    bySeverity: severity !== undefined,
    kind: group.kind === 'defect' ? kindAmong(words) : group.kind,
  };
}

function kindAmong(words: readonly string[]): DefectKind {
  if (words.some((word) => word === 'gap' || word === 'gaps')) return 'gap';
  if (words.some((word) => word === 'risk' || word === 'risks')) return 'risk';
  return words.some((word) => word === 'action' || word === 'actions') ? 'action' : 'defect';
}
