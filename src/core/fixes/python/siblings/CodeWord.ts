import type { PythonStatement } from '../../../python/parsePython.js';
import { Op, TokenKind } from '../../../python/tokenKinds.js';
import { tokenText } from '../../../python/tokenReading.js';
import type { PythonTokens } from '../../../python/tokens.js';

/** A token of code that is compared with other code. */
export interface CodeWord {
  /** A line end is `\n`, however it is written. */
  readonly text: string;
  /** What stands before it: blanks, line ends and comments. */
  readonly gap: string;
  /** Of the first word of a line: how much deeper it is indented than the first of all; else -1. */
  readonly depth: number;
  readonly kind: number;
  /** Behind a dot. */
  readonly attribute: boolean;
  /** The keyword of an argument. */
  readonly keyword: boolean;
}

/** The tokens `[first, last]` as words. */
export function codeWords(tokens: PythonTokens, first: number, last: number): CodeWord[] {
  const { kinds, codes, starts, ends, text } = tokens;
  const depths = new Map<number, number>();
  let base: number | undefined;
  for (const [line, token] of tokens.lineFirst.entries()) {
    if (token < first || token > last) continue;
    base ??= tokens.lineIndent[line]!;
    depths.set(token, tokens.lineIndent[line]! - base);
  }
  const found: CodeWord[] = [];
  for (let i = first; i <= last; i++) {
    const before = codes[i - 1];
    found.push({
      text: kinds[i] === TokenKind.Newline ? '\n' : tokenText(tokens, i),
      gap: i === first ? '' : text.slice(ends[i - 1], starts[i]),
      depth: depths.get(i) ?? -1,
      kind: kinds[i]!,
      attribute: before === Op.Dot,
      keyword: codes[i + 1] === Op.Assign && (before === Op.OpenParen || before === Op.Comma),
    });
  }
  return found;
}

/** The words of statements that follow one another in a block. */
export function statementWords(statements: readonly PythonStatement[]): CodeWord[] {
  const [first] = statements;
  if (!first) return [];
  const { tokens } = first;
  return codeWords(tokens, firstToken(first), lastToken(statements.at(-1)!));
}

function firstToken({ decorators, first }: PythonStatement): number {
  return decorators[0] ? decorators[0].first : first;
}

function lastToken(statement: PythonStatement): number {
  const inner = statement.body.at(-1);
  return inner ? Math.max(lastToken(inner), statement.last) : statement.last;
}
