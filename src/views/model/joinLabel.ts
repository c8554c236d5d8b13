import * as l10n from '@vscode/l10n';
import type { JoinReason } from '../../core/ledger/identity/IdentityNode.js';

/** Why a mention was joined, as it is shown: the ledger has it as a fixed word, whatever the language. */
export function joinLabel(reason: string): string {
  switch (reason as JoinReason) {
    case 'same id':
      return l10n.t('same id');
    case 'same anchor':
      return l10n.t('same anchor');
    case 'same file and title':
      return l10n.t('same file and title');
    case 'same title and gap':
      return l10n.t('same title and gap');
    case 'same title and priority':
      return l10n.t('same title and priority');
    case 'same title':
      return l10n.t('same title');
    case 'row and its detail':
      return l10n.t('row and its detail');
    case 'merged by you':
      return l10n.t('merged by you');
    default:
      return reason;
  }
}
