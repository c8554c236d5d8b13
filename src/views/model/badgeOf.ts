import type { LivenessCounts } from '../../core/ledger/liveness.js';

/**
 * The number at the view's icon, and its hover: the open P0 defects, else what was called fixed and is not. The hover also
 * tells what the code says of all the others. Nothing else ever asks for attention.
 */
export function badgeOf(
  openP0: number,
  { confirmed, looksFixed, regressions, lost }: LivenessCounts,
): { value: number; tooltip: string } | undefined {
  const value = openP0 || regressions;
  if (value === 0) return undefined;
  const parts: [number, string][] = [
    [openP0, `open P0 ${openP0 === 1 ? 'defect' : 'defects'}`],
    [confirmed, 'confirmed by the code'],
    [looksFixed, `${looksFixed === 1 ? 'looks' : 'look'} fixed`],
    [regressions, 'resolved but still in the code'],
    [lost, 'with code that was not found again'],
  ];
  const shown = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return { value, tooltip: shown.join(', ') };
}
