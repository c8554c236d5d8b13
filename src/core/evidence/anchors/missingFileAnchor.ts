import * as l10n from '@vscode/l10n';
import { isGlob } from '../../files/glob.js';
import { result, type AnchorResolver } from '../AnchorResult.js';
import { leavesWorkspace } from './absentPath.js';
import { problemAt } from '../problemAt.js';
import type { CodeView } from '../CodeView.js';

/** There is no place in a file that is absent: the claim itself, in the source, is where it is shown. */
export const resolveMissingFileAnchor: AnchorResolver<'missing-file'> = async (anchor, code) => {
  if (await isThere(anchor.path, code)) return result('cleared');
  if (!isGlob(anchor.path) && (await code.leadsOutside(anchor.path)))
    return result('unlocated', [], [problemAt(anchor.source, 'error', leavesWorkspace(anchor.path))]);
  const message = l10n.t('`{0}` does not exist.', anchor.path);
  return result('confirmed', [
    { path: anchor.source.path, range: anchor.source.range, proves: true, standsIn: true, message },
  ]);
};

/** A file, a folder, or any file that a glob matches. */
async function isThere(path: string, code: CodeView): Promise<boolean> {
  if (isGlob(path)) return (await code.find(path)).length > 0;
  return (await code.exists(path)) || code.hasFolder(path);
}
