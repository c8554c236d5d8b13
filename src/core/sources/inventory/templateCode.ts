import * as l10n from '@vscode/l10n';
import { workspacePath } from '../../files/workspacePath.js';
import type { NativeTemplate } from '../../model/nativeInventory.js';
import type { TemplateEntry } from '../fragment.js';
import type { SourceText } from '../SourceText.js';
import { entryOf, type MapNode } from '../valueTree.js';

/** Exactly one of `code` and `file`; undefined, with a problem, when there is neither. The text of a file comes later (TemplateFiles). */
export function templateCode(
  node: MapNode,
  { code, file: written }: NativeTemplate,
  source: SourceText,
): Pick<TemplateEntry, 'code' | 'file' | 'filePlace' | 'unusable'> | undefined {
  const place = entryOf(node, 'file')?.value;
  if (written === undefined || !place) {
    if (code !== undefined) return { code };
    source.problem(
      node.start,
      node.end,
      'error',
      l10n.t('A template has either `code` or `file`; this one has neither.'),
    );
    return undefined;
  }
  const tell = (problem: string): { unusable: string } => {
    source.problem(
      place.start,
      place.end,
      'error',
      l10n.t('{0}; this template is listed without a fix.', problem),
    );
    return { unusable: problem };
  };
  if (code !== undefined)
    return { code, ...tell(l10n.t('A template has either `code` or `file`, not both')) };
  const file = workspacePath(written);
  if (file === undefined)
    return { code: '', ...tell(l10n.t('`{0}` leaves the workspace and is never opened', written)) };
  return { code: '', file, filePlace: source.mentionOf(place) };
}
