import * as l10n from '@vscode/l10n';
import type { TextEdit } from '../model/range.js';

/** What writing a value into its source takes: edits relative to the text that was given (`notes`: what stays unsaid), nothing, or why it cannot be done. */
export type WritePlan =
  | { kind: 'change'; edits: TextEdit[]; notes?: string[] }
  | { kind: 'nothing' }
  /** `stale`: the source is not as it was read; when it has been read again, it may be possible. */
  | { kind: 'refused'; reason: string; stale?: string };

export function refused(reason: string): WritePlan {
  return { kind: 'refused', reason };
}

/** @param path of the source */
export function stale(path: string): WritePlan {
  const reason = l10n.t('{0} is no longer as it was read; nothing was changed.', path);
  return { kind: 'refused', reason, stale: path };
}
