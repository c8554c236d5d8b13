import * as l10n from '@vscode/l10n';
import type { FileText } from '../files/FileAccess.js';
import { baseName } from '../files/workspacePath.js';
import { toTextEdits, type OffsetEdit } from '../fixes/offsetEdits.js';
import { IdIndex } from '../ledger/ids/IdIndex.js';
import { isGenericId } from '../ledger/ids/isGenericId.js';
import { isValidId } from '../ledger/ids/isValidId.js';
import { decisionsPath } from '../ledger/identity/IdentityDecisions.js';
import type { TextEdit } from '../model/range.js';
import type { DefectEntry } from '../sources/fragment.js';
import { readSource } from '../sources/readSource.js';
import { applyEdits } from '../text/applyEdits.js';
import { CommentSpans } from '../text/comments/CommentSpans.js';
import { commentSyntax } from '../text/comments/commentSyntax.js';
import { LineIndex } from '../text/LineIndex.js';

export interface RenamedFile {
  path: string;
  /** In sources, comments and plain text. */
  edits: TextEdit[];
  /** Where the id stands in code outside of comments: for a person to decide. */
  inCode: TextEdit[];
}

export type IdRename = { kind: 'change'; files: RenamedFile[] } | { kind: 'refused'; reason: string };

/** A file that may hold the id; of a source what is read must not change beside it, of code only the words count. */
export interface RenameFile {
  readonly path: string;
  readonly file: FileText;
  readonly isSource: boolean;
}

/**
 * The id of a defect renamed wherever it stands as a word by itself: in sources, in comments, in plain text, and in what a person decided on
 * the identity of entries. An id that may be any word is renamed in the heads of its own entries only. Where a source would then not be
 * read as before with the new id in the place of the old one, nothing is renamed anywhere. Never throws.
 * @param files only those that are open to being changed
 * @param ids all that there are, so that none is taken for a part of another. Default: only `from`
 */
export function planIdRename(
  files: readonly RenameFile[],
  from: string,
  to: string,
  ids: IdIndex = new IdIndex([from]),
): IdRename {
  if (!isValidId(to)) return refused(l10n.t('“{0}” is no id.', to));
  if (from === to) return refused(l10n.t('{0} is its name already.', from));
  const changed: RenamedFile[] = [];
  let isDefined = false;
  for (const each of files) {
    const { path, file, isSource } = each;
    const before = isSource ? readSource(path, file).defects : [];
    if (before.some(({ id }) => id === to)) return refused(l10n.t('{0} has a defect {1} already.', path, to));
    isDefined ||= before.some(({ id, hasOwnId }) => hasOwnId && id === from);
    const { written, inCode } = placesIn(each, before, from, ids);
    if (written.length + inCode.length === 0) continue;
    if (file.lossy)
      return refused(
        l10n.t('{0} holds bytes that are not valid {1}; it is left as it is.', path, file.encoding),
      );
    const [edits, others] = [written, inCode].map((places) =>
      toTextEdits(
        file.text,
        places.map((start): OffsetEdit => ({ start, end: start + from.length, newText: to })),
      ),
    ) as [TextEdit[], TextEdit[]];
    if (isSource && !readsBack(path, file, applyEdits(file.text, edits), before, from, to))
      return refused(
        l10n.t('{0} would not be read as before with {1} for {2}; nothing is renamed.', path, to, from),
      );
    changed.push({ path, edits, inCode: others });
  }
  if (!isDefined) return refused(l10n.t('No source gives a defect the id {0}.', from));
  return { kind: 'change', files: changed };
}

function refused(reason: string): IdRename {
  return { kind: 'refused', reason };
}

interface Places {
  written: number[];
  inCode: number[];
}

function placesIn(
  { path, file: { text }, isSource }: RenameFile,
  entries: readonly DefectEntry[],
  from: string,
  ids: IdIndex,
): Places {
  if (!text.includes(from)) return { written: [], inCode: [] };
  if (baseName(path) === decisionsPath) return { written: keyEnds(text, from), inCode: [] };
  const all = ids.find(text).flatMap(({ id, start }) => (id === from ? [start] : []));
  if (isGenericId(from)) {
    const heads = isSource ? headLines(entries, from) : new Set();
    const lines = new LineIndex(text);
    return { written: all.filter((at) => heads.has(lines.position(at).line)), inCode: [] };
  }
  const syntax = isSource ? 'text' : commentSyntax(path);
  if (syntax === 'text') return { written: all, inCode: [] };
  if (!syntax) return { written: [], inCode: all };
  const spans = new CommentSpans(text, syntax);
  const isComment = (at: number): boolean => spans.at(at) === 'comment';
  return { written: all.filter(isComment), inCode: all.filter((at) => !isComment(at)) };
}

/** `"path#id"`: the decisions name entries so. */
function keyEnds(text: string, id: string): number[] {
  const found: number[] = [];
  const end = `#${id}"`;
  for (let at = text.indexOf(end); at >= 0; at = text.indexOf(end, at + end.length)) found.push(at + 1);
  return found;
}

function headLines(entries: readonly DefectEntry[], id: string): Set<number> {
  return new Set(entries.filter((entry) => entry.id === id).map(({ mention }) => mention.range.start.line));
}

function readsBack(
  path: string,
  file: FileText,
  text: string,
  before: readonly DefectEntry[],
  from: string,
  to: string,
): boolean {
  const after = readSource(path, { ...file, text }).defects;
  const renamed = (id: string): string => (id === from ? to : id);
  return (
    before.length === after.length &&
    before.every((defect, i) => {
      const other = after[i]!;
      return (
        other.id === (defect.hasOwnId ? renamed(defect.id) : other.id) &&
        other.hasOwnId === defect.hasOwnId &&
        other.status === defect.status &&
        other.severity === defect.severity &&
        other.priority === defect.priority &&
        other.dependsOn.length === defect.dependsOn.length &&
        defect.dependsOn.every((id, at) => other.dependsOn[at] === renamed(id))
      );
    })
  );
}
