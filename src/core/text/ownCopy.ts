/** V8 copies shorter parts of a string anyway. */
const shortestPart = 13;

/** The same text by itself: a part of a longer one keeps all of it in memory. */
export function ownCopy(text: string): string {
  return text.length < shortestPart ? text : (JSON.parse(JSON.stringify(text)) as string);
}
