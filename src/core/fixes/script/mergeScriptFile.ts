import * as l10n from '@vscode/l10n';
import { scriptModuleFile } from '../../syntax/scriptModuleFile.js';
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
  const file = await scriptModuleFile(path, importedFrom, (each) => files.exists(each));
  return { kind: 'refused', reason: `${reason} ${comesFrom(file ?? importedFrom)}` };
};
