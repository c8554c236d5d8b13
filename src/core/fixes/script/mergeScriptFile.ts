import * as l10n from '@vscode/l10n';
import type { FileAccess } from '../../files/FileAccess.js';
import { folderOf, workspacePath } from '../../files/workspacePath.js';
import type { Merger } from '../Merger.js';
import { comesFrom } from '../refusals.js';
import { mergeScript } from './mergeScript.js';

/** `mergeScript` with the host's parsers and files; refused where the host lends no parsers. */
export const mergeScriptFile: Merger = async ({ path, target, template, replace, files, syntax }) => {
  if (!syntax) {
    return {
      kind: 'refused',
      reason: l10n.t('It is merged by its syntax tree, and there is no parser for it here.'),
    };
  }
  const merged = await mergeScript({ path, target, template }, syntax, { replace });
  if (merged.kind !== 'refused') return merged;
  const { reason, importedFrom } = merged;
  if (importedFrom === undefined) return { kind: 'refused', reason };
  const file = await moduleFile(path, importedFrom, files);
  return { kind: 'refused', reason: `${reason} ${comesFrom(file ?? importedFrom)}` };
};

/** The file that a relative import means; undefined for a package, or when there is none. */
async function moduleFile(path: string, source: string, files: FileAccess): Promise<string | undefined> {
  if (!source.startsWith('.')) return undefined;
  const whole = workspacePath(`${folderOf(path)}/${source}`.replace(/^\//u, ''));
  if (whole === undefined) return undefined;
  const bare = whole.replace(/\.([cm]?)jsx?$/u, '');
  const endings = ['.ts', '.tsx', '.mts', '.cts', '.d.ts', '.js', '.jsx', '.mjs', '.cjs'];
  const candidates = [
    whole,
    ...[bare, whole, `${whole}/index`].flatMap((each) => endings.map((end) => each + end)),
  ];
  for (const each of candidates) {
    if (/\.[cm]?[jt]sx?$/u.test(each) && (await files.exists(each))) return each;
  }
  return undefined;
}
