import * as l10n from '@vscode/l10n';
import { Refusal } from './python/Refusal.js';

/** A template that defines a name twice: there is no saying which one is meant. `path`: dotted. */
export function definedTwice(path: string): Refusal {
  return new Refusal(l10n.t('The template defines `{0}` twice.', path));
}

/** The name is one thing in the file and another in the template. `inFile`, `inTemplate`: such as `a class`, translated. */
export function otherKind(name: string, inFile: string, inTemplate: string): Refusal {
  return new Refusal(l10n.t('`{0}` is {1} in the file, and {2} in the template.', name, inFile, inTemplate));
}

/** The file imports what the template defines. `kind`: such as `a class`, translated; `code`: the import. */
export function onlyImported(
  name: string,
  kind: string,
  code: string,
  importedFrom?: Refusal['importedFrom'],
): Refusal {
  const line = code.replace(/\s+/gu, ' ');
  const reason = l10n.t('The template has {0} `{1}`, which the file only imports (`{2}`).', kind, name, line);
  return new Refusal(reason, importedFrom);
}

/**
 * The file has another meaning for a name that the template imports.
 *
 * @param wanted the import of the template
 * @param line one-based, where the file has the name
 * @param own the import of the file; undefined where it defines the name itself
 */
export function otherMeaning(name: string, wanted: string, line: number, own: string | undefined): Refusal {
  return new Refusal(
    own === undefined
      ? l10n.t(
          'The template means `{0}` by `{1}`, but in the file (line {2}) it is a definition of its own.',
          name,
          wanted,
          line,
        )
      : l10n.t(
          'The template means `{0}` by `{1}`, but in the file (line {2}) it is `{3}`.',
          name,
          wanted,
          line,
          own,
        ),
  );
}

/** Where the file has from what the template supposes in it. */
export function comesFrom(path: string): string {
  return l10n.t('It comes from {0}.', path);
}

/** A file of declarations, to which the template brings code. */
export function onlyDeclares(path: string): Refusal {
  return new Refusal(l10n.t('{0} only declares, and the template has bodies.', path));
}

/** What comes out of a merge of data does not hold what both say. */
export function notTogether(): Refusal {
  return new Refusal(l10n.t('What the file and the template say together cannot be written there.'));
}
