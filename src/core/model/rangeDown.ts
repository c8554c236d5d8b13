import type { Range } from './range.js';

/** The range so many lines further down. */
export function rangeDown({ start, end }: Range, lines: number): Range {
  return {
    start: { line: start.line + lines, character: start.character },
    end: { line: end.line + lines, character: end.character },
  };
}
