import type { Span } from '../markdown/ReportDocument.js';
import type { FieldName } from './fieldNames.js';

/** `**Severity**: HIGH` as read: what the label means, its words, and where the value stands. */
export interface Field {
  name: FieldName;
  /** As written, without marks. */
  label: string;
  labelStart: number;
  /** First line of the value; empty where it stands in the lines or the list beneath. */
  value: Span;
  /** Further lines and list items of the value, in order. */
  more: Span[];
}
