/** Something wrong in the text, over `[start, end)`. */
export interface PythonError {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/**
 * The tokens of a text as flat arrays; entries at or beyond `count` mean nothing.
 * All offsets are UTF-16 code units of `text`, zero-based, end exclusive.
 */
export interface PythonTokens {
  readonly text: string;
  readonly count: number;
  /** `TokenKind` of each token. */
  readonly kinds: Uint8Array;
  /** `Keyword` of a name, `Op` of an operator, 0 otherwise; no keyword shares its code with an operator. */
  readonly codes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** First token of each logical line; the line ends with its `TokenKind.Newline`. */
  readonly lineFirst: readonly number[];
  /** Indentation of each logical line as a column: tabs count to the next multiple of eight. */
  readonly lineIndent: readonly number[];
  /** Offset of each logical line's first character, blanks included. */
  readonly lineStart: readonly number[];
  /** Whether `belongsTogether` is to be asked of the statements of each logical line. */
  readonly lineDepends: readonly boolean[];
  /** Whether what stands beside what is right, as far as a quick look tells. */
  readonly inOrder: boolean;
  /** Whether there is a `:=` anywhere. */
  readonly hasWalrus: boolean;
  readonly errors: readonly PythonError[];
}
