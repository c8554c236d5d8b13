import { Keyword, Op } from '../tokenKinds.js';
import { AtomReader } from './AtomReader.js';
import { Expression, type Expressions } from './Expression.js';
import { Item, beginsNoExpression, type TokenStream } from './TokenStream.js';

const { Wrong, Name, Other } = Expression;

/** Deeper than this nothing is told apart any more. */
const maxDepth = 200;

/**
 * Goes over expressions as pyright's parser does, so that a text that is wrong is left where pyright leaves it. What
 * it gives up it skips, mostly up to the end of the line; `soundEnd` tells how far all was well.
 */
export class ExpressionReader implements Expressions {
  /** The token at which the statement was given up; Infinity while it is sound. */
  soundEnd = Infinity;
  private depth = 0;

  private readonly atoms: AtomReader;

  constructor(private readonly stream: TokenStream) {
    this.atoms = new AtomReader(stream, this);
  }

  /** Notes that what follows is wrong and goes on to the next item of these codes. */
  giveUp(...until: number[]): typeof Wrong {
    this.isWrongHere();
    this.stream.skipTo(...until);
    return Wrong;
  }

  isWrongHere(): void {
    this.soundEnd = Math.min(this.soundEnd, this.stream.token);
  }

  /** Expressions with commas between them, stars allowed. */
  list(): Expression {
    if (beginsNoExpression(this.stream.peek())) return this.giveUp(Item.Newline);
    return this.elements(() => this.testOrStar());
  }

  /** What an `except` catches: expressions with commas between them. */
  tests(): Expression {
    return this.elements(() => this.test());
  }

  /** A name, a literal or what stands in brackets. */
  atom(): Expression {
    return this.atoms.atom();
  }

  /** What a `with` binds. */
  target(): void {
    this.bound(() => this.operands(false));
  }

  /** Targets of a `for` or `del`: no comparisons; none is no reason to skip anything. */
  targets(): void {
    this.bound(() => this.elements(() => this.starred()));
  }

  /** Where a target is wrong nothing of it is bound. */
  private bound(read: () => Expression): void {
    const { token } = this.stream;
    if (read() === Wrong) this.soundEnd = Math.min(this.soundEnd, token);
  }

  /** Expressions or nothing; `isLast`: whether what was read ends the list, comma or not. */
  elements(read: () => Expression, isLast = (): boolean => false): Expression {
    let found: Expression = Other;
    let count = 0;
    while (!beginsNoExpression(this.stream.peek())) {
      found = read();
      if (found === Wrong) return Wrong;
      count++;
      if (isLast() || !this.stream.take(Op.Comma)) return count === 1 ? found : Other;
    }
    return Other;
  }

  testOrStar(): Expression {
    return this.stream.peek() === Op.Star ? this.starred() : this.test();
  }

  /** An operand with arithmetic operators, perhaps with a star before it. */
  private starred(): Expression {
    if (!this.stream.take(Op.Star)) return this.operands(false);
    this.operands(false);
    return Other;
  }

  test(): Expression {
    const { stream } = this;
    if (this.depth >= maxDepth) return this.giveUp(Item.Newline);
    this.depth++;
    const found = stream.peek() === Keyword.Lambda ? this.lambda() : this.ternary();
    this.depth--;
    return found;
  }

  yieldOrList(): Expression {
    return this.stream.peek() === Keyword.Yield ? this.yield() : this.list();
  }

  yield(): Expression {
    const { stream } = this;
    stream.skip();
    if (stream.take(Keyword.From)) this.test();
    else if (!beginsNoExpression(stream.peek())) this.list();
    return Other;
  }

  annotation(): void {
    this.stream.take(Op.Star);
    this.test();
  }

  /** What stands between the parentheses of a call, or of a class. */
  args(): void {
    this.atoms.args();
  }

  /** Parameters up to `end`: of a function, with annotations, or of a lambda. */
  parameters(end: number): void {
    const { stream } = this;
    while (stream.peek() !== end) {
      this.parameter(end === Op.CloseParen);
      if (!stream.take(Op.Comma)) return;
    }
  }

  private parameter(annotated: boolean): void {
    const { stream } = this;
    const isMark = stream.take(Op.Star) || stream.take(slash);
    if (!isMark) stream.take(Op.StarStar);
    if (!stream.takeName()) {
      if (isMark) return;
      if (stream.take(Op.OpenParen) && stream.skipTo(Op.CloseParen)) stream.skip();
    }
    if (annotated && stream.take(Op.Colon)) this.annotation();
    if (stream.take(Op.Assign)) this.test();
  }

  /** `[T: int, *Ts]`, from the bracket on. */
  typeParameters(): void {
    const { stream } = this;
    stream.skip();
    while (stream.peek() !== Op.CloseBracket) {
      if (!stream.take(Op.Star)) stream.take(Op.StarStar);
      if (!stream.takeName()) break;
      if (stream.take(Op.Colon)) this.operands(false);
      if (stream.take(Op.Assign)) this.starred();
      if (!stream.take(Op.Comma)) break;
    }
    if (stream.take(Op.CloseBracket)) return;
    stream.skipTo(Item.Newline, Op.CloseBracket, Op.Colon);
  }

  lambda(): Expression {
    this.stream.skip();
    this.parameters(Op.Colon);
    this.stream.take(Op.Colon);
    this.test();
    return Other;
  }

  private ternary(): Expression {
    const { stream } = this;
    const found = this.named();
    if (found === Wrong || !stream.take(Keyword.If)) return found;
    if (this.operands(true) === Wrong) return Wrong;
    if (stream.take(Keyword.Else)) this.test();
    else this.giveUp(Item.Newline);
    return Other;
  }

  /** An expression that may be `name := value`. */
  named(): Expression {
    const found = this.operands(true);
    if (found !== Name || !this.stream.take(Op.Walrus)) return found;
    this.test();
    return Other;
  }

  /** Operands and the operators between them; `logical`: also comparisons, `and`, `or` and `not`. */
  operands(logical: boolean): Expression {
    const { stream } = this;
    let found: Expression = this.operand(logical);
    if (found === Wrong) return Wrong;
    for (;;) {
      const code = stream.peek();
      if (arithmetic.has(code)) {
        stream.skip();
        const next = this.operand(false);
        if (next === Wrong && (code === Op.Plus || code === Op.Minus)) return Wrong;
      } else if (!logical) return found;
      else if (code === Keyword.And || code === Keyword.Or) {
        stream.skip();
        this.operand(true);
      } else if (this.takeComparison(code)) this.operand(false);
      else return found;
      found = Other;
    }
  }

  private takeComparison(code: number): boolean {
    const { stream } = this;
    if (code === Keyword.Is) {
      stream.skip();
      stream.take(Keyword.Not);
      return true;
    }
    if (code === Keyword.Not && stream.peek(1) === Keyword.In) stream.skip();
    else if (code !== Item.Comparison && code !== Keyword.In) return false;
    stream.skip();
    return true;
  }

  /** An atom with all that stands before and behind it. */
  private operand(logical: boolean): Expression {
    const { stream } = this;
    const hasSign = this.signs(logical);
    const waits = stream.take(Keyword.Await);
    let found = this.power();
    while (found !== Wrong && stream.take(Op.StarStar)) {
      this.signs(false);
      stream.take(Keyword.Await);
      if (this.power() === Wrong) return Other;
      found = Other;
    }
    return hasSign || (waits && found !== Wrong) ? Other : found;
  }

  private power(): Expression {
    const found = this.atoms.atom();
    return found === Wrong ? Wrong : this.atoms.trailers(found);
  }

  /** `-`, `+`, `~` and, where `logical`, `not` before them. */
  private signs(logical: boolean): boolean {
    const { stream } = this;
    const from = stream.at;
    if (logical) while (stream.take(Keyword.Not));
    while (stream.take(Op.Plus) || stream.take(Op.Minus) || stream.take(Op.Tilde));
    return stream.at > from;
  }

  nested(read: () => unknown): void {
    if (++this.depth >= maxDepth) this.giveUp(Item.Newline);
    else read();
    this.depth--;
  }
}

const slash = 47;

/** `*`, `|` and the like. */
const arithmetic: ReadonlySet<number> = new Set([
  slash,
  94,
  124,
  Op.At,
  Op.Star,
  Op.Plus,
  Op.Minus,
  Op.Other,
]);
