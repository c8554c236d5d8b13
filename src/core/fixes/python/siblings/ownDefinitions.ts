import type { PythonModule, PythonStatement } from '../../../python/parsePython.js';
import { Op, TokenKind } from '../../../python/tokenKinds.js';
import { tokenText } from '../../../python/tokenReading.js';

/** The top-level assignments of one name each, `X = ...` and `X: T = ...`, by that name; none where it is assigned twice. */
export function ownDefinitions({ statements }: PythonModule): Map<string, PythonStatement> {
  const found = new Map<string, PythonStatement>();
  const twice = new Set<string>();
  for (const statement of statements) {
    const { kind, tokens, first, last } = statement;
    if (kind !== 'simple' || tokens.kinds[first] !== TokenKind.Name) continue;
    const code = tokens.codes[first + 1];
    const assigns = code === Op.Assign || code === Op.Colon;
    if (!assigns || last < first + 2) continue;
    const name = tokenText(tokens, first);
    if (found.has(name)) twice.add(name);
    found.set(name, statement);
  }
  for (const name of twice) found.delete(name);
  return found;
}
