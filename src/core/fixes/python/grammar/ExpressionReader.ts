/** What arguments and parameters need of the reader of expressions. */
export interface ExpressionReader {
  test(): boolean;
  named(): boolean;
  /** An expression, a star before it allowed; `named`: or `name := expression`. */
  starred(named: boolean): boolean;
  comprehension(): boolean;
}
