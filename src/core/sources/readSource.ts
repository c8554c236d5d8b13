import * as l10n from '@vscode/l10n';
import type { FileText } from '../files/FileAccess.js';
import { atOnce, type Steps } from '../steps.js';
import { repairText, type RepairedText } from '../text/repair/repairText.js';
import type { Work } from '../text/repair/scanPieces.js';
import { inventoryEnding, reportEnding } from './canBeSource.js';
import type { Fragment } from './fragment.js';
import { inventoryTree, readInventory } from './inventory/readInventory.js';
import { maxSourceLength } from './maxSourceLength.js';
import { readReport } from './report/readReport.js';
import { SourceText } from './SourceText.js';
import { problemAtTop, problemOnly } from './unreadSource.js';
import type { ValueTree } from './valueTree.js';

export { rereadingSource } from './reread/rereadingSource.js';

/** One source's text as it was read. */
export interface ReadSource {
  readonly fragment: Fragment;
  /** Of an inventory, with offsets of the repaired text where it was repaired. */
  readonly tree?: ValueTree;
  readonly repaired?: RepairedText | undefined;
}

/** One source's text to what it says. Pure and total: any text gives a fragment, problems included. */
export function readSource(path: string, file: FileText): Fragment {
  return readSourceWhole(path, file).fragment;
}

/** The same with what was made of the text on the way. */
export function readSourceWhole(path: string, file: FileText): ReadSource {
  return atOnce(readingSource(path, file));
}

/**
 * The same in steps. Some pieces of it cannot be cut: to parse JSON that is not strict, YAML and Markdown, and to read a report.
 *
 * @param isChange the source was read before: what stays the same in the ledger is of that text, so that those of later ones must not
 * all stay in memory with the few words that are new in each. Default: false
 */
export function* readingSource(path: string, file: FileText, isChange = false): Steps<ReadSource> {
  const isInventory =
    inventoryEnding.test(path) || (!reportEnding.test(path) && /^\s*(?:\{|\[\s*[\]{["\d])/u.test(file.text));
  if (file.text.length > maxSourceLength) {
    const millions = (n: number): number => Math.round(n / 1_000_000);
    const message = l10n.t(
      'This file has {0} million characters; sources of up to {1} million are read.',
      millions(file.text.length),
      millions(maxSourceLength),
    );
    return { fragment: problemOnly(path, file.encoding, isInventory, message) };
  }
  // Damage shows in characters beyond ASCII; most files have none or few.
  const repair: Work = { steps: 0 };
  const repaired = repairText(file.text, repair);
  yield;
  const source = new SourceText(
    path,
    repaired?.text ?? file.text,
    repaired && { text: file.text, toOriginal: (offset) => repaired.toOriginal(offset) },
  );
  const tree = isInventory ? yield* inventoryTree(source, isChange) : undefined;
  const fragment = tree
    ? yield* readInventory(source, file.encoding, tree)
    : readReport(source, file.encoding);
  if (file.lossy)
    problemAtTop(fragment, l10n.t('Some bytes are not valid {0}; they are read as U+FFFD.', file.encoding));
  if (repair.gaveUp)
    problemAtTop(
      fragment,
      l10n.t('Most of this text looks damaged by a wrong encoding; it is read as it stands.'),
    );
  return { fragment, ...(tree && { tree }), repaired };
}
