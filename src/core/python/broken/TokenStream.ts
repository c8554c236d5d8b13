import { Keyword, Op, TokenKind, isSoftKeyword } from '../tokenKinds.js';
import type { PythonTokens } from '../tokens.js';

/** What stands at a place of the stream, where that is neither a keyword (`Keyword`) nor an operator of its own (`Op`). */
export const Item = {
  Name: 200,
  Number: 201,
  String: 202,
  /** Characters that Python does not know, up to the next blank. */
  Invalid: 203,
  Newline: 204,
  Indent: 205,
  Dedent: 206,
  End: 207,
  /** `==`, `<` and the like. */
  Comparison: 208,
} as const;

interface Indentation {
  readonly column: number;
  readonly spaces: boolean;
  readonly tabs: boolean;
}

/**
 * The tokens of a text with what its indentation adds to them, read from front to back. Lines are indented and outdented
 * as pyright's tokenizer has it: a line between two levels ends the inner one and begins none.
 */
export class TokenStream {
  /** How many items were taken. */
  at = 0;
  private readonly codes: number[] = [];
  /** The token of each item; of what indentation adds, the token that comes next. */
  private readonly indexes: number[] = [];
  /** The column that an indentation begins at or an outdentation ends at; 0 of all else. */
  private readonly columns: number[] = [];

  constructor(readonly tokens: PythonTokens) {
    const { lineFirst, lineIndent, lineStart, starts, count, text } = tokens;
    const levels: Indentation[] = [];
    for (let line = 0; line < lineFirst.length; line++) {
      const first = lineFirst[line]!;
      const blanks = text.slice(lineStart[line], starts[first]);
      this.indent(levels, first, lineIndent[line]!, blanks);
      const end = lineFirst[line + 1] ?? count;
      for (let i = first; i < end; i++) this.add(i);
    }
    const endsOpen = count > 0 && tokens.kinds[count - 1] !== TokenKind.Newline;
    if (!endsOpen) this.indent(levels, count, 0, '');
    this.push(Item.End, count, 0);
  }

  /** What comes next, or a few items later: a `Keyword`, an `Op` or an `Item`. */
  peek(ahead = 0): number {
    return this.codes[Math.min(this.at + ahead, this.codes.length - 1)]!;
  }

  /** The token that comes next. */
  get token(): number {
    return this.indexes[this.at]!;
  }

  /** The token that was taken last. */
  get lastToken(): number {
    return this.indexes[this.at - 1]!;
  }

  get column(): number {
    return this.columns[this.at]!;
  }

  skip(): void {
    if (this.at < this.codes.length - 1) this.at++;
  }

  take(code: number): boolean {
    if (this.peek() !== code) return false;
    this.skip();
    return true;
  }

  /** Takes a name, which a soft keyword and what Python does not know can stand for. */
  takeName(): boolean {
    const code = this.peek();
    const isName = code === Item.Name || code === Item.Invalid || isSoftKeyword(code);
    if (isName) this.skip();
    return isName;
  }

  /** Goes on to the next item of these codes; false at the end of the text. */
  skipTo(...codes: number[]): boolean {
    for (; ; this.skip()) {
      const code = this.peek();
      if (codes.includes(code)) return true;
      if (code === Item.End) return false;
    }
  }

  private push(code: number, index: number, column: number): void {
    this.codes.push(code);
    this.indexes.push(index);
    this.columns.push(column);
  }

  private add(i: number): void {
    const { kinds, codes, starts, ends, text } = this.tokens;
    const code = codes[i]!;
    switch (kinds[i]) {
      case TokenKind.Name:
        return this.push(code === Keyword.None ? Item.Name : code, i, 0);
      case TokenKind.Number:
        return this.push(Item.Number, i, 0);
      case TokenKind.String:
        return this.push(Item.String, i, 0);
      case TokenKind.Invalid:
        return this.push(Item.Invalid, i, 0);
      case TokenKind.Newline:
        return this.push(Item.Newline, i, 0);
      default:
    }
    // `<>` is one operator.
    const isSecond = code === 62 && i > 0 && codes[i - 1] === 60 && ends[i - 1] === starts[i];
    if (!isSecond) this.push(comparisons.has(text.slice(starts[i], ends[i])) ? Item.Comparison : code, i, 0);
  }

  private indent(levels: Indentation[], next: number, column: number, blanks: string): void {
    const spaces = blanks.includes(' ');
    const tabs = blanks.includes('\t');
    const last = levels.at(-1);
    const mixed = last !== undefined && ((last.spaces && tabs) || (last.tabs && spaces));
    const above = last?.column ?? 0;
    if (column > above || (column === above && mixed)) {
      if (column > above) levels.push({ column, spaces, tabs });
      this.push(Item.Indent, next, column);
      return;
    }
    while (levels.length > 0 && levels.at(-1)!.column > column) {
      levels.pop();
      this.push(Item.Dedent, next, Math.max(column, levels.at(-1)?.column ?? 0));
    }
  }
}

const comparisons: ReadonlySet<string> = new Set(['==', '!=', '<', '>', '<=', '>=']);

/** Whether no expression begins with what has this code. */
export function beginsNoExpression(code: number): boolean {
  switch (code) {
    case Keyword.For:
    case Keyword.In:
    case Keyword.If:
    case Op.Augmented:
    case Op.Assign:
    case Op.Semicolon:
    case Op.CloseParen:
    case Op.CloseBracket:
    case Op.CloseBrace:
    case Op.Comma:
    case Op.Colon:
    case Item.Newline:
    case Item.Indent:
    case Item.Dedent:
    case Item.End:
      return true;
    default:
      return false;
  }
}
