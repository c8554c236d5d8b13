import * as l10n from '@vscode/l10n';

/** What a merge did by name, as the mergers gather it. */
export interface MergedNames {
  readonly added: readonly string[];
  readonly replaced: readonly string[];
  readonly kept: readonly string[];
  /** Constants that the file gives another value. */
  readonly keptValues: readonly string[];
}

/** What was written, in sentences for the user. */
export function changeNotes({ added, replaced }: MergedNames): string[] {
  return [
    ...naming(added, (names) => l10n.t('Added: {0}.', names)),
    ...naming(replaced, (names) => l10n.t('Replaced: {0}.', names)),
  ];
}

/** What was left as it is, in sentences for the user. */
export function keptNotes({ kept, keptValues }: MergedNames): string[] {
  return [
    ...naming(kept, (names) => l10n.t('Kept as in the file: {0}.', names)),
    ...naming(keptValues, (names) => l10n.t('Kept, with another value: {0}.', names)),
  ];
}

/** Each name once, as code. */
export function namesList(names: readonly string[]): string {
  return [...new Set(names)].map((name) => `\`${name}\``).join(', ');
}

/** The sentence about the names, where there are any. */
function naming(names: readonly string[], sentence: (names: string) => string): string[] {
  return names.length > 0 ? [sentence(namesList(names))] : [];
}

/** The answer of a merge that changes nothing. `notes`: sentences about what was left as it is. */
export function nothingToDo(notes: readonly string[]): { kind: 'nothing'; reason: string } {
  const reason =
    notes.length > 0 ? l10n.t('There is nothing to add.') : l10n.t('All of the template is there already.');
  return { kind: 'nothing', reason: [reason, ...notes].join(' ') };
}

/** What the added code gets from modules that nobody asked for by name. */
export function importedUnasked(names: readonly string[]): string {
  return l10n.t(
    'Imported, since the added code uses it and the template does not import it: {0}.',
    namesList(names),
  );
}

/** What the added code uses and nothing defines. */
export function definedNowhere(names: readonly string[]): string {
  return l10n.t('Defined neither in the file nor in the template: {0}.', namesList(names));
}

/** The header of a class or the like in the template has more than the file's. `extras`: code. */
export function headerIsKept(header: string, extras: readonly string[]): string {
  return l10n.t("The template's `{0}` also has {1}; the file's header is kept.", header, namesList(extras));
}
