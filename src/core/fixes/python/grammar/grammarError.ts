import * as l10n from '@vscode/l10n';
import { Keyword } from '../../../python/tokenKinds.js';
import { tokenizePython, type PythonError, type PythonTokens } from '../../../python/tokens.js';
import { formattedFields } from '../formattedFields.js';
import { ExpressionGrammar } from './ExpressionGrammar.js';
import { LineOrder } from './LineOrder.js';
import { StatementGrammar } from './StatementGrammar.js';
import { GrammarFault, TokenCursor } from './TokenCursor.js';

/** Fields of format strings within fields. */
const maxFieldDepth = 5;

/**
 * The first place where the lines are no Python by themselves: `parsePython` says what is wrong with brackets and indentation, and reads
 * over the rest, as `f(self, ...)` in a definition. Undefined when there is none.
 */
export function grammarError(tokens: PythonTokens): PythonError | undefined {
  return found(() => readLines(tokens));
}

function found(read: () => void): PythonError | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof GrammarFault) return error.at;
    throw error;
  }
}

function readLines(tokens: PythonTokens): void {
  const cursor = new TokenCursor(tokens);
  const expressions = new ExpressionGrammar(cursor, (token) => {
    readFields(tokens, token, 0);
  });
  const statements = new StatementGrammar(cursor, expressions);
  const order = new LineOrder(cursor);
  for (const [i, first] of tokens.lineFirst.entries()) {
    cursor.at = first;
    order.line(tokens.lineIndent[i]!);
    statements.line();
  }
  order.end();
}

function readFields(tokens: PythonTokens, token: number, depth: number): void {
  if (depth > maxFieldDepth) return;
  const at = { start: tokens.starts[token]!, end: tokens.ends[token]! };
  for (const field of formattedFields(tokens, token)) {
    const message = l10n.t('A field of this string is no expression.');
    if (field.trim() === '') throw new GrammarFault({ ...at, message });
    const inner = tokenizePython(`(${field}\n)`);
    const cursor = new TokenCursor(inner, 1);
    const expressions = new ExpressionGrammar(cursor, (each) => {
      readFields(inner, each, depth + 1);
    });
    const error =
      inner.errors[0] ??
      found(() => {
        if (cursor.code() === Keyword.Yield) expressions.whole();
        else expressions.list(() => expressions.starred(true));
        if (cursor.at !== inner.count - 2) cursor.fail();
      });
    if (error) throw new GrammarFault({ ...at, message });
  }
}
