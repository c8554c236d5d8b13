import type { FileAccess } from '../../files/FileAccess.js';
import { workspacePath } from '../../files/workspacePath.js';
import type { Defect, Ledger } from '../../model/ledger.js';
import { isOpen } from '../../model/vocabulary.js';
import { needsPreview } from '../needsPreview.js';
import { defectFixes } from './defectFixes.js';
import type { FixOffer, FixOptions } from './FixOffer.js';

/**
 * What may be done to a file without asking: the one fix of each defect that the code proves, where it changes this file alone
 * and nobody has to look at it first.
 */
export async function fixAllOffers(
  ledger: Ledger,
  path: string,
  files: FileAccess,
  options: FixOptions = {},
): Promise<FixOffer[]> {
  const safe: FixOffer[] = [];
  for (const defect of ledger.defects) {
    if (defect.evidence !== 'confirmed' || !isOpen(defect.status) || !mayConcern(ledger, defect, path))
      continue;
    const ready: { offer: FixOffer; safe: boolean }[] = [];
    for (const offer of defectFixes(ledger, defect)) {
      const plan = await offer.plan(files, options);
      if (plan.kind !== 'change') continue;
      const alone = plan.files.length === 1 && plan.files[0]!.kind === 'edit' && plan.files[0]!.path === path;
      ready.push({ offer, safe: alone && !needsPreview(plan) });
    }
    const [only] = ready;
    if (ready.length === 1 && only?.safe) safe.push(only.offer);
  }
  return safe;
}

/** Without looking at any file: what cannot change this one is not planned. */
function mayConcern({ templates }: Ledger, defect: Defect, path: string): boolean {
  const targeted = templates.some(
    ({ id, targetPath }) => defect.templates.includes(id) && workspacePath(targetPath) === path,
  );
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/u, '');
  return (
    targeted ||
    defect.anchors.some(
      (anchor) =>
        (anchor.kind === 'import' && (name === '__init__' || anchor.module.split('.').at(-1) === name)) ||
        (anchor.kind === 'dependency' && anchor.state === 'confirmed'),
    )
  );
}
