import * as l10n from '@vscode/l10n';

/** The texts of a merge: the file as it is, what is merged into it, and what came out. */
export type MergeText = 'file' | 'template' | 'result';

/**
 * Why a text is not merged. A sentence for each text, since what fits one noun does not fit another in every language.
 *
 * @param language the name that it has everywhere, such as `Python`
 * @param line one-based
 * @param why what is wrong there, with its full stop
 */
export function unreadable(which: MergeText, language: string, line: number, why: string): string {
  switch (which) {
    case 'file':
      return l10n.t('The file cannot be read as {0}, line {1}: {2}', language, line, why);
    case 'template':
      return l10n.t('The template cannot be read as {0}, line {1}: {2}', language, line, why);
    case 'result':
      return l10n.t('The file after the merge cannot be read as {0}, line {1}: {2}', language, line, why);
  }
}
