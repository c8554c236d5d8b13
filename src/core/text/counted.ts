import * as l10n from '@vscode/l10n';

/** Between the forms of one translated message. */
const SEPARATOR = ' || ';

/**
 * The message for a count: `one` for exactly one, else `many`, both translated already, as in
 * `counted(n, l10n.t('{0} defect', n), l10n.t('{0} defects', n))`. A language with more forms than English writes all of
 * them into its translation of `many`, in the order of CLDR's categories (zero, one, two, few, many, other; those that the
 * language has): `{0} дефект || {0} дефекта || {0} дефектов`.
 *
 * @param count a whole number
 */
export function counted(count: number, one: string, many: string): string {
  if (count === 1) return one;
  if (!many.includes(SEPARATOR)) return many;
  const forms = many.split(SEPARATOR);
  return forms[formOf(count, forms.length)] ?? many;
}

const ORDER: readonly Intl.LDMLPluralRule[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** The last form is for what the others are not for, as `other`, which whole numbers do not meet in some languages. */
function formOf(count: number, forms: number): number {
  const rules = new Intl.PluralRules(language());
  const { pluralCategories } = rules.resolvedOptions();
  const categories = ORDER.filter((category) => pluralCategories.includes(category));
  return Math.min(forms - 1, Math.max(0, categories.indexOf(rules.select(count))));
}

function language(): string {
  const tag = l10n.t({ message: 'en', comment: ['The tag of the language that these messages are in'] });
  try {
    return Intl.PluralRules.supportedLocalesOf([tag]).length > 0 ? tag : 'en';
  } catch {
    return 'en'; // No tag at all.
  }
}
