import { lineEnd } from './lineEnd.js';

const NEWLINE = 10;
const RETURN = 13;
const HASH = 35;
const DOUBLE = 34;
const SINGLE = 39;
const COLON = 58;
const BACKSLASH = 92;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** Deeper nested replacement fields than this are read as plain text. */
const MAX_NESTING = 24;

/**
 * Finds where string literals end. Replacement fields of f- and t-strings may hold strings with the same quotes
 * (Python 3.12); when such a reading does not work out, the literal is read the old way, and what it cost is
 * taken from a budget: broken text is not tried again and again, and the whole text costs linear time.
 */
export class StringScanner {
  /** Whether the literal scanned last has no closing quote. */
  unterminated = false;
  /** How many characters may still be read in vain before all literals are read the old way. */
  private budget: number;
  private reached = 0;

  constructor(private readonly text: string) {
    this.budget = text.length + 1000;
  }

  /**
   * End offset (exclusive) of the literal whose opening quote is at `quote`.
   * Unterminated: the end of the line, or of the text for a triple quote.
   */
  scan(quote: number, formatted: boolean, raw: boolean): number {
    const triple = this.isTriple(quote);
    if (formatted && this.budget > 0) {
      const end = this.formatted(quote + (triple ? 3 : 1), this.text.charCodeAt(quote), triple, raw, 0);
      if (end >= 0) {
        this.unterminated = false;
        return end;
      }
      this.budget -= this.reached - quote;
    }
    return triple ? this.triple(quote) : this.single(quote);
  }

  private fail(at: number): -1 {
    this.reached = at;
    return -1;
  }

  private isTriple(quote: number): boolean {
    const code = this.text.charCodeAt(quote);
    return this.text.charCodeAt(quote + 1) === code && this.text.charCodeAt(quote + 2) === code;
  }

  private single(quote: number): number {
    const { text } = this;
    const close = text.charCodeAt(quote);
    this.unterminated = false;
    for (let i = quote + 1; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === close) return i + 1;
      if (c === BACKSLASH) {
        i++;
        if (text.charCodeAt(i) === RETURN && text.charCodeAt(i + 1) === NEWLINE) i++;
      } else if (c === NEWLINE || c === RETURN) {
        this.unterminated = true;
        return i;
      }
    }
    this.unterminated = true;
    return text.length;
  }

  private triple(quote: number): number {
    const { text } = this;
    const close = text.charCodeAt(quote) === DOUBLE ? '"""' : "'''";
    const from = quote + 3;
    this.unterminated = false;
    for (let at = text.indexOf(close, from); at >= 0; at = text.indexOf(close, at + 1)) {
      let slash = at - 1;
      while (slash >= from && text.charCodeAt(slash) === BACKSLASH) slash--;
      if ((at - 1 - slash) % 2 === 0) return at + 3;
    }
    this.unterminated = true;
    return text.length;
  }

  /** End of an f-string's text from `i`, or -1 when its fields or quotes do not close. */
  private formatted(i: number, close: number, triple: boolean, raw: boolean, nesting: number): number {
    const { text } = this;
    while (i < text.length) {
      const c = text.charCodeAt(i);
      if (c === close) {
        if (!triple) return i + 1;
        if (text.charCodeAt(i + 1) === close && text.charCodeAt(i + 2) === close) return i + 3;
        i++;
      } else if (c === BACKSLASH) {
        i = this.escape(i, close, raw);
      } else if (c === OPEN_BRACE) {
        if (text.charCodeAt(i + 1) === OPEN_BRACE) i += 2;
        else {
          i = this.field(i + 1, close, triple, nesting + 1);
          if (i < 0) return -1;
        }
      } else if (!triple && (c === NEWLINE || c === RETURN)) {
        return this.fail(i);
      } else {
        i++;
      }
    }
    return this.fail(i);
  }

  private escape(i: number, close: number, raw: boolean): number {
    const { text } = this;
    const next = text.charCodeAt(i + 1);
    if (next === OPEN_BRACE || next === CLOSE_BRACE) return i + 1;
    if (next === RETURN && text.charCodeAt(i + 2) === NEWLINE) return i + 3;
    if (raw || next !== 78 || text.charCodeAt(i + 2) !== OPEN_BRACE) return i + 2;
    // \N{GREEK SMALL LETTER PI} is a character, not a field.
    let j = i + 3;
    while (j < text.length) {
      const c = text.charCodeAt(j);
      if (c === CLOSE_BRACE) return j + 1;
      if (c === close || c === NEWLINE || c === RETURN) break;
      j++;
    }
    return j;
  }

  /** Offset after the `}` of the replacement field whose expression starts at `i`, or -1. */
  private field(i: number, close: number, triple: boolean, nesting: number): number {
    if (nesting > MAX_NESTING) return this.fail(i);
    const { text } = this;
    let depth = 0;
    while (i < text.length) {
      const c = text.charCodeAt(i);
      if (c === DOUBLE || c === SINGLE) {
        i = this.nested(i, nesting);
        if (i < 0) return -1;
        continue;
      }
      if (c === CLOSE_BRACE) {
        if (depth === 0) return i + 1;
        depth--;
      } else if (c === OPEN_BRACE || c === 40 || c === 91) {
        depth++;
      } else if (c === 41 || c === 93) {
        depth--;
        if (depth < 0) return this.fail(i);
      } else if (c === COLON && depth === 0) {
        return this.formatSpec(i + 1, close, triple, nesting);
      } else if (c === HASH) {
        i = lineEnd(text, i);
        continue;
      }
      i++;
    }
    return this.fail(i);
  }

  private formatSpec(i: number, close: number, triple: boolean, nesting: number): number {
    const { text } = this;
    while (i < text.length) {
      const c = text.charCodeAt(i);
      if (c === CLOSE_BRACE) return i + 1;
      if (c === OPEN_BRACE) {
        i = this.field(i + 1, close, triple, nesting + 1);
        if (i < 0) return -1;
        continue;
      }
      if (!triple && (c === close || c === NEWLINE || c === RETURN)) return this.fail(i);
      i++;
    }
    return this.fail(i);
  }

  private nested(quote: number, nesting: number): number {
    const { text } = this;
    let formatted = false;
    let raw = false;
    for (let back = 1; back <= 2; back++) {
      const letter = text.charCodeAt(quote - back) | 32;
      if (letter === 102 || letter === 116) formatted = true;
      else if (letter === 114) raw = true;
      else if (letter !== 98 && letter !== 117) break;
    }
    const triple = this.isTriple(quote);
    if (formatted)
      return this.formatted(quote + (triple ? 3 : 1), text.charCodeAt(quote), triple, raw, nesting + 1);
    const end = triple ? this.triple(quote) : this.single(quote);
    return this.unterminated ? this.fail(end) : end;
  }
}
