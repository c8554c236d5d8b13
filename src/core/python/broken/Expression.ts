/** What an expression is, as far as it matters for how the text goes on. */
export const Expression = { Wrong: 0, Name: 1, Other: 2 } as const;
export type Expression = (typeof Expression)[keyof typeof Expression];

/** What goes over whole expressions, for what goes over their parts. */
export interface Expressions {
  test(): Expression;
  testOrStar(): Expression;
  list(): Expression;
  targets(): void;
  lambda(): Expression;
  yield(): Expression;
  /** An expression that may be `name := value`. */
  named(): Expression;
  /** Operands and the operators between them; `logical`: also comparisons, `and`, `or` and `not`. */
  operands(logical: boolean): Expression;
  /** Expressions or nothing; `isLast`: whether what was read ends the list, comma or not. */
  elements(read: () => Expression, isLast?: () => boolean): Expression;
  /** Reads one level deeper, as far as that goes. */
  nested(read: () => unknown): void;
  isWrongHere(): void;
  /** Notes that what follows is wrong and goes on to the next item of these codes. */
  giveUp(...until: number[]): typeof Expression.Wrong;
}
