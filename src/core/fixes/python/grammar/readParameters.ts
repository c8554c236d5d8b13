import * as l10n from '@vscode/l10n';
import { Op } from '../../../python/tokenKinds.js';
import type { ExpressionReader } from './ExpressionReader.js';
import type { TokenCursor } from './TokenCursor.js';

const slash = 47;

/** Parameters up to the code that ends them, which stays; `annotated`: of a function, not of a lambda. */
export function readParameters(
  cursor: TokenCursor,
  expressions: ExpressionReader,
  end: number,
  annotated: boolean,
): void {
  const names = new Set<string>();
  const one = (star: boolean): void => {
    const name = cursor.identifier();
    if (names.has(name)) cursor.fail(l10n.t('The parameter `{0}` is there twice.', name));
    names.add(name);
    if (annotated && cursor.take(Op.Colon)) expressions.starred(false);
    else if (star && cursor.code() === Op.Assign) cursor.fail();
  };
  let [hasSlash, hasStar, hasDefault] = [false, false, false];
  while (cursor.code() !== end) {
    if (cursor.take(Op.StarStar)) {
      one(true);
      cursor.take(Op.Comma);
      if (cursor.code() !== end) cursor.fail(l10n.t('A parameter follows the one with `**`.'));
      return;
    }
    if (cursor.take(Op.Star)) {
      if (hasStar) cursor.fail(l10n.t('A second `*` stands among the parameters.'));
      hasStar = true;
      if (cursor.isIdentifier()) one(true);
      else if (cursor.code() !== Op.Comma || !cursor.isIdentifier(1))
        cursor.fail(l10n.t('A parameter is expected after the `*`.'));
    } else if (cursor.take(slash)) {
      if (hasSlash || hasStar || names.size === 0) cursor.fail();
      hasSlash = true;
    } else {
      one(false);
      if (cursor.take(Op.Assign)) {
        expressions.test();
        hasDefault = true;
      } else if (hasDefault && !hasStar)
        cursor.fail(l10n.t('A parameter without a default follows one that has a default.'));
    }
    if (!cursor.take(Op.Comma)) break;
  }
  if (cursor.code() !== end) cursor.fail();
}
