import type { Range } from '../../model/range.js';
import type { LineStarts } from '../../text/LineStarts.js';
import type { DefectEntry, DefectField } from '../fragment.js';
import type { SourceText } from '../SourceText.js';
import type { ValueNode } from '../valueTree.js';

const numbers: Record<DefectField, number> = {
  id: 0,
  title: 1,
  kind: 2,
  priority: 3,
  severity: 4,
  status: 5,
  rawStatus: 6,
  category: 7,
  description: 8,
  rootCause: 9,
  impact: 10,
  effort: 11,
  timeline: 12,
  owner: 13,
  gapPercent: 14,
  current: 15,
  target: 16,
  fixOptions: 17,
  checklist: 18,
  dependsOn: 19,
  details: 20,
};
const fields = Object.keys(numbers) as DefectField[];
/** More than there are fields; the largest source times this is still a small integer. */
const BASE = 32;

/**
 * The ranges of an entry's fields, made where one is asked for: an inventory has many thousands of them and hardly one is looked at.
 * Reads like the plain object of ranges by field, and is one as JSON; what it has are getters, though, not own keys.
 */
class FieldRanges {
  constructor(
    private readonly lines: LineStarts,
    /** Of each field its start times `BASE` plus its number, and its end; of a field that is there twice the last is right. */
    private readonly places: readonly number[],
  ) {}

  static {
    for (const field of fields)
      Object.defineProperty(this.prototype, field, {
        get(this: FieldRanges): Range | undefined {
          return this.of(field);
        },
      });
  }

  toJSON(): Partial<Record<DefectField, Range>> {
    return Object.fromEntries(
      fields.flatMap((field) => {
        const range = this.of(field);
        return range ? [[field, range]] : [];
      }),
    );
  }

  private of(field: DefectField): Range | undefined {
    const { places, lines } = this;
    for (let i = places.length - 2; i >= 0; i -= 2) {
      const start = places[i]!;
      if (start % BASE === numbers[field]) return lines.range(Math.floor(start / BASE), places[i + 1]!);
    }
    return undefined;
  }
}

/** Takes down where the fields of one entry stand. */
export class FieldPlaces {
  private readonly places: number[] = [];
  private readonly lines: LineStarts | undefined;
  private readonly ranges: DefectEntry['fieldRanges'] = {};

  constructor(private readonly source: SourceText) {
    this.lines = source.lineStarts;
  }

  add(field: DefectField, { start, end }: ValueNode): void {
    if (this.lines) this.places.push(start * BASE + numbers[field], end);
    else this.ranges[field] = this.source.range(start, end);
  }

  finish(): DefectEntry['fieldRanges'] {
    return this.lines
      ? (new FieldRanges(this.lines, this.places) as DefectEntry['fieldRanges'])
      : this.ranges;
  }
}
