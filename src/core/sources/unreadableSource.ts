import * as l10n from '@vscode/l10n';
import type { Problem } from '../model/ledger.js';
import { emptyFragment, RANKS, type Fragment } from './fragment.js';

/**
 * What stands for a source whose reader failed, which is a mistake of ours: the other sources are there all the same,
 * and the last good state of this one stays.
 */
export function unreadableSource(path: string, encoding: string, error: unknown): Fragment {
  const fragment = emptyFragment(
    { path, kind: 'report', encoding, repaired: false, broken: true },
    RANKS.report,
  );
  const start = { line: 0, character: 0 };
  const reason = error instanceof Error ? error.message : String(error);
  const message = l10n.t(
    'This file could not be read, which is a mistake of Defect Ledger ({0}). Please report it.',
    reason,
  );
  fragment.broken = true;
  fragment.problems.push({ path, range: { start, end: start }, severity: 'error', message });
  return fragment;
}

/** While a source is being edited into a broken state its entries stay, with the problems of the text as it is. */
export function keepLastGood(last: Fragment, broken: Fragment): Fragment {
  const problems: Problem[] = broken.problems;
  return { ...last, source: { ...last.source, broken: true }, broken: true, problems };
}
