import * as l10n from '@vscode/l10n';
import type { DetailsTexts } from '../model/details/DetailsView.js';

/** The words of the view itself, in the language of the person. */
export function detailsTexts(): DetailsTexts {
  return {
    fields: l10n.t('Fields'),
    actions: l10n.t('Actions'),
    saved: l10n.t('Written into the source.'),
  };
}
