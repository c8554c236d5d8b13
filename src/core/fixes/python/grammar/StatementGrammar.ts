import * as l10n from '@vscode/l10n';
import { Keyword, Op, TokenKind } from '../../../python/tokenKinds.js';
import type { ExpressionGrammar } from './ExpressionGrammar.js';
import { readArguments } from './readArguments.js';
import { readParameters } from './readParameters.js';
import type { TokenCursor } from './TokenCursor.js';

/** Python's statements, a logical line at a time; how lines go together is not looked at. */
export class StatementGrammar {
  constructor(
    private readonly cursor: TokenCursor,
    private readonly expressions: ExpressionGrammar,
  ) {}

  /** Reads the line to its end. */
  line(): void {
    const { cursor, expressions } = this;
    if (cursor.take(Op.At)) {
      expressions.named();
      if (!cursor.isEnd()) cursor.fail();
      return;
    }
    if (this.header()) {
      if (!cursor.take(Op.Colon)) cursor.fail(l10n.t('A colon is expected here.'));
      if (cursor.isEnd()) return;
    }
    do {
      if (cursor.isEnd()) return;
      this.simple();
    } while (cursor.take(Op.Semicolon));
    if (!cursor.isEnd()) cursor.fail();
  }

  /** A compound statement up to its colon; false when the line begins with none. */
  private header(): boolean {
    const { cursor, expressions } = this;
    if (cursor.take(Keyword.Async)) {
      const code = cursor.code();
      if (code !== Keyword.Def && code !== Keyword.For && code !== Keyword.With) cursor.fail();
    }
    if (cursor.take(Keyword.If) || cursor.take(Keyword.Elif) || cursor.take(Keyword.While))
      expressions.named();
    else if (cursor.take(Keyword.For)) {
      expressions.targets();
      cursor.expect(Keyword.In);
      expressions.whole();
    } else if (cursor.take(Keyword.With)) this.withItems();
    else if (cursor.take(Keyword.Except)) this.handler();
    else if (cursor.take(Keyword.Def)) this.functionHeader();
    else if (cursor.take(Keyword.Class)) {
      cursor.identifier();
      this.typeParameters();
      if (cursor.take(Op.OpenParen)) readArguments(cursor, expressions);
    } else if (cursor.take(Keyword.Try) || cursor.take(Keyword.Else) || cursor.take(Keyword.Finally))
      return true;
    else return this.matching();
    return true;
  }

  private functionHeader(): void {
    const { cursor, expressions } = this;
    cursor.identifier();
    this.typeParameters();
    cursor.expect(Op.OpenParen);
    readParameters(cursor, expressions, Op.CloseParen, true);
    cursor.expect(Op.CloseParen);
    if (cursor.take(Op.Arrow)) expressions.test();
  }

  /** `except X, Y:` without brackets is Python 3.14. */
  private handler(): void {
    const { cursor, expressions } = this;
    const group = cursor.take(Op.Star);
    if (!group && cursor.code() === Op.Colon) return;
    expressions.list(() => expressions.test());
    if (cursor.take(Keyword.As)) cursor.identifier();
  }

  private withItems(): void {
    const { cursor } = this;
    if (cursor.code() !== Op.OpenParen || cursor.code(this.closing() + 1) !== Op.Colon) {
      do this.withItem();
      while (cursor.take(Op.Comma));
      return;
    }
    cursor.at++;
    do {
      if (cursor.code() === Op.CloseParen) break;
      this.withItem();
    } while (cursor.take(Op.Comma));
    cursor.expect(Op.CloseParen);
  }

  private withItem(): void {
    const { cursor, expressions } = this;
    if (cursor.code() === Keyword.Yield) expressions.whole();
    else expressions.starred(true);
    expressions.comprehension();
    if (cursor.take(Keyword.As)) expressions.target();
  }

  /** How many tokens ahead the bracket closes that opens here. */
  private closing(): number {
    let depth = 0;
    for (let ahead = 0; ; ahead++) {
      const code = this.cursor.code(ahead);
      if (code === Op.OpenParen || code === Op.OpenBracket || code === Op.OpenBrace) depth++;
      else if (code === Op.CloseParen || code === Op.CloseBracket || code === Op.CloseBrace) depth--;
      if (depth <= 0 || this.cursor.at + ahead >= this.cursor.tokens.count) return ahead;
    }
  }

  /** `match` and `case`, which are names as well. Patterns are not looked into. */
  private matching(): boolean {
    const { cursor, expressions } = this;
    const word = cursor.code();
    if (word !== Keyword.Match && word !== Keyword.Case) return false;
    const begin = cursor.at++;
    let colon = 0;
    for (let depth = 0; cursor.at + colon < cursor.tokens.count; colon++) {
      const code = cursor.code(colon);
      if (code === Op.OpenParen || code === Op.OpenBracket || code === Op.OpenBrace) depth++;
      else if (code === Op.CloseParen || code === Op.CloseBracket || code === Op.CloseBrace) depth--;
      else if (depth === 0 && (code === Op.Colon || code === Op.Assign)) break;
      if (cursor.kind(colon) === TokenKind.Newline) break;
    }
    const isNamed =
      colon > 0 && cursor.code(colon) === Op.Colon && (word === Keyword.Case || expressions.begins());
    if (!isNamed || cursor.code() === Op.Dot) {
      cursor.at = begin;
      return false;
    }
    if (word === Keyword.Case) cursor.at += colon;
    else expressions.list(() => expressions.starred(true));
    return true;
  }

  private typeParameters(): void {
    const { cursor, expressions } = this;
    if (!cursor.take(Op.OpenBracket)) return;
    do {
      if (!cursor.take(Op.Star)) cursor.take(Op.StarStar);
      cursor.identifier();
      if (cursor.take(Op.Colon)) expressions.test();
      if (cursor.take(Op.Assign)) expressions.starred(false);
    } while (cursor.take(Op.Comma) && cursor.code() !== Op.CloseBracket);
    cursor.expect(Op.CloseBracket);
  }

  private simple(): void {
    const { cursor, expressions } = this;
    if (cursor.take(Keyword.Pass) || cursor.take(Keyword.Break) || cursor.take(Keyword.Continue)) return;
    if (cursor.take(Keyword.Return)) {
      if (expressions.begins()) expressions.whole();
    } else if (cursor.take(Keyword.Raise)) {
      if (!expressions.begins()) return;
      expressions.test();
      if (cursor.take(Keyword.From)) expressions.test();
    } else if (cursor.take(Keyword.Global) || cursor.take(Keyword.Nonlocal)) {
      do cursor.identifier();
      while (cursor.take(Op.Comma));
    } else if (cursor.take(Keyword.Del)) expressions.targets();
    else if (cursor.take(Keyword.Assert)) {
      expressions.test();
      if (cursor.take(Op.Comma)) expressions.test();
    } else if (cursor.take(Keyword.Import)) this.importNames();
    else if (cursor.take(Keyword.From)) this.fromImport();
    else if (cursor.code() === Keyword.Type && cursor.isIdentifier(1)) {
      cursor.at++;
      cursor.identifier();
      this.typeParameters();
      cursor.expect(Op.Assign);
      expressions.test();
    } else this.assignment();
  }

  private assignment(): void {
    const { cursor, expressions } = this;
    let isTarget = expressions.whole();
    const bound = (): void => {
      if (!isTarget) cursor.fail(l10n.t('Nothing can be assigned to this.'));
    };
    if (cursor.take(Op.Colon)) {
      bound();
      expressions.test();
      if (cursor.take(Op.Assign)) expressions.whole();
    } else if (cursor.take(Op.Augmented)) {
      bound();
      expressions.whole();
    } else
      while (cursor.code() === Op.Assign) {
        bound();
        cursor.at++;
        isTarget = expressions.whole();
      }
  }

  private importNames(): void {
    const { cursor } = this;
    do {
      cursor.dottedName();
      if (cursor.take(Keyword.As)) cursor.identifier();
    } while (cursor.take(Op.Comma));
  }

  private fromImport(): void {
    const { cursor } = this;
    while (cursor.take(Op.Dot) || cursor.take(Op.Ellipsis));
    if (cursor.code() !== Keyword.Import) cursor.dottedName();
    cursor.expect(Keyword.Import);
    if (cursor.take(Op.Star)) return;
    const inBrackets = cursor.take(Op.OpenParen);
    do {
      if (inBrackets && cursor.code() === Op.CloseParen) break;
      cursor.identifier();
      if (cursor.take(Keyword.As)) cursor.identifier();
    } while (cursor.take(Op.Comma));
    if (inBrackets) cursor.expect(Op.CloseParen);
  }
}
