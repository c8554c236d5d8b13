// Compares a translation with the English.
import { FORMS } from './message-uses.mjs';

/** @typedef {string | { message: string, comment: string[] }} Message */

/**
 * What is wrong with a translation: keys that it lacks or that are no text any more, and placeholders, links and code that
 * it has not the same as the English, in each of its plural forms.
 *
 * @param {string} file named in the errors
 * @param {Record<string, Message>} english
 * @param {Record<string, Message>} translated
 * @returns {string[]}
 */
export function translationErrors(file, english, translated) {
  /** @type {string[]} */
  const errors = [];
  for (const key of Object.keys(translated))
    if (!(key in english)) errors.push(`${file} has '${key}', which is no text`);
  for (const [key, message] of Object.entries(english)) {
    const other = translated[key];
    if (other === undefined) errors.push(`${file} lacks '${key}'`);
    else
      for (const form of textOf(other).split(FORMS)) {
        const [ours, theirs] = [marks(textOf(message)), marks(form)];
        if (form.trim() === '') errors.push(`${file} leaves '${key}' empty`);
        else if (ours !== theirs)
          errors.push(`${file}: '${key}' has ${theirs || 'none'} for ${ours || 'none'}`);
      }
  }
  return errors;
}

/** @param {Message} message */
const textOf = (message) => (typeof message === 'string' ? message : message.message);

/** What must be in a text in every language: `{0}`, the targets of links, icons, and settings in `#...#`. */
function marks(/** @type {string} */ text) {
  const found = text.match(/\{\d+\}|\]\([^)]*\)|\$\([\w~-]+\)|`#[^#`]+#`/g) ?? [];
  return [...new Set(found)].sort().join(' ');
}
