import type { Range } from '../../model/range.js';
import { rangeDown } from '../../model/rangeDown.js';
import { grown } from '../../text/grown.js';
import { LineStarts } from '../../text/LineStarts.js';
import type { DefectEntry, DefectField } from '../fragment.js';
import type { SourceText } from '../SourceText.js';
import { FIELD, type FieldNumber } from './FIELD.js';

const fields = Object.entries(FIELD) as [DefectField, number][];
/** More than there are fields; the largest source times this is still an integer of 32 bits. */
const BASE = 32;

/** The places of the fields of all entries of a text, one after the other: each its start times `BASE` plus its number, and its end. */
class PlaceList {
  numbers = new Int32Array(1024);
  used = 0;

  constructor(readonly lines: LineStarts) {}

  add(field: number, start: number, end: number): void {
    if (this.used === this.numbers.length) this.numbers = grown(this.numbers);
    this.numbers[this.used++] = start * BASE + field;
    this.numbers[this.used++] = end;
  }
}

/**
 * The ranges of an entry's fields, made where one is asked for: an inventory has many thousands of them and hardly one is looked at.
 * Reads like the plain object of ranges by field, and is one as JSON; what it has are getters, though, not own keys.
 */
class FieldRanges {
  /** One that stays (ARCHITECTURE.md, "Code that stays compiled"). */
  static readonly lasting = new FieldRanges(new PlaceList(new LineStarts([0], 0)), 0, 0);

  /**
   * `from`, `to`: those of the entry in the list; of a field that is there twice the last is right. `down`: the entry stands so many lines
   * further down than it did in the text of the list.
   */
  constructor(
    private readonly list: PlaceList,
    private readonly from: number,
    private readonly to: number,
    private readonly down = 0,
  ) {}

  movedDown(lines: number): FieldRanges {
    return new FieldRanges(this.list, this.from, this.to, this.down + lines);
  }

  static {
    for (const [name, field] of fields)
      Object.defineProperty(this.prototype, name, {
        get(this: FieldRanges): Range | undefined {
          return this.of(field);
        },
      });
  }

  /** Of the same entry of the same text, wherever that stands now. */
  isOfSame({ list, from, to }: FieldRanges): boolean {
    return list === this.list && from === this.from && to === this.to && to > from;
  }

  toJSON(): Partial<Record<DefectField, Range>> {
    return Object.fromEntries(
      fields.flatMap(([name, field]) => {
        const range = this.of(field);
        return range ? [[name, range]] : [];
      }),
    );
  }

  private of(field: number): Range | undefined {
    const { numbers, lines } = this.list;
    for (let i = this.to - 2; i >= this.from; i -= 2) {
      const start = numbers[i]!;
      if (start % BASE !== field) continue;
      const range = lines.range(Math.floor(start / BASE), numbers[i + 1]!);
      return this.down === 0 ? range : rangeDown(range, this.down);
    }
    return undefined;
  }
}

/** The ranges of the fields of an entry that stands so many lines further down. */
export function fieldRangesDown(
  ranges: DefectEntry['fieldRanges'],
  lines: number,
): DefectEntry['fieldRanges'] {
  if (ranges instanceof FieldRanges) return ranges.movedDown(lines) as DefectEntry['fieldRanges'];
  const moved = Object.entries(ranges).map(([field, range]) => [field, rangeDown(range, lines)]);
  return Object.fromEntries(moved) as DefectEntry['fieldRanges'];
}

/** Whether the entries of both are one, of which a source that has changed around it has a copy further down. */
export function areMoved(a: DefectEntry['fieldRanges'], b: DefectEntry['fieldRanges']): boolean {
  return a instanceof FieldRanges && b instanceof FieldRanges && a.isOfSame(b);
}

/** Takes down where the fields of the entries of one text stand: of one entry after the other, each up to its `finish`. */
export class FieldPlaces {
  private readonly list: PlaceList | undefined;
  private from = 0;
  private ranges: DefectEntry['fieldRanges'] = {};

  constructor(private readonly source: SourceText) {
    const lines = source.lineStarts;
    if (lines) this.list = new PlaceList(lines);
  }

  add(field: FieldNumber, start: number, end: number): void {
    if (this.list) this.list.add(field, start, end);
    else this.ranges[nameOf(field)] = this.source.range(start, end);
  }

  finish(): DefectEntry['fieldRanges'] {
    const { list, from, ranges } = this;
    if (!list) {
      this.ranges = {};
      return ranges;
    }
    this.from = list.used;
    return new FieldRanges(list, from, list.used) as DefectEntry['fieldRanges'];
  }
}

function nameOf(number: FieldNumber): DefectField {
  return fields.find(([, field]) => field === number)![0];
}
