import { valuesLabel } from '../core/ledger/describeContradiction.js';
import { describeUnreported } from '../core/ledger/describeUnreported.js';
import { disagreement, hasLostAnchor } from '../core/ledger/liveness.js';
import type { Contradiction, Defect, Ledger, Phase, UnreportedImport } from '../core/model/ledger.js';
import { PRIORITIES } from '../core/model/vocabulary.js';

/** The ledger for a person at a terminal. */
export function listText(ledger: Ledger): string {
  const lines: string[] = [];
  for (const { current, target } of ledger.readiness) {
    const span = current.min === current.max ? `${current.min}%` : `${current.min}-${current.max}%`;
    const line = `Readiness ${span}${target === undefined ? '' : ` of ${target}%`}`;
    if (!lines.includes(line)) lines.push(line);
  }
  for (const priority of [...PRIORITIES, undefined]) {
    const group = ledger.defects.filter((defect) => defect.priority === priority);
    if (group.length === 0) continue;
    lines.push('', `${priority ?? 'No priority'} (${group.length})`, ...group.map(defectLine));
  }
  if (ledger.phases.length > 0) lines.push('', 'Roadmap', ...ledger.phases.map(phaseLine));
  if (ledger.criteria.length > 0) {
    const done = ledger.criteria.filter((criterion) => criterion.done).length;
    lines.push('', `Criteria: ${done} of ${ledger.criteria.length} done`);
  }
  if (ledger.templates.length > 0)
    lines.push('', `Templates (${ledger.templates.length})`, ...templateLines(ledger));
  if (ledger.contradictions.length > 0) {
    const count = ledger.contradictions.length;
    lines.push('', `Contradictions (${count})`, ...ledger.contradictions.flatMap(contradictionLines));
  }
  if (ledger.unreported.length > 0) {
    const { unreported } = ledger;
    lines.push('', `Unreported import errors (${unreported.length})`, ...unreported.map(unreportedLine));
  }
  if (ledger.problems.length > 0) lines.push('', `Problems: ${ledger.problems.length} (see check)`);
  if (lines.length === 0)
    lines.push(
      'Nothing found. Sources are found by name (defects.yaml, defects_inventory.json); --source names others.',
    );
  return `${lines.join('\n').replace(/^\n/u, '')}\n`;
}

function defectLine(defect: Defect): string {
  const place = defect.occurrences[0];
  const where = place ? `  ${place.path}:${place.range.start.line + 1}` : '';
  const marks = [defect.severity, defect.status, defect.evidence, markOf(defect)]
    .filter((mark) => mark !== undefined)
    .join(', ');
  return `  ${defect.id}  ${defect.title}  [${marks}]${where}`;
}

function markOf(defect: Defect): string | undefined {
  const difference = disagreement(defect);
  if (difference) return difference === 'looks-fixed' ? 'looks fixed' : difference;
  return hasLostAnchor(defect) ? 'lost' : undefined;
}

function unreportedLine(unreported: UnreportedImport): string {
  const { path, range } = unreported;
  return `  ${describeUnreported(unreported)}  ${path}:${range.start.line + 1}`;
}

function templateLines({ templates, defects }: Ledger): string[] {
  return templates.map(({ id, targetPath, unusable }) => {
    const served = defects.filter((defect) => defect.templates.includes(id)).map((defect) => defect.id);
    const serves = served.length > 0 ? `serves ${served.join(', ')}` : 'serves no defect';
    return `  ${id}  ${targetPath}  ${serves}${unusable === undefined ? '' : `  (no fix: ${unusable})`}`;
  });
}

function phaseLine(phase: Phase): string {
  const done = phase.tasks.filter((task) => task.done).length;
  const weeks = phase.weeks ? `  weeks ${phase.weeks.start}-${phase.weeks.end}` : '';
  return `  ${phase.title}${weeks}  ${done}/${phase.tasks.length} tasks`;
}

/** The values against each other, then who says which. */
function contradictionLines(contradiction: Contradiction): string[] {
  const claims = contradiction.claims.map(
    ({ value, source }) => `    ${value}  ${source.path}:${source.range.start.line + 1}`,
  );
  return [`  ${contradiction.subject}: ${valuesLabel(contradiction)}`, ...claims];
}
