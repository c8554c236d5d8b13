import { lineEnd } from './lineEnd.js';
import { mustBeStatement } from './mustBeStatement.js';
import type { StringScanner } from './stringScanner.js';

const Kind = { Plain: 0, Quote: 1, Open: 2, Close: 3, Hash: 4, Newline: 5, Backslash: 6 } as const;

const KINDS = new Uint8Array(128);
for (const [kind, characters] of [
  [Kind.Quote, '\'"'],
  [Kind.Open, '([{'],
  [Kind.Close, ')]}'],
  [Kind.Hash, '#'],
  [Kind.Newline, '\n\r'],
  [Kind.Backslash, '\\'],
] as const) {
  for (const character of characters) KINDS[character.charCodeAt(0)] = kind;
}

/** Blocks under a header that is indented so far are read line by line. */
const farIndent = 8;

/** What stands farther into its line is taken for a statement. */
const farthest = 400;

/**
 * The break before a line that is no blank and no comment, and indented by less than so many columns; one each. Written out column by
 * column, since that is how lines that are indented farther are left soonest.
 */
const OUTDENTED = Array.from({ length: 17 }, (_, inner) => new RegExp(`\\n(?=${startWithin(inner)})`, 'g'));

function startWithin(columns: number): string {
  return columns <= 1 ? '[^\\s#]' : `[^\\s#]| (?:${startWithin(columns - 1)})`;
}

/**
 * Finds the end of blocks that hold neither an import nor a `global`: such a block of a function or class says nothing
 * of what a module binds or imports, so that it need not be split into tokens.
 */
export class BlockSkipper {
  /** A bracket that never closes, which is not looked for again and again, or tabs among spaces: nothing is skipped. */
  private broken: boolean;
  /** Lines can be sought by their breaks and spaces alone. */
  private readonly hasPlainLines: boolean;
  private readonly imports: NextFound;
  private readonly globals: NextFound;
  private readonly doubles: NextFound;
  private readonly singles: NextFound;

  constructor(
    private readonly text: string,
    private readonly strings: StringScanner,
  ) {
    this.imports = new NextFound((from) => this.word('import', from));
    this.globals = new NextFound((from) => this.word('global', from));
    this.doubles = new NextFound((from) => this.find('"""', from));
    this.singles = new NextFound((from) => this.find("'''", from));
    this.broken = text.includes('\t') && /[\n\r] /.test(text) && /[\n\r] *\t/.test(text);
    this.hasPlainLines = !text.includes('\f') && !(text.includes('\r') && /\r(?!\n)/.test(text));
  }

  /**
   * The offset of the first line after the block whose first line starts at `from` and is indented by `inner` columns, and
   * whose header is by `indent`; -1 when the block has to be read: what it holds matters, or it is no Python.
   */
  end(from: number, indent: number, inner: number): number {
    if (this.broken) return -1;
    const { text } = this;
    const limit = this.nextWord(from);
    const sought = this.hasPlainLines ? this.seek(from, indent, inner, limit) : undefined;
    if (sought !== undefined) return sought;
    for (let i = from; i < text.length;) {
      if (i > limit) return -1;
      const lineStart = i;
      let column = 0;
      let c = 0;
      for (; ; i++) {
        c = text.charCodeAt(i);
        if (c === 32) column++;
        else if (c === 9) column = (column + 8) & ~7;
        else if (c === 12) column = 0;
        else break;
      }
      if (c === 10 || c === 13) i++;
      else if (c === 35) i = this.lineEnd(i);
      else if (column <= indent && i < text.length) return lineStart;
      // A line between two levels belongs to neither.
      else if (column < inner && i < text.length) return -1;
      else i = this.logicalLine(i);
      if (i < 0) return -1;
    }
    return limit < text.length ? -1 : text.length;
  }

  /**
   * As `end`, by looking only at lines that stand far enough left: where one begins with a word that no bracket can hold, only strings
   * have to be told from code. Undefined where that does not settle it.
   */
  private seek(from: number, indent: number, inner: number, limit: number): number | undefined {
    const { text } = this;
    const outdented = OUTDENTED[inner];
    if (!outdented || indent >= farIndent) return undefined;
    outdented.lastIndex = from;
    let read = from;
    for (let found = outdented.exec(text); found; found = outdented.exec(text)) {
      const lineStart = found.index + 1;
      if (lineStart > limit) return -1;
      const after = this.endOfStrings(read, lineStart);
      if (after < 0) return undefined;
      read = after;
      if (after > lineStart) continue;
      let column = 0;
      while (text.charCodeAt(lineStart + column) === 32) column++;
      if (column > indent) return undefined;
      const isStatement = mustBeStatement(text, lineStart + column, column, indent);
      return isStatement && !this.goesOn(lineStart) ? lineStart : undefined;
    }
    return limit < text.length ? -1 : limit;
  }

  /** The end of the last string in triple quotes that begins before `to`, `to` at least; -1 where quotes may be no string's. */
  private endOfStrings(from: number, to: number): number {
    let i = from;
    for (;;) {
      const quote = this.nextTriple(i);
      if (quote >= to) return Math.max(i, to);
      if (!this.opensString(quote, i)) return -1;
      i = this.stringEnd(quote, i);
      if (this.strings.unterminated) return -1;
    }
  }

  /** Whether nothing before the quotes on their line, from `from` on, may be a comment or a string that holds them. */
  private opensString(quotes: number, from: number): boolean {
    const { text } = this;
    let at = quotes - 1;
    for (; at >= from; at--) {
      const c = text.charCodeAt(at);
      if (c === 10) break;
      if (KINDS[c & 127] === Kind.Quote || KINDS[c & 127] === Kind.Hash) return false;
    }
    // A line that goes on may be in the middle of a string.
    return at < from || !this.goesOn(at + 1);
  }

  /** Whether a backslash at the end of the line before joins it to the line that begins at `lineStart`. */
  private goesOn(lineStart: number): boolean {
    const { text } = this;
    return text.charCodeAt(text.charCodeAt(lineStart - 2) === 13 ? lineStart - 3 : lineStart - 2) === 92;
  }

  /**
   * The offset after the bracket that closes the one at `open`; -1 when what is inside matters: a `:=` binds a name, or a
   * target of a chained assignment stands in it.
   */
  bracketEnd(open: number): number {
    if (this.broken) return -1;
    const { text } = this;
    const n = text.length;
    let depth = 0;
    for (let i = open; i < n; i++) {
      const c = text.charCodeAt(i);
      if (c >= 128) continue;
      const kind = KINDS[c]!;
      if (kind === Kind.Plain) {
        if (c === 58 && text.charCodeAt(i + 1) === 61) return -1;
      } else if (kind === Kind.Quote) {
        i = this.stringEnd(i, open) - 1;
        if (this.strings.unterminated) return -1;
      } else if (kind === Kind.Open) depth++;
      else if (kind === Kind.Hash) i = this.lineEnd(i) - 1;
      else if (kind === Kind.Close && --depth === 0) return this.isTarget(i + 1) ? -1 : i + 1;
    }
    this.broken = true;
    return -1;
  }

  private isTarget(after: number): boolean {
    const { text } = this;
    let i = after;
    while (text.charCodeAt(i) === 32) i++;
    return text.charCodeAt(i) === 61 && text.charCodeAt(i + 1) !== 61;
  }

  /** The offset after the logical line at `i`; -1 when it does not end. */
  private logicalLine(from: number): number {
    const { text } = this;
    const n = text.length;
    let depth = 0;
    for (let i = from; i < n; i++) {
      const c = text.charCodeAt(i);
      if (c >= 128) continue;
      const kind = KINDS[c]!;
      if (kind === Kind.Plain) continue;
      if (kind === Kind.Quote) {
        i = this.stringEnd(i, from) - 1;
        if (this.strings.unterminated) return -1;
      } else if (kind === Kind.Open) depth++;
      else if (kind === Kind.Close) depth -= depth > 0 ? 1 : 0;
      else if (kind === Kind.Hash) i = this.lineEnd(i) - 1;
      else if (kind === Kind.Backslash) {
        if (text.charCodeAt(i + 1) === 13 && text.charCodeAt(i + 2) === 10) i++;
        i++;
      } else if (depth === 0) return i + 1;
    }
    if (depth === 0) return n;
    this.broken = true;
    return -1;
  }

  private stringEnd(quote: number, from: number): number {
    const { text } = this;
    let formatted = false;
    let raw = false;
    for (let i = quote - 1; i >= from && i >= quote - 2; i--) {
      const letter = text.charCodeAt(i) | 32;
      if (letter === 102 || letter === 116) formatted = true;
      else if (letter === 114) raw = true;
      else break;
    }
    return this.strings.scan(quote, formatted, raw);
  }

  private lineEnd(i: number): number {
    if (!this.hasPlainLines) return lineEnd(this.text, i);
    return this.find('\n', i);
  }

  /** Where the next word stands that makes a block matter; the length of the text when there is none. */
  private nextWord(from: number): number {
    return Math.min(this.imports.next(from), this.globals.next(from));
  }

  /** The length of the text when there is none. */
  private nextTriple(from: number): number {
    return Math.min(this.doubles.next(from), this.singles.next(from));
  }

  private find(sought: string, from: number): number {
    const at = this.text.indexOf(sought, from);
    return at < 0 ? this.text.length : at;
  }

  private word(word: string, from: number): number {
    const { text } = this;
    for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
      const isWord = !isWordPart(text.charCodeAt(at - 1)) && !isWordPart(text.charCodeAt(at + word.length));
      if (isWord && this.mayBeStatement(at)) return at;
    }
    return text.length;
  }

  /** False for a word in the middle of a sentence, as comments and strings are full of. */
  private mayBeStatement(word: number): boolean {
    if (!this.hasPlainLines) return true;
    const { text } = this;
    // In a line without end not every word can be asked what stands before it.
    const near = text.slice(Math.max(0, word - farthest), word);
    const lineBreak = near.lastIndexOf('\n');
    if (lineBreak < 0 && word > farthest) return true;
    const before = near.slice(lineBreak + 1);
    // A statement stands at the beginning of a line, behind `;` or behind the `:` of a block, and that line may be broken into several.
    return /^[ \t]*(?:from\b|$)|[;:]/.test(before) || this.goesOn(word - before.length);
  }
}

/** Where something stands in a text; what was found last is kept, since most who ask go on from where they were. */
class NextFound {
  private from = 0;
  private found = -1;

  /** `find`: the first one at an offset or after it, the length of the text when there is none. */
  constructor(private readonly find: (from: number) => number) {}

  next(from: number): number {
    if (from >= this.from && from <= this.found) return this.found;
    this.from = from;
    return (this.found = this.find(from));
  }
}

function isWordPart(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 48 && c <= 57) || c === 95 || (c >= 65 && c <= 90);
}
