import type { Defect } from '../../core/model/ledger.js';
import { detailLines } from './detailLines.js';
import { escapeMarkdown } from './escapeMarkdown.js';
import { defectHeading, evidenceLabel } from './labels.js';

/** What is known of a defect, as Markdown: the hover of its row in the trees. */
export function defectCard(defect: Defect): string {
  return [defectHead(defect), ...defectFields(defect)].join('\n\n');
}

/** Id and title, and beneath them how urgent it is and what the code says. */
export function defectHead(defect: Defect): string {
  const marks = [defect.priority, defect.severity, defect.rawStatus ?? defect.status, evidenceLabel(defect)];
  const shown = marks.filter((mark) => mark !== undefined).join(' · ');
  return `**${escapeMarkdown(defectHeading(defect))}**\n\n${escapeMarkdown(shown)}`;
}

/** Every further field and detail that there is, a paragraph each. */
export function defectFields(defect: Defect): string[] {
  const checked = defect.checklist.filter((check) => check.done).length;
  const fields: [string, string | undefined][] = [
    ['Category', defect.category],
    ['Description', defect.description],
    ['Root cause', defect.rootCause],
    ['Impact', defect.impact],
    ['Current', defect.current],
    ['Target', defect.target],
    ['Gap', defect.gapPercent === undefined ? undefined : `${defect.gapPercent}%`],
    ['Effort', defect.effort],
    ['Timeline', defect.timeline],
    ['Owner', defect.owner],
    ['Fix', defect.fixOptions.find((option) => option.recommended)?.description],
    ['Depends on', defect.dependsOn.length > 0 ? defect.dependsOn.join(', ') : undefined],
    ['Checklist', defect.checklist.length > 0 ? `${checked} of ${defect.checklist.length} done` : undefined],
  ];
  const details = detailLines(defect);
  // A mapping of which one line became the field is shown in full, once.
  const plain = fields.filter(([name]) => details.every(([detail]) => detail !== name));
  return [...plain, ...details].flatMap(([name, value]) =>
    // The names of details are the source's own words too.
    value === undefined || value === '' ? [] : [`**${escapeMarkdown(name)}** ${escapeMarkdown(value)}`],
  );
}
