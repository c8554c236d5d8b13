import { Keyword, Op, isSoftKeyword } from '../tokenKinds.js';
import { Expression, type Expressions } from './Expression.js';
import { Item, beginsNoExpression, type TokenStream } from './TokenStream.js';

const { Wrong, Name, Other } = Expression;

const backtick = 96;

/** Goes over what operators stand between: names, literals, brackets, and the calls and subscripts behind them. */
export class AtomReader {
  constructor(
    private readonly stream: TokenStream,
    private readonly expressions: Expressions,
  ) {}

  /** What stands between the parentheses of a call, or of a class. */
  args(): void {
    const { stream } = this;
    for (;;) {
      const code = stream.peek();
      if (code === Op.CloseParen || code === Item.Newline || code === Item.End) return;
      const starred = stream.take(Op.Star) || stream.take(Op.StarStar);
      this.expressions.test();
      if (!starred) {
        if (stream.take(Op.Assign)) this.expressions.test();
        else this.comprehension();
      }
      if (!stream.take(Op.Comma)) return;
    }
  }

  trailers(atom: Expression): Expression {
    const { stream } = this;
    let found = atom;
    for (;;) {
      if (stream.take(Op.OpenParen)) {
        this.expressions.nested(() => this.args());
        if (!stream.take(Op.CloseParen)) {
          this.expressions.giveUp(Item.Newline);
          return Other;
        }
      } else if (stream.take(Op.OpenBracket)) {
        this.expressions.nested(() => this.subscripts());
        if (!stream.take(Op.CloseBracket)) this.expressions.giveUp(Item.Newline);
      } else if (stream.take(Op.Dot)) {
        if (!stream.takeName()) return this.giveUpMember();
      } else return found;
      found = Other;
    }
  }

  /** After a dot without a name: a keyword may begin what comes next. */
  private giveUpMember(): Expression {
    const { stream } = this;
    this.expressions.isWrongHere();
    for (; ; stream.skip()) {
      const code = stream.peek();
      if (code === Item.Newline || code === Item.End || (code < Op.OpenParen && code > 0)) return Wrong;
    }
  }

  private subscripts(): void {
    const { stream } = this;
    let count = 0;
    for (;;) {
      const code = stream.peek();
      if (code !== Op.Colon && beginsNoExpression(code)) break;
      const starred = stream.take(Op.Star) || stream.take(Op.StarStar);
      const from = stream.at;
      const found = this.slice();
      if (!starred) {
        if (stream.take(Op.Assign)) this.slice();
        else if (found === Name && stream.peek() === Op.Walrus) {
          stream.at = from;
          this.expressions.test();
        }
      }
      count++;
      if (!stream.take(Op.Comma)) break;
    }
    if (count === 0) this.expressions.giveUp(Item.Newline, Op.CloseBracket);
  }

  private slice(): Expression {
    const { stream } = this;
    let found: Expression = Wrong;
    for (let part = 0; part < 3; part++) {
      const code = stream.peek();
      if (code === Op.CloseBracket || code === Op.Comma) break;
      if (code !== Op.Colon) found = this.expressions.test();
      if (part === 2 || !stream.take(Op.Colon)) break;
      found = Other;
    }
    return found;
  }

  atom(): Expression {
    const { stream } = this;
    const code = stream.peek();
    switch (code) {
      case Item.Name:
        stream.skip();
        return Name;
      case Op.Ellipsis:
      case Item.Number:
      case Keyword.NoneLiteral:
      case Keyword.True:
      case Keyword.False:
        stream.skip();
        return Other;
      case Item.String:
        while (stream.take(Item.String));
        return Other;
      case Op.OpenParen:
        return this.parenthesized();
      case Op.OpenBracket:
        return this.bracketed();
      case Op.OpenBrace:
        this.expressions.nested(() => this.braced());
        return Other;
      case backtick: {
        stream.skip();
        const found = this.expressions.list();
        stream.take(backtick);
        return found;
      }
      default:
    }
    if (!isSoftKeyword(code)) return this.expressions.giveUp(Item.Newline);
    stream.skip();
    return Name;
  }

  private parenthesized(): Expression {
    const { stream } = this;
    stream.skip();
    let found: Expression = Other;
    this.expressions.nested(() => {
      found = stream.peek() === Keyword.Yield ? this.expressions.yield() : this.inBrackets();
    });
    return stream.take(Op.CloseParen) ? found : this.expressions.giveUp(Item.Newline);
  }

  private bracketed(): Expression {
    const { stream } = this;
    stream.skip();
    this.expressions.nested(() => this.inBrackets());
    return stream.take(Op.CloseBracket) ? Other : this.expressions.giveUp(Item.Newline);
  }

  private inBrackets(): Expression {
    let isComprehension = false;
    const element = (): Expression => {
      const found = this.expressions.testOrStar();
      isComprehension = this.comprehension();
      return isComprehension ? Other : found;
    };
    return this.expressions.elements(element, () => isComprehension);
  }

  private braced(): void {
    const { stream } = this;
    stream.skip();
    while (stream.peek() !== Op.CloseBrace) {
      if (stream.take(Op.StarStar)) this.expressions.operands(false);
      else {
        this.expressions.testOrStar();
        if (stream.take(Op.Colon)) this.expressions.test();
      }
      const isComprehension = this.comprehension();
      if (isComprehension || !stream.take(Op.Comma)) break;
    }
    if (!stream.take(Op.CloseBrace)) this.expressions.isWrongHere();
  }

  private comprehension(): boolean {
    if (!this.comprehensionFor()) return false;
    for (;;) {
      if (this.stream.take(Keyword.If)) {
        if (this.stream.peek() === Keyword.Lambda) this.expressions.lambda();
        else this.expressions.named();
      } else if (!this.comprehensionFor()) return true;
    }
  }

  private comprehensionFor(): boolean {
    const { stream } = this;
    const isAsync = stream.peek() === Keyword.Async;
    if (stream.peek(isAsync ? 1 : 0) !== Keyword.For) return false;
    if (isAsync) stream.skip();
    stream.skip();
    this.expressions.targets();
    if (stream.take(Keyword.In)) this.expressions.operands(true);
    else this.expressions.giveUp(Item.Newline);
    return true;
  }
}
