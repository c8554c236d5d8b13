import type { Steps } from '../../steps.js';

/** Where the values of a JSON text stand: for each value, in the order of the text, `WIDTH` numbers. */
export interface JsonPlaces {
  text: string;
  cells: Int32Array;
  /** Offset of the start of each line. */
  lineStarts: Int32Array;
}

export const WIDTH = 5;
/** Offsets are zero-based UTF-16 code units, ends exclusive. The key's are 0 for what has no key. */
export const [START, END, KEY_START, KEY_END] = [0, 1, 2, 3] as const;
/** Where the cells of the value after this one and all beneath it begin. */
export const NEXT = 4;

/** What is nested deeper is left to the reader that says so. */
const maxDepth = 500;
/** Characters between two rests: well under a millisecond's, on a cold start too. */
const perStep = 32_768;

/**
 * The places of all values of a text that `JSON.parse` takes: nothing is checked here. Undefined when it is nested
 * more than 500 deep. One pass; strings are skipped by their quotes, and only white space between values holds line ends.
 */
export function* scanJson(text: string): Steps<JsonPlaces | undefined> {
  const { length } = text;
  let cells = new Int32Array(Math.max(64, length >> 3));
  let lines = new Int32Array(Math.max(16, length >> 5));
  let used = 0;
  let lineCount = 1;
  const open = new Int32Array(maxDepth);
  const isMap = new Uint8Array(maxDepth + 1);
  let depth = 0;
  let keyNext = false;
  let keyStart = 0;
  let keyEnd = 0;
  let backslash = text.indexOf('\\');
  if (backslash < 0) backslash = length;

  let at = 0;
  let rest = perStep;
  while (at < length) {
    if (at >= rest) {
      yield;
      rest = at + perStep;
    }
    const code = text.charCodeAt(at);
    if (code <= 0x20) {
      at++;
      if (code === 0x20) {
        while (text.charCodeAt(at) === 0x20) at++;
      } else if (code === 0x0a || (code === 0x0d && text.charCodeAt(at) !== 0x0a)) {
        if (lineCount === lines.length) lines = grown(lines);
        lines[lineCount++] = at;
      }
      continue;
    }
    if (code === 0x3a /* : */) {
      at++;
      continue;
    }
    if (code === 0x2c /* , */) {
      keyNext = isMap[depth] === 1;
      at++;
      continue;
    }
    if (code === 0x7d /* } */ || code === 0x5d /* ] */) {
      at++;
      depth--;
      cells[open[depth]! + END] = at;
      cells[open[depth]! + NEXT] = used;
      continue;
    }
    let end = at + 1;
    if (code === 0x22 /* " */) {
      end = text.indexOf('"', end);
      while (backslash < end) {
        if (backslash > at) {
          // What follows a backslash ends no string.
          if (end === backslash + 1) end = text.indexOf('"', end + 1);
          backslash = text.indexOf('\\', backslash + 2);
        } else {
          backslash = text.indexOf('\\', at);
        }
        if (backslash < 0) backslash = length;
      }
      end++;
      if (keyNext) {
        keyStart = at;
        keyEnd = end;
        keyNext = false;
        at = end;
        continue;
      }
    }
    const cell = used;
    used += WIDTH;
    if (used > cells.length) cells = grown(cells);
    cells[cell + START] = at;
    if (isMap[depth] === 1) {
      cells[cell + KEY_START] = keyStart;
      cells[cell + KEY_END] = keyEnd;
    }
    if (code === 0x7b /* { */ || code === 0x5b /* [ */) {
      if (depth === maxDepth) return undefined;
      open[depth++] = cell;
      keyNext = code === 0x7b;
      isMap[depth] = keyNext ? 1 : 0;
    } else {
      if (code !== 0x22) while (end < length && !endsWord(text.charCodeAt(end))) end++;
      cells[cell + END] = end;
      cells[cell + NEXT] = used;
    }
    at = end;
  }
  return { text, cells, lineStarts: lines.slice(0, lineCount) };
}

/** A number, `true`, `false` or `null` ends before white space, a comma or a bracket. */
function endsWord(code: number): boolean {
  return code <= 0x20 || code === 0x2c || code === 0x7d || code === 0x5d;
}

function grown(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
