import type { LineTable } from './LineTable.js';
import type { Outline } from './Outline.js';

/** A text in which lines are sought. */
export interface SearchedText {
  readonly table: LineTable;
  readonly outline: Outline | undefined;
  /** For each line of the baseline's old text its line here (`matchLines`); only asked for when all else is in doubt. */
  readonly matched?: () => Int32Array | undefined;
}
