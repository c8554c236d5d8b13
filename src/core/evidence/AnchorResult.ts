import * as l10n from '@vscode/l10n';
import type { AnchorFields } from '../model/anchor.js';
import type { Problem } from '../model/ledger.js';
import type { Mention, Range } from '../model/range.js';
import type { Confidence, EvidenceState } from '../model/vocabulary.js';
import type { CodeFile, CodeView } from './CodeView.js';

/** A place that an anchor resolves to. Without `message` the defect's own words are shown. */
export interface AnchorPlace {
  path: string;
  range: Range;
  proves: boolean;
  /** It stands in for what is not there, as the class does for a method that it lacks: there may be more of it at one place, by `message`. */
  standsIn?: boolean;
  message?: string;
  /** How sure it is that this is the code that was meant. Default: exact */
  confidence?: Confidence;
  /** What is added to the message, whichever it is. */
  note?: string;
  /** The definition around a place that nothing else vouches for. */
  within?: string;
}

/** What the code says of one anchor now. */
export interface AnchorResult {
  state: EvidenceState;
  places: AnchorPlace[];
  problems: Problem[];
  /** That the code is not found again, as a problem of the source: told of open defects, as that of others may well be gone. */
  lost?: Problem;
  /** Of the anchor as a whole; absent where nothing had to be followed. */
  confidence?: Confidence;
}

export type AnchorToResolve<K extends AnchorFields['kind'] = AnchorFields['kind']> = Extract<
  AnchorFields,
  { kind: K }
> & {
  source: Mention;
  inferred: boolean;
  /** The path that the source gives, where the file has the anchor's `path` now. */
  formerPath?: string;
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

/** The code that was meant is not found in the file: said at its head, not guessed. `was`: `src/a.py:12`. */
export function lostIn(
  file: CodeFile,
  source: Mention,
  { message, was }: { message: string; was: string },
): AnchorResult {
  const place = {
    path: file.path,
    range: fileHead(file),
    proves: false,
    confidence: 'lost' as const,
    message,
  };
  const told = l10n.t('The code that this speaks of was not found again: it stood at `{0}`.', was);
  return {
    ...result('unlocated', [place]),
    confidence: 'lost',
    lost: { ...source, severity: 'information', message: told },
  };
}

/** The place for "this file": the content of its first line. */
export function fileHead({ text }: Pick<CodeFile, 'text'>): Range {
  const end = text.search(/[\r\n]|$/u);
  const line = text.slice(0, end);
  return {
    start: { line: 0, character: end - line.trimStart().length },
    end: { line: 0, character: end },
  };
}
