import * as l10n from '@vscode/l10n';
import { maxFileBytes, type Unreadable } from '../files/FileAccess.js';
import { inventoryEnding } from './canBeSource.js';
import { emptyFragment, RANKS, type Fragment } from './fragment.js';

/** `outside`: a link that leads out of the workspace, or nowhere. */
export type WhyUnread = Unreadable | { reason: 'outside' };

/** What stands for a source whose text there is no way to. */
export function unreadSource(path: string, why: WhyUnread): Fragment {
  const message = describe(why);
  return problemOnly(
    path,
    why.reason === 'binary' ? 'binary' : 'unknown',
    inventoryEnding.test(path),
    message,
  );
}

function describe(why: WhyUnread): string {
  switch (why.reason) {
    case 'binary':
      return l10n.t('This file is binary (it holds NUL bytes), so it is not read.');
    case 'outside':
      return l10n.t('This is a link that leads out of the workspace, or nowhere; it is never opened.');
    case 'large':
      return l10n.t(
        'This file has {0} MB; files of up to {1} MB are read.',
        Math.round(why.bytes / 1_000_000),
        Math.floor(maxFileBytes / 1_000_000),
      );
  }
}

/** A source of which nothing is read, and why. */
export function problemOnly(path: string, encoding: string, isInventory: boolean, message: string): Fragment {
  const fragment = emptyFragment(
    { path, kind: isInventory ? 'inventory' : 'report', encoding, repaired: false, broken: true },
    isInventory ? RANKS.found : RANKS.report,
  );
  problemAtTop(fragment, message);
  return fragment;
}

/** A warning about the whole source. */
export function problemAtTop(fragment: Fragment, message: string): void {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  fragment.problems.push({ path: fragment.source.path, range, severity: 'warning', message });
}
