/** Words that mean the same in Markdown, JSON and YAML, whatever stands around them. */
const plainWords = /^[\p{L}\p{N}]+(?:[ _/-]{1,2}[\p{L}\p{N}]+)*$/u;

/** The words in the capitals and with the joints (blank, `_`, `-`) of those that they replace; undefined for what is no plain words. */
export function dressed(words: string, like: string): string | undefined {
  if (!plainWords.test(words)) return undefined;
  const joint = /[\p{L}\p{N}]([ _-])[\p{L}\p{N}]/u.exec(like)?.[1];
  return cased(joint === undefined ? words : words.replace(/[ _-]/gu, joint), like);
}

/** The words in capitals, in lower case or with a capital first, as the others are. */
export function cased(words: string, like: string): string {
  if (!/\p{Ll}/u.test(like)) return words.toUpperCase();
  if (!/\p{Lu}/u.test(like)) return words.toLowerCase();
  // `In Progress` as it comes, but no capitals where there were none.
  const lower = /\p{Ll}/u.test(words) ? words : words.toLowerCase();
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}
