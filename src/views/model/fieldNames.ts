import * as l10n from '@vscode/l10n';
import type { WritableField } from '../../core/writeback/FieldTask.js';

/** What a field is called in lists, cards and headings. */
export function fieldName(field: WritableField): string {
  switch (field) {
    case 'status':
      return l10n.t('Status');
    case 'priority':
      return l10n.t('Priority');
    case 'severity':
      return l10n.t('Severity');
    case 'title':
      return l10n.t('Title');
    case 'owner':
      return l10n.t('Owner');
    case 'effort':
      return l10n.t('Effort');
    case 'timeline':
      return l10n.t('Timeline');
    case 'category':
      return l10n.t('Category');
    case 'description':
      return l10n.t('Description');
    case 'rootCause':
      return l10n.t('Root cause');
    case 'impact':
      return l10n.t('Impact');
    case 'current':
      return l10n.t('Current');
    case 'target':
      return l10n.t('Target');
    case 'gapPercent':
      return l10n.t('Gap');
  }
}
