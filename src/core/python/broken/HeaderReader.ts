import { Keyword, Op } from '../tokenKinds.js';
import { Expression } from './Expression.js';
import type { ExpressionReader } from './ExpressionReader.js';
import { PatternReader } from './PatternReader.js';
import type { TokenStream } from './TokenStream.js';

/** Goes over what stands in headers between the word that begins them and the colon. */
export class HeaderReader {
  private readonly patterns: PatternReader;

  constructor(
    private readonly stream: TokenStream,
    private readonly expressions: ExpressionReader,
  ) {
    this.patterns = new PatternReader(stream, expressions);
  }

  /** The name of a function and its parameters; false when it has not both. */
  def(): boolean {
    const { stream, expressions } = this;
    if (!stream.takeName()) return false;
    if (stream.peek() === Op.OpenBracket) expressions.typeParameters();
    if (!stream.take(Op.OpenParen)) return false;
    expressions.parameters(Op.CloseParen);
    if (!stream.take(Op.CloseParen)) stream.skipTo(Op.Colon);
    if (stream.take(Op.Arrow)) expressions.annotation();
    return true;
  }

  class(): void {
    const { stream, expressions } = this;
    stream.takeName();
    if (stream.peek() === Op.OpenBracket) expressions.typeParameters();
    if (!stream.take(Op.OpenParen)) return;
    expressions.args();
    stream.take(Op.CloseParen);
  }

  except(): void {
    const { stream, expressions } = this;
    stream.take(Op.Star);
    if (stream.peek() === Op.Colon) return;
    expressions.tests();
    if (stream.take(Keyword.As)) stream.takeName();
  }

  with(): void {
    const inParentheses = this.isParenthesizedWith();
    if (inParentheses) this.stream.skip();
    this.withItems();
    if (inParentheses) this.stream.take(Op.CloseParen);
  }

  case(): void {
    this.patterns.list();
    if (this.stream.take(Keyword.If)) this.expressions.test();
  }

  private isParenthesizedWith(): boolean {
    const { stream, expressions } = this;
    if (stream.peek() !== Op.OpenParen) return false;
    const { at } = stream;
    stream.skip();
    this.withItems();
    const isWith = stream.peek() === Op.CloseParen && stream.peek(1) === Op.Colon;
    stream.at = at;
    expressions.soundEnd = Infinity;
    return isWith;
  }

  private withItems(): void {
    const { stream, expressions } = this;
    do {
      expressions.test();
      if (stream.take(Keyword.As)) expressions.target();
    } while (stream.take(Op.Comma) && stream.peek() !== Op.CloseParen);
  }

  /** Whether the word `match` begins a statement here. */
  isMatch(): boolean {
    const { stream, expressions } = this;
    const { at } = stream;
    stream.skip();
    const isMatch = expressions.list() !== Expression.Wrong && stream.peek() === Op.Colon;
    stream.at = at;
    expressions.soundEnd = Infinity;
    return isMatch;
  }
}
