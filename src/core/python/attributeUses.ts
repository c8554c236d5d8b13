import type { PythonModule } from './parsePython.js';
import type { PythonRange } from './statement.js';
import { visibleUses } from './visibleUses.js';

/**
 * The ranges of `name` in `<importedAs>.name`, where the dotted `importedAs` is bound to a module within `scope` (a
 * function's range, or the whole text); in text order, zero-based, end exclusive. Uses where something else is bound
 * to the first name are left out.
 */
export function findModuleAttributeUses(
  module: PythonModule,
  importedAs: string,
  name: string,
  scope: PythonRange,
): PythonRange[] {
  const { starts, ends } = module.tokens;
  return visibleUses(module, `${importedAs}.${name}`, scope).map(({ last }) => ({
    start: starts[last]!,
    end: ends[last]!,
  }));
}
