import * as l10n from '@vscode/l10n';
import type { Steps } from '../steps.js';
import { grown } from '../text/grown.js';
import { BlockSkipper } from './blockSkipper.js';
import { BracketCount, BracketStack, type Brackets } from './brackets.js';
import {
  CLASSES,
  Char,
  foreignNameEnd,
  isForeignLetter,
  isInk,
  isNamePart,
  isStrange,
  runEnd,
} from './characters.js';
import { numberEnd } from './numberEnd.js';
import { isSilentBracket } from './isSilentBracket.js';
import { afterNewline, lineEnd } from './lineEnd.js';
import { mustBeStatement } from './mustBeStatement.js';
import { Prefix, stringPrefix } from './stringPrefix.js';
import { StringScanner } from './stringScanner.js';
import type { PythonError, PythonTokens } from './tokenArrays.js';
import { operatorAt } from './operatorAt.js';
import { Keyword, Op, TokenKind, keywordAt } from './tokenKinds.js';
import { DEPENDS, MAY_FOLLOW, PARTS, Part, partShift } from './tokenOrder.js';

export type { PythonError, PythonTokens } from './tokenArrays.js';

const MAX_ERRORS = 200;
/** Characters that are read between two rests. */
const stepLength = 4096;

class Tokenizer {
  kinds: Uint8Array<ArrayBuffer>;
  codes: Uint8Array<ArrayBuffer>;
  starts: Int32Array<ArrayBuffer>;
  private ends: Int32Array<ArrayBuffer>;
  private count = 0;
  private readonly lineFirst: number[] = [];
  private readonly lineIndent: number[] = [];
  private readonly lineStart: number[] = [];
  private readonly errors: PythonError[] = [];
  private readonly brackets: Brackets;
  private lineOpen = false;
  private hasWalrus = false;
  private readonly strings: StringScanner;
  private readonly skipper: BlockSkipper | undefined;
  private readonly lineDepends: boolean[] = [];
  private inOrder = true;
  private before: number = Part.Start;
  private depends = 0;
  /** What is before it is done. */
  private at: number;

  constructor(
    private readonly text: string,
    outline: boolean,
    private readonly asItIs: boolean,
  ) {
    const room = (text.length >> (outline ? 4 : 2)) + 16;
    this.kinds = new Uint8Array(room);
    this.codes = new Uint8Array(room);
    this.starts = new Int32Array(room);
    this.ends = new Int32Array(room);
    this.strings = new StringScanner(text);
    this.skipper = outline ? new BlockSkipper(text, this.strings) : undefined;
    this.brackets = asItIs ? new BracketCount() : new BracketStack(text);
    this.at = this.beginLine(text.charCodeAt(0) === 0xfeff ? 1 : 0);
  }

  run(): PythonTokens {
    this.goTo(this.text.length);
    return this.finish();
  }

  *runInSteps(): Steps<PythonTokens> {
    const { text } = this;
    while (this.at < text.length) {
      this.goTo(Math.min(this.at + stepLength, text.length));
      yield;
    }
    return this.finish();
  }

  /** Reads on until `end`, or the end of the token that stands there. */
  private goTo(end: number): void {
    const { text } = this;
    let i = this.at;
    while (i < end) {
      const c = text.charCodeAt(i);
      const kind = c < 128 ? CLASSES[c]! : isForeignLetter(c) ? Char.Letter : Char.Other;
      if (kind === Char.Blank) i++;
      else if (kind === Char.Letter) i = this.name(i);
      else if (kind === Char.Operator) i = this.operator(i, c);
      else if (kind === Char.Newline) {
        const after = afterNewline(text, i);
        if (this.brackets.isEmpty) this.endLine(i, after);
        i = this.beginLine(after);
      } else if (kind === Char.Quote) i = this.string(i, i, false, false);
      else if (kind === Char.Digit) i = this.number(i);
      else if (kind === Char.Hash) i = lineEnd(text, i);
      else if (kind === Char.Backslash) i = this.backslash(i);
      else i = this.stray(i);
    }
    this.at = i;
  }

  private finish(): PythonTokens {
    const { text } = this;
    const n = text.length;
    const isOpen = this.asItIs && !this.brackets.isEmpty;
    this.reportOpen();
    if (this.lineOpen && !isOpen) this.endLine(n, n);
    const { count, kinds, codes, starts, ends, hasWalrus, inOrder, errors } = this;
    const { lineFirst, lineIndent, lineStart, lineDepends } = this;
    const lines = { lineFirst, lineIndent, lineStart, lineDepends };
    return { text, count, kinds, codes, starts, ends, ...lines, hasWalrus, inOrder, errors };
  }

  private push(kind: number, code: number, start: number, end: number): void {
    const part = PARTS[code + (kind << 8)]!;
    if (MAY_FOLLOW[(this.before << partShift) + part] === 0) this.inOrder = false;
    this.depends |= DEPENDS[part]!;
    this.before = part;
    const at = this.count++;
    if (at === this.kinds.length) this.grow();
    this.kinds[at] = kind;
    this.codes[at] = code;
    this.starts[at] = start;
    this.ends[at] = end;
  }

  private grow(): void {
    this.kinds = grown(this.kinds);
    this.codes = grown(this.codes);
    this.starts = grown(this.starts);
    this.ends = grown(this.ends);
  }

  private invalid(start: number): number {
    const end = runEnd(this.text, start, isInk);
    this.push(TokenKind.Invalid, 0, start, end);
    return end;
  }

  private error(start: number, end: number, message: string): void {
    if (this.errors.length < MAX_ERRORS) this.errors.push({ start, end, message });
  }

  private endLine(start: number, end: number): void {
    this.lineOpen = false;
    if (this.lineFirst[this.lineFirst.length - 1] !== this.count) {
      this.push(TokenKind.Newline, 0, start, end);
      this.lineDepends.push(this.depends !== 0);
      this.before = Part.Start;
      this.depends = 0;
      return;
    }
    this.lineFirst.pop();
    this.lineIndent.pop();
    this.lineStart.pop();
  }

  /** Skips blank and comment lines from a line start; returns the offset of the next line's first character. */
  private beginLine(i: number): number {
    const { text } = this;
    for (;;) {
      const lineStart = i;
      let column = 0;
      for (; ; i++) {
        const c = text.charCodeAt(i);
        if (c === 32) column++;
        else if (c === 9) column = (column + 8) & ~7;
        else if (c === 12) column = 0;
        else break;
      }
      if (text.charCodeAt(i) === 35) i = lineEnd(text, i);
      if (i >= text.length) return i;
      const c = text.charCodeAt(i);
      if (c === 10 || c === 13) {
        i = afterNewline(text, i);
        continue;
      }
      if (!this.brackets.isEmpty) {
        if (this.asItIs || !mustBeStatement(text, i, column, this.lineIndent[this.lineIndent.length - 1]!))
          return i;
        this.reportOpen();
        const last = this.ends[this.count - 1]!;
        this.endLine(last, last);
      }
      if (this.skipper) {
        const end = this.endOfSkipped(this.skipper, lineStart, column);
        if (end >= 0) {
          i = end;
          continue;
        }
      }
      this.lineFirst.push(this.count);
      this.lineIndent.push(column);
      this.lineStart.push(lineStart);
      this.lineOpen = true;
      return i;
    }
  }

  /** Whether what the next bracket holds says nothing of the module. */
  private isSilent(c: number): boolean {
    const first = this.lineFirst[this.lineFirst.length - 1]!;
    const last = this.count - 1;
    if (!this.brackets.isEmpty || last < first) return false;
    return isSilentBracket(this.text, this, first, last, c);
  }

  /** Where the block of a definition ends that begins at `lineStart` and says nothing; else -1. */
  private endOfSkipped(skipper: BlockSkipper, lineStart: number, column: number): number {
    const last = this.lineFirst.length - 1;
    if (last < 0 || column <= this.lineIndent[last]!) return -1;
    const word = this.codes[this.lineFirst[last]!]!;
    const defines = word === Keyword.Def || word === Keyword.Class || word === Keyword.Async;
    // The token before the newline is the colon of a header without an inline body.
    if (!defines || this.codes[this.count - 2] !== Op.Colon) return -1;
    return skipper.end(lineStart, this.lineIndent[last]!, column);
  }

  /** Reports the brackets that are open and forgets them. */
  private reportOpen(): void {
    for (const at of this.brackets.clear())
      this.error(at, at + 1, l10n.t('`{0}` is never closed.', this.text[at]!));
  }

  private name(start: number): number {
    const { text } = this;
    let i = start;
    for (; ; i++) {
      const c = text.charCodeAt(i);
      if (c >= 128 && isForeignLetter(c)) return this.foreignName(start, i);
      if (c >= 128) break;
      const kind = CLASSES[c]!;
      if (kind === Char.Letter || kind === Char.Digit) continue;
      if (kind === Char.Quote && i - start <= 2) {
        const prefix = stringPrefix(text, start, i);
        if (prefix >= 0)
          return this.string(start, i, (prefix & Prefix.Formatted) !== 0, (prefix & Prefix.Raw) !== 0);
      }
      break;
    }
    this.push(TokenKind.Name, keywordAt(text, start, i), start, i);
    return i;
  }

  /** A name with letters beyond ASCII, the first of them at `from`. */
  private foreignName(start: number, from: number): number {
    const { text } = this;
    const end = foreignNameEnd(text, start);
    if (this.asItIs && end === start) return this.invalid(start);
    const i = this.asItIs ? end : runEnd(text, from, isNamePart);
    if (end < i) this.error(start, i, l10n.t('Python does not know this character.'));
    this.push(TokenKind.Name, keywordAt(text, start, i), start, i);
    return i;
  }

  private string(start: number, quote: number, formatted: boolean, raw: boolean): number {
    const end = this.strings.scan(quote, formatted, raw);
    this.push(TokenKind.String, 0, start, end);
    if (this.strings.unterminated) this.error(start, end, l10n.t('This string is never closed.'));
    return end;
  }

  private number(start: number): number {
    const end = numberEnd(this.text, start);
    this.push(TokenKind.Number, 0, start, end);
    return end;
  }

  private operator(i: number, c: number): number {
    const { text } = this;
    if (c === Op.Comma || c === Op.Semicolon || c === Op.Tilde) return this.op(c, i, 1);
    if (c === Op.OpenParen || c === Op.OpenBracket || c === Op.OpenBrace) {
      if (this.skipper && this.isSilent(c)) {
        const end = this.skipper.bracketEnd(i);
        if (end >= 0) {
          this.op(c, i, 1);
          return this.op(this.text.charCodeAt(end - 1), end - 1, 1);
        }
      }
      this.brackets.open(i);
      return this.op(c, i, 1);
    }
    if (c === Op.CloseParen || c === Op.CloseBracket || c === Op.CloseBrace) {
      const wrong = this.brackets.close(i);
      if (wrong !== undefined) this.error(i, i + 1, wrong);
      return this.op(c, i, 1);
    }
    const next = text.charCodeAt(i + 1);
    if (c === Op.Dot && next >= 48 && next <= 57) return this.number(i);
    if (c === 33 && next !== Op.Assign) return this.stray(i);
    const found = operatorAt(text, i, c);
    const code = found & 255;
    if (code === Op.Walrus) this.hasWalrus = true;
    return this.op(code, i, found >> 8);
  }

  private op(code: number, start: number, length: number): number {
    this.push(TokenKind.Op, code, start, start + length);
    return start + length;
  }

  private backslash(i: number): number {
    const c = this.text.charCodeAt(i + 1);
    if (c === 10 || c === 13) return afterNewline(this.text, i + 1);
    if (this.asItIs) return this.invalid(i);
    this.error(i, i + 1, l10n.t('Nothing may follow the backslash that continues a line.'));
    return i + 1;
  }

  private stray(start: number): number {
    const { text } = this;
    if (this.asItIs) return text.charCodeAt(start) === 96 ? this.op(96, start, 1) : this.invalid(start);
    const i = runEnd(text, start + 1, isStrange);
    this.error(start, i, l10n.t('Python does not know this character.'));
    return i;
  }
}

/**
 * Splits Python text into tokens; never fails, and takes linear time. An open bracket ends where a line begins with
 * a word that cannot stand inside one (`def`, `return`, `from x import` ...), so that one slip does not swallow the file.
 * `outline`: leave out the bodies of functions and classes that hold neither an import nor a `global`. Default: false.
 */
export function tokenizePython(text: string, outline = false): PythonTokens {
  return new Tokenizer(text, outline, false).run();
}

/** As `tokenizePython`, with rests. */
export function tokenizeInSteps(text: string): Steps<PythonTokens> {
  return new Tokenizer(text, false, false).runInSteps();
}

/**
 * As `tokenizePython`, with nothing set right: an open bracket goes on to whatever closes it, and what Python does not know
 * is a token up to the next blank, as pyright has both.
 */
export function tokenizeAsItIs(text: string): PythonTokens {
  return new Tokenizer(text, false, true).run();
}
