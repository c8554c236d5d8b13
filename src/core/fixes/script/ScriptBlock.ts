import type { ScriptItem } from './ScriptItem.js';

/** A block of the template beside that of the file. */
export interface ScriptBlock {
  readonly items: readonly ScriptItem[];
  /** What the file has there. */
  readonly target: readonly ScriptItem[];
  /** What is around it with a dot behind; '' for the file. */
  readonly path: string;
  /** What is bound there beside what the file binds. */
  readonly bound: ReadonlySet<string>;
  /** Offset of the top-level statement of the file around it; undefined for the file. */
  readonly anchor: number | undefined;
}
