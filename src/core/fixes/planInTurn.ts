import type { FileAccess } from '../files/FileAccess.js';
import type { FileFix, FixPlan } from './FixPlan.js';
import { joinFixes } from './joinFixes.js';
import type { FixOffer, FixOptions } from './offers/FixOffer.js';
import { OverlayFiles } from './OverlayFiles.js';

/**
 * Several fixes as one: each is planned on what those before it leave, and the result is one edit a file of the workspace as it is.
 * All or nothing: where one is refused the whole is, with that reason, unless it is an extra, whose reason becomes a note.
 */
export async function planInTurn(
  offers: readonly Pick<FixOffer, 'plan' | 'extra'>[],
  files: FileAccess,
  options: FixOptions = {},
): Promise<FixPlan> {
  const overlay = new OverlayFiles(files);
  const made = new Map<string, FileFix>();
  const notes: string[] = [];
  const reasons: string[] = [];
  let replaces = false;
  for (const { plan: planOffer, extra = false } of offers) {
    const plan = await planOffer(overlay, options);
    if (plan.kind === 'refused') {
      if (!extra) return plan;
      notes.push(plan.reason);
      continue;
    }
    if (plan.kind === 'nothing') {
      reasons.push(plan.reason);
      continue;
    }
    overlay.apply(plan.files);
    notes.push(...plan.notes.filter((note) => !notes.includes(note)));
    replaces ||= plan.replaces ?? false;
    for (const fix of plan.files) {
      const before = made.get(fix.path);
      made.set(fix.path, before ? joinFixes(before, fix) : fix);
    }
  }
  const changed = [...made.values()].filter((fix) => fix.kind === 'create' || fix.after !== fix.before);
  if (changed.length === 0) return { kind: 'nothing', reason: [...new Set(reasons)].join(' ') };
  return { kind: 'change', files: changed, notes, ...(replaces ? { replaces } : {}) };
}
