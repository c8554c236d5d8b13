/** Whether a value may name a file, a place or a version. */
export function mayPlace(value: string): boolean {
  if (value.includes('==') && /==\d/u.test(value)) return true;
  return hasInnerStop(value) && (value.includes(' ') || aPlace.test(value));
}

/**
 * Whether a full stop stands in a text with a letter right behind it. Most values hold one at their end and no more, which takes no
 * time to see in the piece of the source that they stand in: to take each out of it takes longer.
 */
export function hasInnerStop(text: string): boolean {
  for (let at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1)) {
    const next = text.charCodeAt(at + 1) | 0x20;
    if (next >= 97 && next <= 122) return true;
  }
  return false;
}

/** `src/a.py:10-20`, and nothing else. */
const aPlace = /\.[A-Za-z]\w{0,9}['"\x60]?[:#(]L?\d/u;

/** Values under these keys tell no state of the code: how it was or is to be seen or mended, what a tool printed, what is linked. */
export const tellsNothing =
  /^(?:resolution\w*|workarounds?|expected\w*|acceptance_criteria|rationale|history|changelog|tags?|labels?|references?|links?|urls?|commands?|logs?|output|stdout|stderr|diff|patch|(?:code_?)?snippets?|code|examples?|comments?)$/u;
