import * as l10n from '@vscode/l10n';
import type { UnreportedImport } from '../model/ledger.js';

/** What is wrong with an import, in a sentence. */
export function describeUnreported(error: UnreportedImport): string {
  return error.guarded
    ? `${what(error)} ${l10n.t('The import is guarded, so it fails silently.')}`
    : what(error);
}

function what({ module, name, library }: UnreportedImport): string {
  if (name === undefined) return l10n.t('there is no module `{0}`.', module);
  return library === undefined
    ? l10n.t('`{0}` cannot be imported: `{1}` does not define it.', name, module)
    : l10n.t(
        '`{0}` cannot be imported from `{1}`: it comes from `{2}`, which is not installed here.',
        name,
        module,
        library,
      );
}
