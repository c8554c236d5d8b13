import type { PythonStatement } from '../../python/parsePython.js';
import { tokenIs } from '../../python/tokenReading.js';
import type { BlockItem } from './blockItems.js';

const IMPORTS: ReadonlySet<string> = new Set(['import', 'from']);

/** `if TYPE_CHECKING:` with nothing but imports: each of them can be taken by itself. */
export function isTypeCheckingBlock({ kind, statements }: BlockItem): boolean {
  const { kind: first, body } = statements[0];
  if (kind !== 'loose' || first !== 'if' || statements.length > 1) return false;
  return testsTypeChecking(statements[0]) && body.every((each) => IMPORTS.has(each.kind));
}

/** Whether the header is `if TYPE_CHECKING:` or `if typing.TYPE_CHECKING:`. */
export function testsTypeChecking({ kind, tokens, first, last }: PythonStatement): boolean {
  return kind === 'if' && last - first <= 4 && tokenIs(tokens, last - 1, 'TYPE_CHECKING');
}

/** Imports in branches, such as `try: import x` with what handles its failure: they belong together. */
export function isImportGroup(item: BlockItem): boolean {
  if (item.kind !== 'loose' || isTypeCheckingBlock(item)) return false;
  const leaves = item.statements.flatMap(leavesOf);
  const harmless = leaves.every(({ kind }) => IMPORTS.has(kind) || kind === 'simple');
  return harmless && leaves.some(({ kind }) => IMPORTS.has(kind)) && item.statements[0].colon !== undefined;
}

function leavesOf(statement: PythonStatement): PythonStatement[] {
  if (statement.kind === 'def' || statement.kind === 'class' || statement.body.length === 0)
    return [statement];
  return statement.body.flatMap(leavesOf);
}
