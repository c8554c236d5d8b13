/** An error that the user can mend: a plain message, no stack. */
export class UserError extends Error {
  /** Parts that are loaded later bring this class along, so it is told by name. */
  override readonly name = 'UserError';

  constructor(
    message: string,
    /** Default: 2, usage or unreadable input. */
    readonly exitCode = 2,
  ) {
    super(message);
  }

  static is(error: unknown): error is UserError {
    return error instanceof Error && error.name === 'UserError';
  }
}
