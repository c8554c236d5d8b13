import type { Defect } from '../../core/model/ledger.js';
import type { Position } from '../../core/model/range.js';
import { ownId, type SourceEntry } from './sourceEntries.js';

/** The lines of a document as it is now, which may be ahead of the ledger by what was typed last. */
export interface Lines {
  readonly lineCount: number;
  /** Zero-based. */
  lineAt(line: number): { readonly text: string };
}

/** An opening brace or dash alone on its line is as yet no head; more lines than these are not looked at. */
const maxHeadLines = 3;

/** The entry whose head the position is on: its first line that says something. The innermost where several begin there. */
export function entryAt(
  entries: readonly SourceEntry[],
  position: Position,
  lines: Lines,
): SourceEntry | undefined {
  const here = entries.filter((entry) => isOnHead(entry, position.line, lines));
  if (here.length <= 1) return here[0];
  const before = here.filter(
    ({ mention: { range } }) =>
      range.start.line < position.line || range.start.character <= position.character,
  );
  return before.at(-1) ?? here[0];
}

/** The defect that a word of the source names by its id, e.g. in a list of what depends on what. */
export function defectNamed(
  word: string,
  entries: readonly SourceEntry[],
  defects: readonly Defect[],
): Defect | undefined {
  // An id without either may have been made from a title, and is then a word like any other.
  if (!/[\d_]/u.test(word)) return undefined;
  return (
    entries.find((entry) => ownId(entry) === word)?.defect ?? defects.find((defect) => defect.id === word)
  );
}

function isOnHead({ mention: { range } }: SourceEntry, line: number, lines: Lines): boolean {
  const first = range.start.line;
  if (line < first || line >= first + maxHeadLines || line > range.end.line) return false;
  for (let above = first; above < line; above++) {
    if (above >= lines.lineCount || /[\p{L}\p{N}]/u.test(lines.lineAt(above).text)) return false;
  }
  return true;
}
