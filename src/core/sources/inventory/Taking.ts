import type { SourceText } from '../SourceText.js';
import type { JsonValue, MapEntry, ValueNode } from '../valueTree.js';
import type { FieldNumber } from './FIELD.js';
import { FieldPlaces } from './FieldRanges.js';
import { measured } from './foundParts.js';
import type { FieldsAt } from './keys.js';
import { MapCursor } from './MapCursor.js';

/** The fields of one mapping after the other, each entry of which is taken for one field at most; the others are details. */
export class Taking {
  readonly entries = new MapCursor();
  readonly places: FieldPlaces;
  private fields: FieldsAt = [];
  private readonly taken: boolean[] = [];

  constructor(source: SourceText) {
    this.places = new FieldPlaces(source);
  }

  /** Of the mapping that `entries` has open. */
  begin(fields: FieldsAt): void {
    this.fields = fields;
    for (let i = 0; i < this.entries.count; i++) this.taken[i] = false;
  }

  /** The text of a field, taken or not; undefined for null, maps and lists. */
  peek(field: FieldNumber): string | undefined {
    return this.entries.text(this.fields[field]!);
  }

  /** Whether `peek` would give a text, which need not be made for that. */
  has(field: FieldNumber): boolean {
    return this.entries.hasText(this.fields[field]!);
  }

  /** The text of a field that is not blank, now taken for it. */
  text(field: FieldNumber): string | undefined {
    const value = this.entries.text(this.fields[field]!);
    return value !== undefined && !isBlank(value) && this.take(field) ? value : undefined;
  }

  /** The same; `timeline_days: 3` is `3 days`: the unit stands in the key. */
  withUnit(field: FieldNumber): string | undefined {
    const value = this.text(field);
    return value === undefined ? undefined : measured(this.entries.canonical(this.fields[field]!), value);
  }

  /** False when there is no such field, or its entry is another's. */
  take(field: FieldNumber): boolean {
    const i = this.fields[field]!;
    if (i < 0 || this.taken[i]!) return false;
    this.places.add(field, this.entries.start(i), this.entries.end(i));
    this.taken[i] = true;
    return true;
  }

  entry(field: FieldNumber): MapEntry | undefined {
    const i = this.fields[field]!;
    return i < 0 ? undefined : this.entries.entry(i);
  }

  node(field: FieldNumber): ValueNode | undefined {
    return this.entry(field)?.value;
  }

  /** What is shown in full: a mapping of which only one line became a field, too. */
  rest(visit: (key: string, value: JsonValue) => void): void {
    const { entries, taken } = this;
    for (let i = 0; i < entries.count; i++)
      if (!taken[i]! || entries.isMap(i)) visit(entries.key(i), entries.value(i));
  }
}

/** Most texts begin with a character of ASCII that is no blank, and need not be looked at further. */
function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  return !(first > 0x20 && first < 0x7f) && text.trim() === '';
}
