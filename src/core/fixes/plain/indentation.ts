import { indentAt } from '../lines.js';

/** What one level of indentation adds in a text of any language; undefined where too little is indented to tell. */
export function indentationOf(text: string): string | undefined {
  let tabs = 0;
  const steps = new Map<number, number>();
  let above = 0;
  for (const line of text.split(/\r\n|\r|\n/u)) {
    const blanks = indentAt(line, 0);
    // A line of a block comment stands a blank further right.
    if (blanks.length === line.length || /^\s+\*/u.test(line)) continue;
    if (blanks.startsWith('\t')) tabs++;
    else {
      const step = blanks.length - above;
      if (step > 1 && step <= 8) steps.set(step, (steps.get(step) ?? 0) + 1);
      above = blanks.length;
    }
  }
  const [best] = [...steps].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const spaces = [...steps.values()].reduce((sum, count) => sum + count, 0);
  if (tabs > spaces) return '\t';
  return best && ' '.repeat(best[0]);
}

/** A string over several lines, or what could be one: its blanks are not ours to change. */
const multiLineStrings = /`|"""|'''|<<[-~]?\s*["'\w]|\br#*"|@"|\\$/mu;

/** Whether the indentation of code can be changed without knowing its language. */
export function canIndentAnew(code: string): boolean {
  return !multiLineStrings.test(code);
}

/** The lines with each level of `from` made one of `to`; what is left of a line's blanks stays. */
export function indentAnew(code: string, from: string, to: string): string {
  if (from === to) return code;
  return code
    .split('\n')
    .map((line) => {
      const blanks = indentAt(line, 0);
      let rest = blanks;
      let levels = 0;
      for (; rest.startsWith(from); rest = rest.slice(from.length)) levels++;
      return levels === 0 ? line : to.repeat(levels) + rest + line.slice(blanks.length);
    })
    .join('\n');
}

/** Without the blanks that all lines have in common. */
export function dedented(code: string): string {
  const lines = code.split('\n');
  let common: string | undefined;
  for (const line of lines) {
    if (line.trim() === '') continue;
    const blanks = indentAt(line, 0);
    let shared = 0;
    while (common !== undefined && shared < common.length && common[shared] === blanks[shared]) shared++;
    common = common === undefined ? blanks : common.slice(0, shared);
  }
  const cut = common?.length ?? 0;
  return cut === 0 ? code : lines.map((line) => (line.trim() === '' ? '' : line.slice(cut))).join('\n');
}
