import { exceptCatchesImportError, typeCheckingTest, withSuppressesImportError } from './headers.js';
import type { GrowingStatement } from './statement.js';

/** Notes on the statements of one block, told in their order, whether they catch import errors or are for type checkers only. */
export class Guards {
  /** The `try` whose handlers may follow. */
  private openTry: GrowingStatement | undefined;
  /** What an `else` after the `if` chain just read means for type checking. */
  private elseTypeChecking = false;

  simple(): void {
    this.openTry = undefined;
  }

  compound(statement: GrowingStatement): void {
    const { kind } = statement;
    if (kind === 'if' || kind === 'elif') {
      const test = typeCheckingTest(statement);
      statement.typeChecking = test === 'yes';
      this.elseTypeChecking = test === 'no';
    } else {
      if (kind === 'else') statement.typeChecking = this.elseTypeChecking;
      this.elseTypeChecking = false;
    }
    if (kind === 'try') this.openTry = statement;
    else if (kind === 'except') {
      if (this.openTry && exceptCatchesImportError(statement)) this.openTry.catchesImportError = true;
    } else if (kind !== 'else' && kind !== 'finally') this.openTry = undefined;
    if (kind === 'with') statement.catchesImportError = withSuppressesImportError(statement);
  }
}
