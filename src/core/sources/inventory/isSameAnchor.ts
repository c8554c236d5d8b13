import type { AnchorFields } from '../../model/anchor.js';

/** Whether two anchors, as a source gives them, say the same. */
export function isSameAnchor(a: AnchorFields, b: AnchorFields): boolean {
  if (a.kind !== b.kind) return false;
  if ('path' in a && 'path' in b && a.path !== b.path) return false;
  return a.kind === 'file' || a.kind === 'missing-file' || JSON.stringify(a) === JSON.stringify(b);
}
