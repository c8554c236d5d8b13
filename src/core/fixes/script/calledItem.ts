import * as l10n from '@vscode/l10n';
import type { ScriptItem } from './ScriptItem.js';

/** What an item is, as the user calls it: `a class`, `an accessor`. */
export function calledItem({ kind, key, core }: ScriptItem): string {
  switch (kind) {
    case 'import':
      return l10n.t('an import');
    case 'class':
      return l10n.t('a class');
    case 'function':
      return l10n.t('a function');
    case 'interface':
      return l10n.t('an interface');
    case 'type':
      return l10n.t('a type alias');
    case 'enum':
      return l10n.t('an enum');
    case 'namespace':
      return l10n.t('a namespace');
    case 'suite':
      return l10n.t('a group of tests');
    case 'test':
      return l10n.t('a test');
    case 'method':
      return /(?:^| )[gs]et /u.test(key) ? l10n.t('an accessor') : l10n.t('a method');
    case 'field':
      return l10n.t('a field');
    case 'index':
      return l10n.t('an index signature');
    case 'default':
    case 'exports':
    case 'moduleExports':
      return l10n.t('an export');
    case 'value':
      return core.type === 'expression_statement' || core.child(0)?.type === 'const'
        ? l10n.t('a constant')
        : l10n.t('a variable');
    case 'main':
    case 'directive':
    case 'loose':
      return l10n.t('a statement');
  }
}
