import type { Mention } from '../../model/range.js';

/** The mention, ending with its first line: a heading without what stands beneath. */
export function firstLine({ path, range: { start, end } }: Mention): Mention {
  const next = { line: start.line + 1, character: 0 };
  return { path, range: { start, end: end.line > start.line ? next : end } };
}
