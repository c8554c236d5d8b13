import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { plainWords } from '../core/text/plainWords.js';
import type { FixOffer } from '../core/fixes/offers/FixOffer.js';

/**
 * The fixes to make together. Where several templates want the same file, the person chooses one of them.
 * @returns undefined when the person left
 */
export async function chooseOffers(
  offers: readonly FixOffer[],
  defectId: string,
): Promise<FixOffer[] | undefined> {
  const chosen: FixOffer[] = [];
  const asked = new Set<string>();
  for (const offer of offers) {
    const { targetPath } = offer;
    const rivals =
      targetPath === undefined ? [offer] : offers.filter((each) => each.targetPath === targetPath);
    if (rivals.length === 1) chosen.push(offer);
    else if (!asked.has(targetPath!)) {
      asked.add(targetPath!);
      const items = rivals.map((each) => ({
        label: plainWords(each.templateTitle ?? each.title),
        description: each.templateId ?? '',
        offer: each,
      }));
      const picked = await vscode.window.showQuickPick(items, {
        title: l10n.t('{0}: Which Template for {1}?', defectId, targetPath!),
        placeHolder: l10n.t('Several templates serve this defect and change the same file'),
        matchOnDescription: true,
      });
      if (!picked) return undefined;
      chosen.push(picked.offer);
    }
  }
  return chosen;
}
