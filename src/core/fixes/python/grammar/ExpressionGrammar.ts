import * as l10n from '@vscode/l10n';
import { Keyword, Op, TokenKind } from '../../../python/tokenKinds.js';
import type { ExpressionReader } from './ExpressionReader.js';
import { readArguments } from './readArguments.js';
import { readParameters } from './readParameters.js';
import type { TokenCursor } from './TokenCursor.js';

const slash = 47;
const binary: ReadonlySet<number> = new Set([
  ...[Op.Star, Op.StarStar, Op.Plus, Op.Minus, Op.At, Op.Other, slash],
  ...['<', '>', '^', '|', '%', '&'].map((sign) => sign.charCodeAt(0)),
]);

/**
 * Python's expressions, as its grammar has them (docs.python.org/3/reference/grammar.html), read only to find where they are
 * none. Readers give whether what was read may stand left of `=`.
 */
export class ExpressionGrammar implements ExpressionReader {
  constructor(
    private readonly cursor: TokenCursor,
    /** Called with each string literal's token. */
    private readonly onString: (token: number) => void,
  ) {}

  /** `yield ...`, or expressions with commas and stars. */
  whole(): boolean {
    const { cursor } = this;
    if (!cursor.take(Keyword.Yield)) return this.list(() => this.starred(false));
    if (cursor.take(Keyword.From)) this.test();
    else if (this.begins()) this.list(() => this.starred(false));
    return false;
  }

  /** At least one, commas between, a comma at the end allowed. */
  list(read: () => boolean): boolean {
    let isTarget = read();
    while (this.cursor.take(Op.Comma)) {
      if (!this.begins()) break;
      isTarget = read() && isTarget;
    }
    return isTarget;
  }

  /** What `for`, `del` and `as` bind. */
  targets(): void {
    const one = (): boolean => {
      this.cursor.take(Op.Star);
      return this.operand();
    };
    if (!this.list(one)) this.cursor.fail();
  }

  target(): void {
    if (!this.operand()) this.cursor.fail();
  }

  starred(named: boolean): boolean {
    if (!this.cursor.take(Op.Star)) return named ? this.named() : this.test();
    return this.disjunction();
  }

  /** An expression or `name := expression`. */
  named(): boolean {
    const { cursor } = this;
    if (!cursor.isIdentifier() || cursor.code(1) !== Op.Walrus) return this.test();
    cursor.at += 2;
    this.test();
    return false;
  }

  test(): boolean {
    return this.cursor.nested(() => {
      const { cursor } = this;
      if (cursor.take(Keyword.Lambda)) {
        readParameters(cursor, this, Op.Colon, false);
        cursor.expect(Op.Colon);
        this.test();
        return false;
      }
      const isTarget = this.disjunction();
      if (!cursor.take(Keyword.If)) return isTarget;
      this.disjunction();
      if (!cursor.take(Keyword.Else)) cursor.fail(l10n.t('An `else` is expected after the `if`.'));
      this.test();
      return false;
    });
  }

  /** `for x in y if z`, once or more often; false when there is none. */
  comprehension(): boolean {
    const { cursor } = this;
    let found = false;
    for (;;) {
      if (cursor.code() === Keyword.Async && cursor.code(1) === Keyword.For) cursor.at++;
      if (!cursor.take(Keyword.For)) return found;
      found = true;
      this.targets();
      cursor.expect(Keyword.In);
      this.disjunction();
      while (cursor.take(Keyword.If)) {
        if (cursor.isIdentifier() && cursor.code(1) === Op.Walrus) this.named();
        else this.disjunction();
      }
    }
  }

  /** Everything of operands and operators; which operator binds closer does not matter here. */
  private disjunction(): boolean {
    const { cursor } = this;
    let isTarget = true;
    for (;;) {
      while (cursor.take(Keyword.Not)) isTarget = false;
      isTarget = this.operand() && isTarget;
      const code = cursor.code();
      if (code === Keyword.Not && cursor.code(1) === Keyword.In) cursor.at += 2;
      else if (cursor.take(Keyword.Is)) cursor.take(Keyword.Not);
      else if (code === Keyword.And || code === Keyword.Or || code === Keyword.In || this.isBinary())
        cursor.at++;
      else return isTarget;
      isTarget = false;
    }
  }

  private isBinary(): boolean {
    return this.cursor.kind() === TokenKind.Op && binary.has(this.cursor.code());
  }

  /** Whether an expression may begin here. */
  begins(): boolean {
    const { cursor } = this;
    const code = cursor.code();
    switch (cursor.kind()) {
      case TokenKind.Newline:
        return false;
      case TokenKind.Op:
        return operandSigns.has(code) || code === Op.Star;
      case TokenKind.Name:
        return cursor.isIdentifier() || operandWords.has(code);
      default:
        return true;
    }
  }

  private operand(): boolean {
    const { cursor } = this;
    let isTarget = true;
    for (;;) {
      const code = cursor.code();
      if (code !== Op.Plus && code !== Op.Minus && code !== Op.Tilde && code !== Keyword.Await) break;
      cursor.at++;
      isTarget = false;
    }
    let result = this.atom();
    for (;;) {
      if (cursor.take(Op.Dot)) {
        cursor.identifier();
        result = true;
      } else if (cursor.take(Op.OpenParen)) {
        readArguments(cursor, this);
        result = false;
      } else if (cursor.take(Op.OpenBracket)) {
        cursor.nested(() => this.list(() => this.slice()));
        cursor.expect(Op.CloseBracket);
        result = true;
      } else return result && isTarget;
    }
  }

  private slice(): boolean {
    const { cursor } = this;
    if (cursor.code() !== Op.Colon) this.starred(true);
    for (let colons = 0; colons < 2 && cursor.take(Op.Colon); colons++) {
      const code = cursor.code();
      if (code !== Op.Colon && code !== Op.Comma && code !== Op.CloseBracket) this.test();
    }
    return true;
  }

  private atom(): boolean {
    const { cursor } = this;
    const kind = cursor.kind();
    if (kind === TokenKind.String) {
      while (cursor.kind() === TokenKind.String) this.onString(cursor.at++);
      return false;
    }
    if (kind === TokenKind.Number || cursor.code() === Op.Ellipsis) {
      cursor.at++;
      return false;
    }
    if (cursor.isIdentifier()) {
      cursor.at++;
      return true;
    }
    const code = cursor.code();
    if (kind === TokenKind.Name) {
      if (code !== Keyword.True && code !== Keyword.False && code !== Keyword.NoneLiteral) cursor.fail();
      cursor.at++;
      return false;
    }
    if (cursor.take(Op.OpenParen)) return this.bracketed(Op.CloseParen);
    if (cursor.take(Op.OpenBracket)) return this.bracketed(Op.CloseBracket);
    if (cursor.take(Op.OpenBrace)) return this.braces();
    return cursor.fail();
  }

  private bracketed(close: number): boolean {
    const { cursor } = this;
    return cursor.nested(() => {
      if (cursor.take(close)) return true;
      let isTarget: boolean;
      if (close === Op.CloseParen && cursor.code() === Keyword.Yield) isTarget = this.whole();
      else {
        isTarget = this.list(() => this.starred(true));
        if (this.comprehension()) isTarget = false;
      }
      cursor.expect(close);
      return isTarget;
    });
  }

  private braces(): boolean {
    const { cursor } = this;
    cursor.nested(() => {
      let isDictionary: boolean | undefined;
      while (cursor.code() !== Op.CloseBrace) {
        const pair = this.entry();
        isDictionary ??= pair;
        if (pair !== isDictionary) cursor.fail();
        this.comprehension();
        if (!cursor.take(Op.Comma)) break;
      }
      cursor.expect(Op.CloseBrace);
    });
    return false;
  }

  /** Whether it is one of a dictionary. */
  private entry(): boolean {
    const { cursor } = this;
    if (cursor.take(Op.StarStar)) {
      this.disjunction();
      return true;
    }
    this.starred(true);
    if (!cursor.take(Op.Colon)) return false;
    this.test();
    return true;
  }
}

const operandSigns: ReadonlySet<number> = new Set([
  ...[Op.OpenParen, Op.OpenBracket, Op.OpenBrace, Op.Plus, Op.Minus, Op.Tilde, Op.Ellipsis, Op.Colon],
]);
const operandWords: ReadonlySet<number> = new Set([
  ...[Keyword.True, Keyword.False, Keyword.NoneLiteral, Keyword.Not, Keyword.Lambda, Keyword.Await],
]);
