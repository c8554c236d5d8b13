import type { LineTable } from './LineTable.js';
import type { Outline } from './Outline.js';

/** A text in which lines are sought. */
export interface SearchedText {
  readonly table: LineTable;
  readonly outline: Outline | undefined;
  /** For each line of the baseline's old text, where that is known, its line here (`matchLines`). */
  readonly matched?: Int32Array;
}
