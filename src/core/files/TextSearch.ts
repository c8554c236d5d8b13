/** A search over the whole workspace by a program that is faster than reading the files would be. */
export interface TextSearch {
  /**
   * One pass for all the literals, each within one line. It may find too much, never too little, in the files that it
   * says it searched; undefined when it cannot be done now. Never throws.
   */
  find(literals: readonly string[], options?: TextSearchOptions): Promise<FoundLiterals | undefined>;
}

export interface TextSearchOptions {
  /** Capitals do not count. Default: false. */
  readonly ignoreCase?: boolean;
  /** Only files whose names end with one of these, as `.py`, are of interest. Default: all. */
  readonly endings?: readonly string[] | undefined;
  /** Ends the search, which then gives undefined. */
  readonly signal?: AbortSignal;
  /** Resolves when there is a turn for what takes milliseconds by itself, such as to start a program. Default: the next turn. */
  readonly rest?: () => Promise<void>;
}

export interface FoundLiterals {
  /** True when the file was searched, as it is on disk and as the editor has it; of any other nothing is known. */
  searched(path: string): boolean;
  /** By path, the numbers of the literals that the file may hold. */
  readonly byPath: ReadonlyMap<string, ReadonlySet<number>>;
}
