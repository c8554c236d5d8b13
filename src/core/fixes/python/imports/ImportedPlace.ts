import type { Range } from '../../../model/range.js';
import type { PythonImport } from '../../../python/imports.js';
import { parsePython, type PythonModule, type PythonStatement } from '../../../python/parsePython.js';
import { LineIndex } from '../../../text/LineIndex.js';

/** A name that a file imports from a module which does not have it. */
export interface BrokenImport {
  /** Absolute dotted name. */
  readonly module: string;
  readonly name: string;
  /** Workspace-relative, of the file that imports. */
  readonly path: string;
  /** Of the name in that file. */
  readonly range: Range;
}

/** Where the name stands in the text of its file. */
export interface ImportedPlace {
  readonly module: PythonModule;
  readonly imported: PythonImport;
  readonly index: number;
  /** The statements of the block that the import is in. */
  readonly siblings: readonly PythonStatement[];
}

/** The `from` import at the place; undefined when the text does not have it there, or cannot be read as Python. */
export function findImportedPlace(text: string, { name, range }: BrokenImport): ImportedPlace | undefined {
  const start = new LineIndex(text).offset(range.start);
  const module = parsePython(text);
  if (module.errors.length > 0) return undefined;
  for (const imported of module.imports) {
    if (imported.kind !== 'from' || start < imported.start || start >= imported.end) continue;
    const index = imported.names.findIndex((each) => each.start === start && each.name === name);
    const siblings = imported.statement.parent?.body ?? module.statements;
    if (index >= 0) return { module, imported, index, siblings };
  }
  return undefined;
}

/** The name that the import binds. */
export function boundNameOf({ imported, index }: ImportedPlace): string {
  const { name, asName } = imported.names[index]!;
  return asName ?? name;
}
