import * as l10n from '@vscode/l10n';
import { isGlob } from '../../files/glob.js';
import { baseName } from '../../files/workspacePath.js';
import type { Problem } from '../../model/ledger.js';
import type { Mention } from '../../model/range.js';
import type { CodeView } from '../CodeView.js';
import { problemAt } from '../problemAt.js';

/** Names that half the folders of a project have. */
const anywhere =
  /^(?:__init__\.py|index\.\w+|main\.\w+|mod\.rs|lib\.rs|README\.md|package\.json|Dockerfile|Makefile)$/u;

export function didYouMean(path: string): string {
  return l10n.t('Did you mean `{0}`?', path);
}

export function leavesWorkspace(path: string): string {
  return l10n.t('`{0}` leaves the workspace; it is never opened.', path);
}

/** The one file of that name that is there elsewhere. */
export async function namesake(path: string, code: CodeView): Promise<string | undefined> {
  const name = baseName(path);
  const others = anywhere.test(name) ? [] : await code.find(`**/${name}`);
  return others.length === 1 ? others[0] : undefined;
}

/**
 * The problem of a source that names a file which is not there, with the one file of that name that is there elsewhere.
 * Prose may speak of files to come: what was read from it is a problem only when such a file is known.
 */
export async function absentPath(
  anchor: { path: string; inferred: boolean; source: Mention },
  code: CodeView,
): Promise<Problem[]> {
  const { path, inferred, source } = anchor;
  if (isGlob(path)) return [];
  if (await code.leadsOutside(path)) return [problemAt(source, 'error', leavesWorkspace(path))];
  const other = await namesake(path, code);
  if (other === undefined && inferred) return [];
  const message = l10n.t('`{0}` does not exist.', path);
  if (other === undefined) return [problemAt(source, 'information', message)];
  const suggestion = { text: path, replacement: other };
  return [problemAt(source, 'information', `${message} ${didYouMean(other)}`, suggestion)];
}
