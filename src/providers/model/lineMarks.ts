import type { OpenPlace } from '../../core/ledger/openPlaces.js';
import { compareUrgency } from '../../core/ledger/openPlaces.js';
import { severityLevel, SEVERITY_LEVELS, type SeverityLevel } from '../../core/ledger/severityLevel.js';
import type { Range } from '../../core/model/range.js';

/** How a line is marked: colour and shape by severity, filled when the code proves a defect there. */
export interface MarkKind {
  readonly level: SeverityLevel;
  readonly confirmed: boolean;
}

/** Every kind there is, the most urgent first. */
export const MARK_KINDS: readonly MarkKind[] = [true, false].flatMap((confirmed) =>
  SEVERITY_LEVELS.map((level) => ({ level, confirmed })),
);

export function markName({ level, confirmed }: MarkKind): string {
  return `${level}-${confirmed ? 'confirmed' : 'located'}`;
}

/** One mark a line, that of its most urgent place, by the name of its kind. */
export function lineMarks(places: readonly OpenPlace[]): Map<string, Range[]> {
  const byLine = new Map<number, OpenPlace>();
  for (const place of places) {
    const { line } = place.occurrence.range.start;
    const known = byLine.get(line);
    if (!known || compareUrgency(place, known) < 0) byLine.set(line, place);
  }
  const marks = new Map<string, Range[]>(MARK_KINDS.map((kind) => [markName(kind), []]));
  for (const [, { defect, occurrence }] of byLine) {
    const kind = { level: severityLevel(defect), confirmed: occurrence.proves };
    marks.get(markName(kind))!.push(firstLine(occurrence.range));
  }
  return marks;
}

/** A range over several lines would have an icon beside each of them. */
function firstLine({ start, end }: Range): Range {
  return { start, end: end.line === start.line ? end : start };
}
