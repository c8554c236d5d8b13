import { grown } from '../../text/grown.js';
import type { CharacterCodes } from './characterCodes.js';
import { KeyNumbers } from './KeyNumbers.js';

/** Numbers that are kept of each value, in the order of the text. */
export const WIDTH = 7;
/** Offsets are zero-based UTF-16 code units, ends exclusive. The key's are 0 for what has no key. */
export const [START, END, KEY_START, KEY_END] = [0, 1, 2, 3] as const;
/** Where the cells of the value after this one and all beneath it begin. */
export const NEXT = 4;
/** One of the kinds below. */
export const KIND = 5;
/** The number of its key (`KeyNumbers`). */
export const KEY = 6;

export const [STRING, ESCAPED, NUMBER, TRUE, FALSE, NULL, MAP, LIST] = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** What is nested deeper is left to the reader that says so. */
const maxDepth = 500;

/** What may come next. */
const [VALUE, FIRST_ITEM, FIRST_KEY, NEXT_KEY, AFTER] = [0, 1, 2, 3, 4] as const;
const FAILED = -1;

/**
 * The places of all values of a JSON text, and whether `JSON.parse` would take it: RFC 8259 to the letter. One pass over the
 * characters, a stretch at a time.
 */
export class JsonScanner {
  /** One that stays (ARCHITECTURE.md, "Code that stays compiled"). */
  static readonly lasting = new JsonScanner('', new Uint8Array(4));

  cells: Int32Array<ArrayBuffer>;
  readonly keys: KeyNumbers;
  private lines: Int32Array<ArrayBuffer>;
  private lineCount = 1;
  private used = 0;
  private at = 0;
  private next: number = VALUE;
  private depth = 0;
  private readonly open = new Int32Array(maxDepth);
  private keyStart = 0;
  private keyEnd = 0;
  private key = 0;
  /** The codes, four or two to a number. */
  private readonly words: Int32Array<ArrayBuffer>;
  private readonly areBytes: boolean;

  constructor(
    private readonly text: string,
    private readonly codes: CharacterCodes,
  ) {
    this.cells = new Int32Array(Math.max(64, text.length >> 3));
    this.lines = new Int32Array(Math.max(16, text.length >> 5));
    this.keys = new KeyNumbers(text, codes);
    this.words = new Int32Array(codes.buffer);
    this.areBytes = codes instanceof Uint8Array;
  }

  get lineStarts(): Int32Array {
    return this.lines.slice(0, this.lineCount);
  }

  /** Goes on to the first value that ends there or later. False when it is no strict JSON, or nested more than 500 deep. */
  scanTo(rest: number): boolean {
    const { codes } = this;
    let { at } = this;
    while (at < rest) {
      const code = codes[at]!;
      if (code <= 0x20) at = this.blank(at, code);
      else if (this.next === AFTER) at = this.after(at, code);
      else if (code === 0x22 /* " */ && this.next >= FIRST_KEY) at = this.readKey(at);
      else if (code === 0x7d /* } */ || code === 0x5d /* ] */)
        at = this.next === (code === 0x7d ? FIRST_KEY : FIRST_ITEM) ? this.close(at) : FAILED;
      else at = this.next < FIRST_KEY ? this.readValue(at, code) : FAILED;
      if (at < 0) return false;
    }
    this.at = at;
    return true;
  }

  /** At the end of the text: whether there was one value, and it ended. */
  get isWhole(): boolean {
    return this.next === AFTER && this.depth === 0;
  }

  /** Only blanks between values hold line ends. */
  private blank(at: number, code: number): number {
    const { codes } = this;
    at++;
    if (code === 0x20) {
      while (codes[at] === 0x20) at++;
      return at;
    }
    if (code === 0x0a || (code === 0x0d && codes[at] !== 0x0a)) {
      if (this.lineCount === this.lines.length) this.lines = grown(this.lines);
      this.lines[this.lineCount++] = at;
    } else if (code !== 0x0d && code !== 0x09) return FAILED;
    return at;
  }

  private after(at: number, code: number): number {
    if (this.depth === 0) return FAILED;
    const isMap = this.cells[this.open[this.depth - 1]! + KIND] === MAP;
    if (code === 0x2c /* , */) {
      this.next = isMap ? NEXT_KEY : VALUE;
      return at + 1;
    }
    return code === (isMap ? 0x7d : 0x5d) ? this.close(at) : FAILED;
  }

  private close(at: number): number {
    const cell = this.open[--this.depth]!;
    this.cells[cell + END] = at + 1;
    this.cells[cell + NEXT] = this.used;
    this.next = AFTER;
    return at + 1;
  }

  private readKey(start: number): number {
    const { codes, keys } = this;
    let end = keys.endOfUsual(start);
    if (end < 0) {
      end = this.endOfString(start);
      if (end < 0) return FAILED;
      keys.take(start, end < ESCAPE ? end : end - ESCAPE, end >= ESCAPE);
      if (end >= ESCAPE) end -= ESCAPE;
    }
    this.key = keys.last;
    this.keyStart = start;
    this.keyEnd = end;
    let at = end;
    for (let code = codes[at]!; code <= 0x20; code = codes[at]!) {
      if (at >= this.text.length) return FAILED;
      at = this.blank(at, code);
      if (at < 0) return FAILED;
    }
    if (codes[at] !== 0x3a /* : */) return FAILED;
    this.next = VALUE;
    return at + 1;
  }

  private readValue(start: number, code: number): number {
    let kind: number;
    let end = start + 1;
    if (code === 0x22 /* " */) {
      kind = STRING;
      end = this.endOfString(start);
      if (end >= ESCAPE) {
        kind = ESCAPED;
        end -= ESCAPE;
      }
    } else if (code === 0x7b /* { */) kind = MAP;
    else if (code === 0x5b /* [ */) kind = LIST;
    else if (code === 0x74 /* t */) {
      kind = TRUE;
      end = this.endOfWord(start, 'true');
    } else if (code === 0x66 /* f */) {
      kind = FALSE;
      end = this.endOfWord(start, 'false');
    } else if (code === 0x6e /* n */) {
      kind = NULL;
      end = this.endOfWord(start, 'null');
    } else {
      kind = NUMBER;
      end = this.endOfNumber(start);
    }
    if (end < 0) return FAILED;
    const cell = this.used;
    this.used += WIDTH;
    if (this.used > this.cells.length) this.cells = grown(this.cells);
    const { cells } = this;
    cells[cell + START] = start;
    cells[cell + KIND] = kind;
    if (this.depth > 0 && cells[this.open[this.depth - 1]! + KIND] === MAP) {
      cells[cell + KEY_START] = this.keyStart;
      cells[cell + KEY_END] = this.keyEnd;
      cells[cell + KEY] = this.key;
    }
    if (kind >= MAP) {
      if (this.depth === maxDepth) return FAILED;
      this.open[this.depth++] = cell;
      this.next = kind === MAP ? FIRST_KEY : FIRST_ITEM;
    } else {
      cells[cell + END] = end;
      cells[cell + NEXT] = this.used;
      this.next = AFTER;
    }
    return end;
  }

  /** Behind the closing quote, plus `ESCAPE` where there are escapes. */
  private endOfString(start: number): number {
    const { codes } = this;
    const aligned = this.areBytes ? 3 : 1;
    let escaped = 0;
    for (let at = start + 1; ; at++) {
      if ((at & aligned) === 0) at = this.areBytes ? this.endOfPlainBytes(at) : this.endOfPlainPairs(at);
      const code = codes[at]!;
      if (code > 0x22) {
        if (code !== 0x5c /* \ */) continue;
        escaped = ESCAPE;
        const next = codes[++at]!;
        if (next === 0x75 /* u */) {
          for (let digits = 4; digits > 0; digits--) if (!isHex(codes[++at]!)) return FAILED;
        } else if (!isEscape(next)) return FAILED;
      } else if (code === 0x22) return at + 1 + escaped;
      // Behind the text there is a 0.
      else if (code < 0x20) return FAILED;
    }
  }

  /**
   * The first of four bytes, all of them ASCII, of which one may be a quote, a backslash or below a blank: the highest bit of a byte is set
   * by what is taken from it where that is more. All of a text is gone through this way, a character at a time takes several times as long.
   */
  private endOfPlainBytes(at: number): number {
    const { words } = this;
    for (let i = at >> 2; ; i++) {
      const four = words[i]!;
      const quoteOrLow = (four ^ 0x0202_0202) - 0x2121_2121;
      const backslash = (four ^ 0x5c5c_5c5c) - 0x0101_0101;
      if (((quoteOrLow | backslash) & 0x8080_8080) !== 0) return i << 2;
    }
  }

  /** The same of two codes; what is beyond U+7FFF looks like one of those, too. */
  private endOfPlainPairs(at: number): number {
    const { words } = this;
    for (let i = at >> 1; ; i++) {
      const two = words[i]!;
      const quoteOrLow = (two ^ 0x0002_0002) - 0x0021_0021;
      const backslash = (two ^ 0x005c_005c) - 0x0001_0001;
      if (((quoteOrLow | backslash) & 0x8000_8000) !== 0) return i << 1;
    }
  }

  private endOfWord(start: number, word: string): number {
    return this.text.startsWith(word, start) ? start + word.length : FAILED;
  }

  private endOfNumber(start: number): number {
    const { codes } = this;
    let at = start;
    if (codes[at] === 0x2d /* - */) at++;
    if (codes[at] === 0x30 /* 0 */) at++;
    else if ((at = this.digits(at)) < 0) return FAILED;
    if (codes[at] === 0x2e /* . */ && (at = this.digits(at + 1)) < 0) return FAILED;
    if ((codes[at]! | 0x20) === 0x65 /* e */) {
      at++;
      if (codes[at] === 0x2b /* + */ || codes[at] === 0x2d) at++;
      at = this.digits(at);
    }
    return at;
  }

  /** Behind at least one. */
  private digits(start: number): number {
    const { codes } = this;
    let at = start;
    while (codes[at]! >= 0x30 && codes[at]! <= 0x39) at++;
    return at > start ? at : FAILED;
  }
}

/** More than any offset. */
const ESCAPE = 2 ** 30;

function isHex(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66);
}

function isEscape(code: number): boolean {
  return code > 0 && code < 0x80 && '"\\/bfnrt'.includes(String.fromCharCode(code));
}
