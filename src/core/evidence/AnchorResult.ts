import type { AnchorFields } from '../model/anchor.js';
import type { Problem } from '../model/ledger.js';
import type { Mention, Range } from '../model/range.js';
import type { EvidenceState } from '../model/vocabulary.js';
import type { CodeFile, CodeView } from './CodeView.js';

/** A place that an anchor resolves to. Without `message` the defect's own words are shown. */
export interface AnchorPlace {
  path: string;
  range: Range;
  proves: boolean;
  message?: string;
}

/** What the code says of one anchor now. */
export interface AnchorResult {
  state: EvidenceState;
  places: AnchorPlace[];
  problems: Problem[];
}

export type AnchorToResolve<K extends AnchorFields['kind'] = AnchorFields['kind']> = Extract<
  AnchorFields,
  { kind: K }
> & {
  source: Mention;
  inferred: boolean;
};

export type AnchorResolver<K extends AnchorFields['kind']> = (
  anchor: AnchorToResolve<K>,
  code: CodeView,
) => Promise<AnchorResult>;

export function result(
  state: EvidenceState,
  places: AnchorPlace[] = [],
  problems: Problem[] = [],
): AnchorResult {
  return { state, places, problems };
}

/** The place for "this file": the content of its first line. */
export function fileHead(file: CodeFile): Range {
  const end = file.lines.lineEnd(0);
  return file.lines.range(Math.min(file.text.length - file.text.trimStart().length, end), end);
}
