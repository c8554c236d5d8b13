import * as l10n from '@vscode/l10n';
import { Op, TokenKind, isHardKeyword } from '../../../python/tokenKinds.js';
import type { PythonError, PythonTokens } from '../../../python/tokens.js';

/** Thrown by the grammar readers, caught by `grammarError`. */
export class GrammarFault extends Error {
  constructor(readonly at: PythonError) {
    super(at.message);
  }
}

/** Python itself allows two hundred levels of brackets. */
const maxDepth = 150;

/** A place in the tokens that only goes forward; what is not as expected is thrown as a `GrammarFault`. */
export class TokenCursor {
  private depth = 0;

  constructor(
    readonly tokens: PythonTokens,
    public at = 0,
  ) {}

  /** The `Keyword` or `Op` here, or `ahead` tokens further; 0 for plain names, literals and the end of the line. */
  code(ahead = 0): number {
    return this.at + ahead < this.tokens.count ? this.tokens.codes[this.at + ahead]! : 0;
  }

  kind(ahead = 0): number {
    return this.at + ahead < this.tokens.count ? this.tokens.kinds[this.at + ahead]! : TokenKind.Newline;
  }

  isEnd(): boolean {
    return this.kind() === TokenKind.Newline;
  }

  /** Whether a name is here that may be bound: a soft keyword is, `class` is not. */
  isIdentifier(ahead = 0): boolean {
    return this.kind(ahead) === TokenKind.Name && !isHardKeyword(this.code(ahead));
  }

  /** Steps over the code when it is here. */
  take(code: number): boolean {
    if (this.code() !== code) return false;
    this.at++;
    return true;
  }

  expect(code: number): void {
    if (!this.take(code)) this.fail();
  }

  identifier(): string {
    if (!this.isIdentifier()) this.fail();
    const { text, starts, ends } = this.tokens;
    const name = text.slice(starts[this.at], ends[this.at]);
    this.at++;
    return name;
  }

  /** `a.b.c` */
  dottedName(): void {
    do this.identifier();
    while (this.take(Op.Dot));
  }

  fail(message = l10n.t('This does not fit here.')): never {
    const { tokens } = this;
    const at = Math.min(this.at, tokens.count - 1);
    throw new GrammarFault({ start: tokens.starts[at] ?? 0, end: tokens.ends[at] ?? 0, message });
  }

  nested<T>(read: () => T): T {
    if (++this.depth > maxDepth) this.fail(l10n.t('This is nested too deeply.'));
    const result = read();
    this.depth--;
    return result;
  }
}
