import type { PythonStatement } from '../../python/parsePython.js';
import { docstringOf } from '../../python/symbols.js';
import { TokenKind } from '../../python/tokenKinds.js';
import { tokenText } from '../../python/tokenReading.js';

/** Whether two statements say the same, whatever their layout and comments. */
export function sameStatement(a: PythonStatement, b: PythonStatement): boolean {
  return sameHead(a, b) && sameStatements(a.body, b.body);
}

/** As `sameStatement`, without regard to the docstring: it does nothing. */
export function sameDefinition(a: PythonStatement, b: PythonStatement): boolean {
  return sameHead(a, b) && sameStatements(withoutDocstring(a), withoutDocstring(b));
}

function withoutDocstring(statement: PythonStatement): readonly PythonStatement[] {
  return docstringOf(statement) ? statement.body.slice(1) : statement.body;
}

function sameStatements(a: readonly PythonStatement[], b: readonly PythonStatement[]): boolean {
  return a.length === b.length && a.every((each, i) => sameStatement(each, b[i]!));
}

/** Whether decorators and headers say the same. */
export function sameHead(a: PythonStatement, b: PythonStatement): boolean {
  return (
    a.kind === b.kind &&
    a.decorators.length === b.decorators.length &&
    a.decorators.every((each, i) => sameTokens(a, b, each, b.decorators[i]!)) &&
    sameTokens(a, b, a, b)
  );
}

interface TokenSpan {
  readonly first: number;
  readonly last: number;
}

function sameTokens(a: PythonStatement, b: PythonStatement, inA: TokenSpan, inB: TokenSpan): boolean {
  const length = inA.last - inA.first;
  if (inB.last - inB.first !== length) return false;
  for (let i = 0; i <= length; i++) {
    if (codeText(a, inA.first + i) !== codeText(b, inB.first + i)) return false;
  }
  return true;
}

function codeText({ tokens }: PythonStatement, token: number): string {
  const text = tokenText(tokens, token);
  return tokens.kinds[token] === TokenKind.String ? text.replace(/\r\n?/gu, '\n') : text;
}
