import type { TextEdit } from '../model/range.js';

/** What writing a value into its source takes: edits relative to the text that was given (`notes`: what stays unsaid), nothing, or why it cannot be done. */
export type WritePlan =
  | { kind: 'change'; edits: TextEdit[]; notes?: string[] }
  | { kind: 'nothing' }
  | { kind: 'refused'; reason: string };

export function refused(reason: string): WritePlan {
  return { kind: 'refused', reason };
}
