import { readImports, type PythonImport } from './imports.js';
import type { GrowingStatement } from './statement.js';

/**
 * The imports of a module, once all its statements are known: with what guards them, whether they are for type checkers
 * only, and where they hold. Statements in text order; `length`: of the text.
 */
export function readAllImports(
  compounds: readonly GrowingStatement[],
  importStatements: readonly GrowingStatement[],
  length: number,
): PythonImport[] {
  // Parents come first, so each needs to look only one level up.
  for (const statement of compounds) {
    const { parent } = statement;
    statement.guarded =
      statement.catchesImportError || (statement.kind !== 'def' && (parent?.guarded ?? false));
    statement.typeChecking ||= parent?.typeChecking ?? false;
  }
  const whole = { start: 0, end: length };
  const imports: PythonImport[] = [];
  for (const statement of importStatements) {
    const { parent, function: scope } = statement;
    const guarded = parent?.guarded ?? false;
    const typeChecking = parent?.typeChecking ?? false;
    imports.push(
      ...readImports(statement, {
        guarded,
        typeChecking,
        scope: scope ? { start: scope.start, end: scope.end } : whole,
      }),
    );
  }
  return imports;
}
