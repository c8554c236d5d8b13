/** A template's code without what stands in it for code that was left out. */
export interface Unelided {
  readonly code: string;
  /** What the template gives only a part of, by qualified name: it is not in `code` any more. */
  readonly incomplete: readonly string[];
  /** Anything was left out at all. */
  readonly elided: boolean;
}

/** Whole lines, zero-based, the last one excluded. */
export interface LineSpan {
  readonly from: number;
  readonly to: number;
}

/** The text without these lines, and without the blank lines that would come to stand together, at the top, or at the beginning of a block. */
export function withoutLines(code: string, spans: readonly LineSpan[]): string {
  const gone = new Set<number>();
  for (const { from, to } of spans) for (let i = from; i < to; i++) gone.add(i);
  const kept: string[] = [];
  let cut = false;
  for (const [i, line] of code.split('\n').entries()) {
    if (gone.has(i)) {
      cut = true;
      continue;
    }
    const blankAbove = kept.length === 0 || /^\s*$|[:{([]\s*$/u.test(kept.at(-1)!);
    if (cut && line.trim() === '' && blankAbove) continue;
    if (line.trim() !== '') cut = false;
    kept.push(line);
  }
  return kept.join('\n');
}
