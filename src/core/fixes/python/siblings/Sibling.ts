import type { PythonStatement } from '../../../python/parsePython.js';
import { docstringOf } from '../../../python/symbols.js';
import { codeWords, statementWords, type CodeWord } from './CodeWord.js';
import { headerParameters } from './headerParameters.js';

/** A function by what sets it apart from its siblings: its words and its parameters. */
export interface Subject {
  /** The words of its name that the others do not share, in small letters. */
  readonly stem: readonly string[];
  readonly params: readonly string[];
}

/** A function beside the one that is missing. */
export interface Sibling extends Subject {
  readonly statement: PythonStatement;
  readonly decorators: readonly CodeWord[];
  /** Without the docstring. */
  readonly body: readonly CodeWord[];
  readonly docstring: readonly CodeWord[];
}

export function readSibling(statement: PythonStatement, stem: readonly string[]): Sibling | undefined {
  const parameters = headerParameters(statement);
  const docstring = docstringOf(statement);
  const code = statement.body.filter((each) => each !== docstring?.statement);
  if (stem.length === 0 || code.length === 0 || parameters.some(({ star }) => star)) return undefined;
  const { tokens, decorators } = statement;
  const [top] = decorators;
  return {
    statement,
    stem,
    params: parameters.map(({ name }) => name),
    decorators: top ? codeWords(tokens, top.first, decorators.at(-1)!.last) : [],
    body: statementWords(code),
    docstring: docstring ? statementWords([docstring.statement]) : [],
  };
}
