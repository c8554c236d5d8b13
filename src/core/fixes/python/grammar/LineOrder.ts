import * as l10n from '@vscode/l10n';
import { Keyword, TokenKind } from '../../../python/tokenKinds.js';
import type { TokenCursor } from './TokenCursor.js';

interface Level {
  indent: number;
  /** The keyword of the statement before at this level, 0 when it is a plain one. */
  word: number;
}

const continuing: ReadonlyMap<number, readonly number[]> = new Map([
  [Keyword.Elif, [Keyword.If, Keyword.Elif]],
  [Keyword.Else, [Keyword.If, Keyword.Elif, Keyword.For, Keyword.While, Keyword.Except]],
  [Keyword.Except, [Keyword.Try, Keyword.Except]],
  // `else` of a `try` is told from others by no one here.
  [Keyword.Finally, [Keyword.Try, Keyword.Except, Keyword.Else]],
]);

/** What may follow what: `else` an `if`, `except` a `try`; `return` stands in a function. */
export class LineOrder {
  private readonly levels: Level[] = [];

  constructor(private readonly cursor: TokenCursor) {}

  /** The line that the cursor is at, not moved. */
  line(indent: number): void {
    const { cursor, levels } = this;
    let word = cursor.code();
    if (word === Keyword.Async) word = cursor.code(1);
    while (levels.length > 0 && levels[levels.length - 1]!.indent > indent) this.leave(0);
    const level = levels[levels.length - 1]?.indent === indent ? levels[levels.length - 1]! : undefined;
    const before = continuing.get(word);
    if (before && !before.includes(level?.word ?? 0)) cursor.fail();
    if (word !== Keyword.Def && !this.isInFunction(indent)) this.refuseFunctionWords();
    if (level) this.leave(word);
    levels.push({ indent, word });
  }

  end(): void {
    while (this.levels.length > 0) this.leave(0);
  }

  private leave(next: number): void {
    const { word } = this.levels.pop()!;
    if (word === Keyword.Try && next !== Keyword.Except && next !== Keyword.Finally)
      this.cursor.fail(l10n.t('An `except` or `finally` is expected after the `try`.'));
  }

  private isInFunction(indent: number): boolean {
    for (const level of [...this.levels].reverse()) {
      if (level.indent >= indent) continue;
      if (level.word === Keyword.Def) return true;
      if (level.word === Keyword.Class) return false;
    }
    return false;
  }

  /** A lambda may yield anywhere. */
  private refuseFunctionWords(): void {
    const { cursor } = this;
    let hasLambda = false;
    for (let ahead = 0; cursor.kind(ahead) !== TokenKind.Newline; ahead++) {
      const code = cursor.code(ahead);
      if (code === Keyword.Lambda) hasLambda = true;
      if (code === Keyword.Return) cursor.fail(l10n.t('`{0}` stands outside of a function.', 'return'));
      if (code === Keyword.Await) cursor.fail(l10n.t('`{0}` stands outside of a function.', 'await'));
      if (code === Keyword.Yield && !hasLambda)
        cursor.fail(l10n.t('`{0}` stands outside of a function.', 'yield'));
    }
  }
}
