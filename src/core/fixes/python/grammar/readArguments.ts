import * as l10n from '@vscode/l10n';
import { Op } from '../../../python/tokenKinds.js';
import type { ExpressionReader } from './ExpressionReader.js';
import type { TokenCursor } from './TokenCursor.js';

/** The arguments of a call or a class, from behind the bracket that opens them to behind the one that closes them. */
export function readArguments(cursor: TokenCursor, expressions: ExpressionReader): void {
  cursor.nested(() => {
    const names = new Set<string>();
    let [count, hasNamed, hasUnpacked, hasGenerator] = [0, false, false, false];
    while (cursor.code() !== Op.CloseParen) {
      count++;
      if (cursor.take(Op.StarStar)) {
        expressions.test();
        hasUnpacked = true;
      } else if (cursor.take(Op.Star)) {
        if (hasUnpacked) cursor.fail(l10n.t('An argument with `*` follows one with `**`.'));
        expressions.test();
      } else if (cursor.isIdentifier() && cursor.code(1) === Op.Assign) {
        const name = cursor.identifier();
        if (names.has(name)) cursor.fail(l10n.t('The argument `{0}` is given twice.', name));
        names.add(name);
        hasNamed = true;
        cursor.at++;
        expressions.test();
      } else {
        if (hasNamed || hasUnpacked)
          cursor.fail(l10n.t('An argument without a name follows one with a name.'));
        expressions.named();
        if (expressions.comprehension()) hasGenerator = true;
      }
      if (!cursor.take(Op.Comma)) break;
    }
    if (hasGenerator && count > 1)
      cursor.fail(l10n.t('A generator expression has to be in parentheses here.'));
    cursor.expect(Op.CloseParen);
  });
}
