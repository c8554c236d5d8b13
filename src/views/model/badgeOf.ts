import * as l10n from '@vscode/l10n';
import { counted } from '../../core/text/counted.js';
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
    [openP0, counted(openP0, l10n.t('{0} open P0 defect', openP0), l10n.t('{0} open P0 defects', openP0))],
    [confirmed, l10n.t('{0} confirmed by the code', confirmed)],
    [
      looksFixed,
      counted(looksFixed, l10n.t('{0} looks fixed', looksFixed), l10n.t('{0} look fixed', looksFixed)),
    ],
    [regressions, l10n.t('{0} resolved but still in the code', regressions)],
    [lost, l10n.t('{0} with code that was not found again', lost)],
  ];
  const shown = parts.filter(([count]) => count > 0).map(([, text]) => text);
  return { value, tooltip: shown.join(', ') };
}
