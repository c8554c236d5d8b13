/** So many characters are compared at once: a slice is compared as memory is. */
const perPiece = 4096;

/** How many characters two texts have in common at their start, and how many of the rest at their end. UTF-16 code units. */
export function commonEnds(before: string, after: string): { start: number; end: number } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start + perPiece <= shorter && sameAt(before, start, after, start)) start += perPiece;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  const most = shorter - start;
  const [a, b] = [before.length, after.length];
  let end = 0;
  while (end + perPiece <= most && sameAt(before, a - end - perPiece, after, b - end - perPiece))
    end += perPiece;
  while (end < most && before.charCodeAt(a - end - 1) === after.charCodeAt(b - end - 1)) end++;
  return { start, end };
}

function sameAt(a: string, atA: number, b: string, atB: number): boolean {
  return a.slice(atA, atA + perPiece) === b.slice(atB, atB + perPiece);
}
