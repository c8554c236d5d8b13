import type { OffsetEdit } from '../../offsetEdits.js';
import { boundNameOf, type ImportedPlace } from './ImportedPlace.js';
import { isNamedInStrings, nameTokens } from './nameOccurrences.js';
import { removeImportName, removeStatement } from './removeImportName.js';

/** The edit that takes the name out of its import; undefined when the file may use it, or passes it on by `x as x`. */
export function removeUnused(place: ImportedPlace): OffsetEdit | undefined {
  const { module, imported, index, siblings } = place;
  const { name, asName } = imported.names[index]!;
  if (asName === name) return undefined;
  const bound = boundNameOf(place);
  const { starts } = module.tokens;
  const { start, end, asEnd } = imported.names[index]!;
  const used = nameTokens(module, bound).some(
    (token) => starts[token]! < start || starts[token]! >= (asEnd ?? end),
  );
  if (used || isNamedInStrings(module, bound)) return undefined;
  return imported.names.length === 1
    ? removeStatement(imported.statement, siblings)
    : removeImportName(imported.statement, imported.names, index);
}
