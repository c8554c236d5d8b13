import * as l10n from '@vscode/l10n';
import type { MergeInput, Merger, TextMerge } from '../Merger.js';
import { Refusal } from '../python/Refusal.js';
import { mergeJson } from './json/mergeJson.js';
import { mergeYaml } from './yaml/mergeYaml.js';

/** Files of JSON that tools read with comments, whatever their ending. */
const commented =
  /\.(?:jsonc|json5|code-workspace)$|(?:^|\/)(?:[tj]sconfig[^/]*\.json|\.eslintrc(?:\.json)?|devcontainer\.json)$|(?:^|\/)\.vscode\/[^/]*\.json$/u;

export const mergeJsonFile: Merger = (input) =>
  merged(input, ({ path, target, template, replace }) =>
    mergeJson(target, template, { replace, comments: commented.test(path) }),
  );

export const mergeYamlFile: Merger = (input) =>
  merged(input, ({ target, template, replace }) => mergeYaml(target, template, { replace }));

function merged(input: MergeInput, merge: (input: MergeInput) => TextMerge): Promise<TextMerge> {
  try {
    return Promise.resolve(merge(input));
  } catch (error) {
    if (error instanceof Refusal) return Promise.resolve({ kind: 'refused', reason: error.message });
    if (error instanceof RangeError)
      return Promise.resolve({
        kind: 'refused',
        reason: l10n.t('The text is nested too deeply to be merged.'),
      });
    throw error;
  }
}
