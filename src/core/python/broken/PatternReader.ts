import { Keyword, Op, isSoftKeyword } from '../tokenKinds.js';
import { Expression } from './Expression.js';
import type { ExpressionReader } from './ExpressionReader.js';
import { Item, type TokenStream } from './TokenStream.js';

const { Wrong, Other } = Expression;

const bar = 124;

/** Goes over the patterns of a `case`. */
export class PatternReader {
  constructor(
    private readonly stream: TokenStream,
    private readonly expressions: ExpressionReader,
  ) {}

  /** Patterns with commas between them. */
  list(): Expression {
    return this.expressions.elements(() => this.pattern());
  }

  /** Patterns with bars between them, and what they are bound to. */
  private pattern(): Expression {
    const { stream } = this;
    do this.atom();
    while (stream.take(bar));
    if (stream.take(Keyword.As)) stream.takeName();
    return Other;
  }

  private atom(): void {
    const { stream, expressions } = this;
    const code = stream.peek();
    if (this.literal(code)) return;
    if (isWord(code)) this.valueOrClass();
    else if (stream.take(Op.Star)) stream.takeName();
    else if (code === Op.OpenParen) this.inBrackets(Op.CloseParen, () => this.list());
    else if (code === Op.OpenBracket) this.inBrackets(Op.CloseBracket, () => this.list());
    else if (code === Op.OpenBrace)
      this.inBrackets(Op.CloseBrace, () => expressions.elements(() => this.entry()));
    else expressions.giveUp(Item.Newline);
  }

  /** A number or what `isLiteral`; false, with nothing taken, where none stands. */
  private literal(code: number): boolean {
    const { expressions } = this;
    if (code === Item.Number || code === Op.Minus) expressions.target();
    else if (isLiteral(code)) expressions.atom();
    else return false;
    return true;
  }

  /** `name`, `a.b` or `Point(x=0)`. */
  private valueOrClass(): void {
    const { stream, expressions } = this;
    if (!this.dotted() || !stream.take(Op.OpenParen)) return;
    for (;;) {
      const code = stream.peek();
      if (code === Op.CloseParen || code === Item.Newline || code === Item.End) break;
      if (stream.peek(1) === Op.Assign && (code === Item.Name || isSoftKeyword(code))) {
        stream.skip();
        stream.skip();
      }
      expressions.nested(() => this.pattern());
      if (!stream.take(Op.Comma)) break;
    }
    if (!stream.take(Op.CloseParen)) expressions.giveUp(Item.Newline);
  }

  private dotted(): boolean {
    const { stream } = this;
    let count = 0;
    while (stream.takeName()) {
      count++;
      if (!stream.take(Op.Dot)) break;
    }
    return count > 0;
  }

  private inBrackets(close: number, read: () => unknown): void {
    const { stream, expressions } = this;
    stream.skip();
    expressions.nested(read);
    if (!stream.take(close)) expressions.giveUp(Op.Colon, close);
  }

  /** `key: pattern` or `**rest`. */
  private entry(): Expression {
    const { stream } = this;
    if (stream.take(Op.StarStar)) return stream.takeName() ? Other : Wrong;
    const code = stream.peek();
    if (!this.literal(code) && isWord(code)) this.dotted();
    if (stream.take(Op.Colon)) this.pattern();
    return Other;
  }
}

/** Whether a name or a keyword has this code. */
function isWord(code: number): boolean {
  return code === Item.Name || (code > 0 && code < Op.OpenParen);
}

function isLiteral(code: number): boolean {
  return (
    code === Item.String || code === Keyword.True || code === Keyword.False || code === Keyword.NoneLiteral
  );
}
