import type { PythonImport } from '../../../python/imports.js';
import { lineEndAt } from '../../lines.js';
import type { OffsetEdit } from '../../offsetEdits.js';
import { joinImport } from '../importEdits.js';
import { isInline, sharesLine } from '../layout.js';
import type { ImportedPlace } from './ImportedPlace.js';
import { removeImportName, removeStatement } from './removeImportName.js';

/** A module as it is written behind `from`. */
export interface WrittenModule {
  readonly level: number;
  readonly module: string;
}

/**
 * The edits that import the name from another module instead: the module is changed where the name stands alone, else the
 * name leaves its statement for the import of the other module beside it, there or new. Offsets are those of the file.
 */
export function moveImport(
  place: ImportedPlace,
  target: WrittenModule,
  means: (each: PythonImport) => boolean,
): OffsetEdit[] {
  const { module, imported, index, siblings } = place;
  const { names, statement } = imported;
  const { name, asName } = names[index]!;
  const written = asName === undefined ? name : `${name} as ${asName}`;
  const there = module.imports.find((each) => canJoin(place, each) && means(each));
  const removal =
    names.length === 1 ? removeStatement(statement, siblings) : removeImportName(statement, names, index);
  if (there) {
    const has = there.names.some((each) => each.name === name && each.asName === asName);
    return has ? [removal] : [removal, ...joinImport(module.text, there, [written])];
  }
  const source = '.'.repeat(target.level) + target.module;
  if (names.length === 1) {
    const { moduleStart, moduleEnd } = imported;
    const start = dotsStart(imported);
    const gap = start === moduleStart && moduleStart === moduleEnd ? ' ' : '';
    return [{ start, end: moduleEnd, newText: gap + source }];
  }
  const line = `from ${source} import ${written}`;
  if (sharesLine(statement) || (statement.parent && isInline(statement.parent))) {
    return [removal, { start: statement.end, end: statement.end, newText: `; ${line}` }];
  }
  const end = lineEndAt(module.text, statement.end);
  return [removal, { start: end, end, newText: `\n${statement.indent}${line}` }];
}

/** Where the dots of a relative import begin, else the module. */
function dotsStart({ statement, moduleStart, level }: PythonImport): number {
  const { tokens, first } = statement;
  return level > 0 ? tokens.starts[first + 1]! : moduleStart;
}

/** Whether the import is in the same block, with nothing but imports between. */
function canJoin({ imported, siblings }: ImportedPlace, each: PythonImport): boolean {
  if (each === imported || each.kind !== 'from' || each.star || each.names.length === 0) return false;
  const here = siblings.indexOf(imported.statement);
  const other = siblings.indexOf(each.statement);
  if (other < 0) return false;
  const between = siblings.slice(Math.min(here, other), Math.max(here, other));
  return between.every(({ kind }) => kind === 'import' || kind === 'from');
}
