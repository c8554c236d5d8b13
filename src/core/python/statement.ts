import type { PythonTokens } from './tokenArrays.js';

export type StatementKind =
  | 'import'
  | 'from'
  | 'def'
  | 'class'
  | 'if'
  | 'elif'
  | 'else'
  | 'for'
  | 'while'
  | 'try'
  | 'except'
  | 'finally'
  | 'with'
  | 'match'
  | 'case'
  | 'type'
  | 'simple';

export interface PythonRange {
  readonly start: number;
  readonly end: number;
}

/** A decorator: `[start, end)` begins at the `@`, `text` is the expression after it; token indexes, `last` included. */
export interface PythonDecorator extends PythonRange {
  readonly text: string;
  readonly first: number;
  readonly last: number;
}

/**
 * A statement, with the statements of its block. `else`, `except`, `case` and the like are statements of their own:
 * siblings of what they belong to, but for `case`, which is in the body of its `match`.
 * Offsets are UTF-16 code units of the module's text, zero-based, end exclusive.
 */
export interface PythonStatement {
  readonly kind: StatementKind;
  /** The first decorator's `@` for decorated definitions, else `headerStart`. */
  readonly start: number;
  /** The first token of the statement after decorators: `def`, `class`, `async`, ... */
  readonly headerStart: number;
  /** End of the last token of the statement, its block included; comments and line ends are not. */
  readonly end: number;
  /** Offset of the colon that ends the header; undefined for simple statements and unfinished headers. */
  readonly colon: number | undefined;
  readonly tokens: PythonTokens;
  /** First and last token (included) of the header, without decorators; of the whole statement for a simple one. */
  readonly first: number;
  readonly last: number;
  /** Leading blanks of the line that the header is on. */
  readonly indent: string;
  readonly isAsync: boolean;
  readonly body: readonly PythonStatement[];
  readonly parent: PythonStatement | undefined;
  /** The innermost `def` around the statement. */
  readonly function: PythonStatement | undefined;
  /** Of `def` and `class`. */
  readonly name: string | undefined;
  readonly nameStart: number | undefined;
  readonly nameEnd: number | undefined;
  readonly decorators: readonly PythonDecorator[];
  /** Of `def`: what is between the parentheses. */
  readonly params: PythonRange | undefined;
  /** Of `class`: what is between the parentheses; undefined without parentheses. */
  readonly bases: PythonRange | undefined;
}

/** The parser's own view, while a statement grows. */
export type GrowingStatement = {
  -readonly [Key in keyof PythonStatement]: Key extends 'body'
    ? GrowingStatement[]
    : Key extends 'parent' | 'function'
      ? GrowingStatement | undefined
      : PythonStatement[Key];
} & {
  /** Of `try` and `with suppress(...)`: a failing import in the body is caught. */
  catchesImportError: boolean;
  /** Whether a failing import in the body is caught, here or further out. */
  guarded: boolean;
  /** Whether the body is for type checkers only. */
  typeChecking: boolean;
};

/** The body of statements that have none; shared, never written to. */
const NO_BODY: never[] = [];
const NO_DECORATORS: readonly PythonDecorator[] = [];

/** A statement without body or definition, from `first` to `last` (token indexes, included). */
export function newStatement(
  tokens: PythonTokens,
  kind: StatementKind,
  first: number,
  last: number,
  indent: string,
  parent: GrowingStatement | undefined,
): GrowingStatement {
  return new Statement(tokens, kind, first, last, indent, parent);
}

/**
 * A class, since V8 makes the objects of a literal old at once when those of many texts live long (code that anchors ask for): all the others
 * would keep their texts until the old are collected.
 */
class Statement implements GrowingStatement {
  start: number;
  headerStart: number;
  end: number;
  colon = undefined;
  isAsync = false;
  body: GrowingStatement[] = NO_BODY;
  function: GrowingStatement | undefined;
  name = undefined;
  nameStart = undefined;
  nameEnd = undefined;
  decorators = NO_DECORATORS;
  params = undefined;
  bases = undefined;
  catchesImportError = false;
  guarded = false;
  typeChecking = false;

  constructor(
    public tokens: PythonTokens,
    public kind: StatementKind,
    public first: number,
    public last: number,
    public indent: string,
    public parent: GrowingStatement | undefined,
  ) {
    this.start = this.headerStart = tokens.starts[first]!;
    this.end = tokens.ends[last]!;
    this.function = parent === undefined ? undefined : parent.kind === 'def' ? parent : parent.function;
  }
}
