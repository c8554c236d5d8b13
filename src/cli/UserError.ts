/** An error that the user can mend: a plain message, no stack. */
export class UserError extends Error {
  constructor(
    message: string,
    /** Default: 2, usage or unreadable input. */
    readonly exitCode = 2,
  ) {
    super(message);
  }
}
