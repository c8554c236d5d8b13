import * as l10n from '@vscode/l10n';
import type { FileText } from '../files/FileAccess.js';
import { toTextEdits, type OffsetEdit } from '../fixes/offsetEdits.js';
import type { TextEdit } from '../model/range.js';
import { readSource } from '../sources/readSource.js';
import { applyEdits } from '../text/applyEdits.js';

export type IdRename =
  { kind: 'change'; files: { path: string; edits: TextEdit[] }[] } | { kind: 'refused'; reason: string };

/** A file that may hold the id; of a source what is read must not change beside it, of code only the words count. */
export interface RenameFile {
  readonly path: string;
  readonly file: FileText;
  readonly isSource: boolean;
}

const validId = /^[\p{L}\p{N}][\p{L}\p{N}_.#/-]{0,79}$/u;

/**
 * The id of a defect renamed wherever it stands as a word by itself: in sources, in comments of code. Where a source would then not be read as before
 * with the new id in the place of the old one, nothing is renamed anywhere. Never throws.
 * @param files only those that are open to being changed: comments are not told from code
 */
export function planIdRename(files: readonly RenameFile[], from: string, to: string): IdRename {
  if (!validId.test(to)) return { kind: 'refused', reason: l10n.t('“{0}” is no id.', to) };
  if (from === to) return { kind: 'refused', reason: l10n.t('{0} is its name already.', from) };
  const changed: { path: string; edits: TextEdit[] }[] = [];
  for (const { path, file, isSource } of files) {
    if (wordsIn(file.text, to).length > 0 && isSource && defines(path, file, to))
      return { kind: 'refused', reason: l10n.t('{0} has a defect {1} already.', path, to) };
    const places = wordsIn(file.text, from);
    if (places.length === 0) continue;
    if (file.lossy)
      return {
        kind: 'refused',
        reason: l10n.t('{0} holds bytes that are not valid {1}; it is left as it is.', path, file.encoding),
      };
    const edits = toTextEdits(
      file.text,
      places.map((start): OffsetEdit => ({ start, end: start + from.length, newText: to })),
    );
    if (isSource && !readsBack(path, file, applyEdits(file.text, edits), from, to))
      return {
        kind: 'refused',
        reason: l10n.t(
          '{0} would not be read as before with {1} for {2}; nothing is renamed.',
          path,
          to,
          from,
        ),
      };
    changed.push({ path, edits });
  }
  if (changed.length === 0) return { kind: 'refused', reason: l10n.t('{0} stands nowhere.', from) };
  return { kind: 'change', files: changed };
}

/** Where the id stands with nothing around it that would make it a part of another: `RAFT-1` is not in `RAFT-12`. */
function wordsIn(text: string, id: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + id.length)) {
    const [before, after] = [
      text.slice(Math.max(0, at - 2), at),
      text.slice(at + id.length, at + id.length + 2),
    ];
    if (!/[\p{L}\p{N}_-]$/u.test(before) && !/^(?:[\p{L}\p{N}_]|[-.][\p{L}\p{N}])/u.test(after))
      found.push(at);
  }
  return found;
}

function defines(path: string, file: FileText, id: string): boolean {
  return readSource(path, file).defects.some((defect) => defect.id === id);
}

function readsBack(path: string, file: FileText, text: string, from: string, to: string): boolean {
  const before = readSource(path, file).defects;
  const after = readSource(path, { ...file, text }).defects;
  return (
    before.length === after.length &&
    before.every((defect, i) => {
      const other = after[i]!;
      return (
        other.id === (defect.id === from ? to : defect.id) &&
        other.status === defect.status &&
        other.severity === defect.severity &&
        other.priority === defect.priority &&
        wordsIn(other.title, from).length === 0
      );
    })
  );
}
