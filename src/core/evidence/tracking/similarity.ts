/** More words than these are data. */
const maxTokens = 200;

/** The words and signs of a line. Signs are kept, as much of code is made of them, but weigh little. */
export function tokensOf(line: string): string[] {
  return (line.match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? []).slice(0, maxTokens);
}

/** How alike two lines are, 0 to 1: twice what they share over what they hold, words by their weight. */
export function similarity(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  let total = 0;
  for (const token of a) {
    counts.set(token, (counts.get(token) ?? 0) + 1);
    total += weightOf(token);
  }
  let shared = 0;
  for (const token of b) {
    total += weightOf(token);
    const left = counts.get(token) ?? 0;
    if (left === 0) continue;
    counts.set(token, left - 1);
    shared += weightOf(token);
  }
  return total === 0 ? 0 : (2 * shared) / total;
}

/** Long words tell more than short ones, words more than signs. */
export function weightOf(token: string): number {
  return /^[\p{L}\p{N}_]/u.test(token) ? Math.min(4, 1 + token.length / 4) : 0.3;
}
