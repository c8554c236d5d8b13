/**
 * Whether `text[start, end)` is a word by itself, with nothing around it that would make it a part of another: `RAFT-1` is neither in
 * `RAFT-12` nor in `RAFT-1-b` nor in `RAFT-1.md`. Offsets are UTF-16 code units.
 */
export function standsAlone(text: string, start: number, end: number): boolean {
  // Two code units: a letter may take both.
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 3);
  return !/[\p{L}\p{N}_-]$/u.test(before) && !/^(?:[\p{L}\p{N}_]|[-.][\p{L}\p{N}])/u.test(after);
}
