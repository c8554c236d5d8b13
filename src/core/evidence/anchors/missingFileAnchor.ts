import * as l10n from '@vscode/l10n';
import { result, type AnchorResolver } from '../AnchorResult.js';

/** There is no place in a file that is absent: the claim itself, in the source, is where it is shown. */
export const resolveMissingFileAnchor: AnchorResolver<'missing-file'> = async (anchor, code) => {
  if (await code.exists(anchor.path)) return result('cleared');
  const message = l10n.t('`{0}` does not exist.', anchor.path);
  return result('confirmed', [
    { path: anchor.source.path, range: anchor.source.range, proves: true, message },
  ]);
};
