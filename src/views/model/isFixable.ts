import type { Defect } from '../../core/model/ledger.js';

/** There is something to fix it with: a template, or a function that is missing. */
export function isFixable({ templates, anchors }: Pick<Defect, 'templates' | 'anchors'>): boolean {
  return (
    templates.length > 0 || anchors.some(({ kind, state }) => kind === 'import' && state === 'confirmed')
  );
}
