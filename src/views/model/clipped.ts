/** The text in at most so many characters, `…` included, on one line. */
export function clipped(text: string, most: number): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  // No half of a pair of code units, no half word where there is a whole one.
  const words = cut.slice(0, Math.max(cut.lastIndexOf(' '), 0));
  return `${(words.length > most / 2 ? words : cut.replace(/[\uD800-\uDBFF]$/u, '')).trimEnd()}…`;
}
