import type { Contradiction } from '../../model/ledger.js';
import type { TextEdit } from '../../model/range.js';
import { LineIndex } from '../../text/LineIndex.js';
import { editCount, editReadiness, editSuite } from './takeOverNumbers.js';
import { editSeverity, editStatus } from './takeOverWords.js';
import type { ValueEdit } from './ValueEdit.js';

/**
 * The smallest edit that makes one claim say what another says, in the writing of the text that it replaces (capitals,
 * thousands separators, `%`, `+`).
 * @param text the current text of the claim's file; the edit's range is relative to it
 * @returns undefined where no single value says it (number, order and place of phases), where both say the same, and where
 *   the text at the claim's range is not what was read
 */
export function takeOverValue(
  contradiction: Contradiction,
  claimIndex: number,
  otherIndex: number,
  text: string,
): TextEdit | undefined {
  const claim = contradiction.claims[claimIndex];
  const other = contradiction.claims[otherIndex];
  if (!claim || !other || claim.value === other.value) return undefined;
  const edit = editors[contradiction.kind];
  if (!edit) return undefined;
  const lines = new LineIndex(text);
  const start = lines.offset(claim.source.range.start);
  const end = Math.min(lines.offset(claim.source.range.end), start + maxLength);
  const json = /\.jsonc?$/iu.test(claim.source.path);
  const found = edit(
    { text: text.slice(start, end), bare: (at) => json && !inString(text, start + at) },
    claim.value,
    other.value,
  );
  return found && { range: lines.range(start + found.start, start + found.end), newText: found.newText };
}

/** A value stands near the start of its place, however much the place holds. */
const maxLength = 5000;

const editors: Partial<Record<Contradiction['kind'], ValueEdit>> = {
  readiness: editReadiness,
  total: editCount,
  suite: editSuite,
  status: editStatus,
  severity: editSeverity,
};

/** A JSON string ends on the line on which it begins. */
function inString(text: string, offset: number): boolean {
  let inside = false;
  for (let at = Math.max(text.lastIndexOf('\n', offset - 1), 0); at < offset; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') inside = !inside;
  }
  return inside;
}
