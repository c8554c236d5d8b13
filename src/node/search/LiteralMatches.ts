/**
 * The literals that files may hold, from a search that tells matches which do not overlap, the leftmost first and of those
 * the longest: where one literal is told, another may be hidden that begins within it, so those count as found as well.
 */
export class LiteralMatches {
  readonly byPath = new Map<string, Set<number>>();
  private readonly folded: readonly string[];
  private readonly numbers = new Map<string, number[]>();
  /** By the first two characters, and by the first one. */
  private readonly byStart = new Map<string, number[]>();
  private readonly together = new Map<string, readonly number[]>();
  private readonly all: readonly number[];

  constructor(literals: readonly string[]) {
    this.folded = literals.map((literal) => literal.toLowerCase());
    this.all = literals.map((_, i) => i);
    for (const [i, literal] of this.folded.entries()) {
      addTo(this.numbers, literal, i);
      for (const start of new Set([literal.slice(0, 1), literal.slice(0, 2)])) addTo(this.byStart, start, i);
    }
  }

  /** `text`: what was matched, in whatever case. */
  add(path: string, text: string): void {
    let found = this.byPath.get(path);
    if (!found) this.byPath.set(path, (found = new Set()));
    for (const number of this.foundWith(text)) found.add(number);
  }

  private foundWith(text: string): readonly number[] {
    let numbers = this.together.get(text);
    if (!numbers) {
      const literal = text.toLowerCase();
      // A letter that has three cases: it is not known which literal it was.
      numbers = this.numbers.has(literal) ? this.hiddenBy(literal) : this.all;
      this.together.set(text, numbers);
    }
    return numbers;
  }

  /** Itself among them, in order. */
  private hiddenBy(literal: string): number[] {
    const numbers = new Set<number>();
    for (let at = 0; at < literal.length; at++) {
      for (const number of this.byStart.get(literal.slice(at, at + 2)) ?? [])
        if (canHide(literal, this.folded[number]!)) numbers.add(number);
      // A single character has no two.
      for (const number of this.numbers.get(literal.slice(at, at + 1)) ?? []) numbers.add(number);
    }
    return [...numbers].sort((a, b) => a - b);
  }
}

function addTo(map: Map<string, number[]>, key: string, number: number): void {
  const numbers = map.get(key);
  if (numbers) numbers.push(number);
  else map.set(key, [number]);
}

/** What begins before `told`, or with it and is longer, is not hidden by it: it would have been told itself. */
function canHide(told: string, other: string): boolean {
  if (told.startsWith(other)) return true;
  const first = other.slice(0, 1);
  for (let at = told.indexOf(first, 1); at >= 0; at = told.indexOf(first, at + 1)) {
    if (told.startsWith(other.slice(0, told.length - at), at)) return true;
  }
  return false;
}
