/**
 * Whether an id is too common a word to mean its defect wherever it stands: a bare number (`12`, `#12`, `1.2`), one word without a digit
 * (`timeout`), two in small letters (`read-only`), or hardly anything (`P1`).
 */
export function isGenericId(id: string): boolean {
  if (id.length < 3 || !/\p{L}/u.test(id)) return true;
  if (/\p{N}/u.test(id)) return false;
  const words = id.match(/[\p{L}]+/gu) ?? [];
  return words.length < 2 || (words.length < 3 && id === id.toLowerCase());
}
