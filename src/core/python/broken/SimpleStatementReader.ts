import type { StatementKind } from '../statement.js';
import { Keyword, Op, isSoftKeyword } from '../tokenKinds.js';
import { Expression } from './Expression.js';
import type { ExpressionReader } from './ExpressionReader.js';
import { Item, beginsNoExpression, type TokenStream } from './TokenStream.js';

/** Goes over statements without a block, as far as pyright's parser takes them for one. */
export class SimpleStatementReader {
  constructor(
    private readonly stream: TokenStream,
    private readonly expressions: ExpressionReader,
  ) {}

  /** Reads one statement; its kind, undefined where it is nothing at all. */
  read(): StatementKind | undefined {
    const { stream, expressions } = this;
    expressions.soundEnd = Infinity;
    switch (stream.peek()) {
      case Keyword.Pass:
      case Keyword.Break:
      case Keyword.Continue:
        stream.skip();
        break;
      case Keyword.Return:
        stream.skip();
        if (!beginsNoExpression(stream.peek())) expressions.list();
        break;
      case Keyword.From:
        this.fromImport();
        return 'from';
      case Keyword.Import:
        this.import();
        return 'import';
      case Keyword.Global:
      case Keyword.Nonlocal:
        stream.skip();
        while (stream.takeName() && stream.take(Op.Comma));
        break;
      case Keyword.Raise:
        stream.skip();
        if (beginsNoExpression(stream.peek())) break;
        expressions.test();
        if (stream.take(Keyword.From)) expressions.test();
        break;
      case Keyword.Assert:
        stream.skip();
        expressions.test();
        if (stream.take(Op.Comma)) expressions.test();
        break;
      case Keyword.Del:
        stream.skip();
        expressions.targets();
        break;
      case Keyword.Yield:
        expressions.yield();
        break;
      default:
        if (!this.isTypeAlias()) return this.expression() ? 'simple' : undefined;
        this.typeAlias();
        return 'type';
    }
    return 'simple';
  }

  /** An expression, an annotation or an assignment; false where it is nothing at all. */
  private expression(): boolean {
    const { stream, expressions } = this;
    if (expressions.list() === Expression.Wrong) return false;
    if (stream.take(Op.Colon)) {
      expressions.annotation();
      if (stream.take(Op.Assign)) expressions.yieldOrList();
    } else if (stream.peek() === Op.Assign) {
      while (stream.take(Op.Assign)) if (expressions.yieldOrList() === Expression.Wrong) break;
    } else if (stream.take(Op.Augmented)) expressions.yieldOrList();
    return true;
  }

  private isTypeAlias(): boolean {
    const { stream } = this;
    const name = stream.peek(1);
    const after = stream.peek(2);
    if (stream.peek() !== Keyword.Type || (name !== Item.Name && !isSoftKeyword(name))) return false;
    return after === Op.OpenBracket || after === Op.Assign;
  }

  private typeAlias(): void {
    const { stream, expressions } = this;
    stream.skip();
    stream.skip();
    if (stream.peek() === Op.OpenBracket) expressions.typeParameters();
    stream.take(Op.Assign);
    expressions.test();
  }

  private fromImport(): void {
    const { stream } = this;
    stream.skip();
    this.dottedName();
    if (!stream.take(Keyword.Import) || stream.take(Op.Star)) return;
    const inParentheses = stream.take(Op.OpenParen);
    while (this.imported() && stream.take(Op.Comma));
    if (inParentheses) stream.take(Op.CloseParen);
  }

  private imported(): boolean {
    if (!this.stream.takeName()) return false;
    if (this.stream.take(Keyword.As)) this.stream.takeName();
    return true;
  }

  private import(): void {
    const { stream } = this;
    stream.skip();
    do {
      this.dottedName();
      if (stream.take(Keyword.As)) stream.takeName();
    } while (stream.take(Op.Comma));
  }

  private dottedName(): void {
    const { stream } = this;
    while (stream.take(Op.Dot) || stream.take(Op.Ellipsis));
    while (stream.takeName() && stream.take(Op.Dot));
  }
}
