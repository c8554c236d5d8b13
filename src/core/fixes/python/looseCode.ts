import type { PythonStatement } from '../../python/parsePython.js';
import { isAssignment, isPlaceholder, type BlockItem } from './blockItems.js';

/**
 * Whether a statement of a template's module defines nothing, but does something when the module is imported: a call, a
 * loop, `x[0] = 1`. In a report such lines show how the code is used, so they are not merged into a module.
 */
export function onlyRuns({ kind, statements }: BlockItem): boolean {
  return kind === 'loose' && !statements.every(definesOnly);
}

const BRANCHES: ReadonlySet<string> = new Set(['if', 'elif', 'else', 'try', 'except', 'finally']);
const DEFINES: ReadonlySet<string> = new Set(['def', 'class', 'import', 'from', 'type']);

/** A definition or a constant, or branches with nothing else. */
function definesOnly(statement: PythonStatement): boolean {
  if (DEFINES.has(statement.kind)) return true;
  if (statement.kind !== 'simple') {
    return (
      BRANCHES.has(statement.kind) && statement.body.every((each) => definesOnly(each) || isPlaceholder(each))
    );
  }
  const { tokens, start, end } = statement;
  return isAssignment(statement) && /^[\w\s,()*]+[:=]/u.test(tokens.text.slice(start, end));
}
