import { collectBindings } from '../../../python/collectBindings.js';
import { functionBindings } from '../../../python/functionBindings.js';
import { statementAt, visibleUses } from '../../../python/visibleUses.js';
import type { PythonModule } from '../../../python/parsePython.js';
import { Op } from '../../../python/tokenKinds.js';
import { tokenText } from '../../../python/tokenReading.js';
import type { OffsetEdit } from '../../offsetEdits.js';
import { boundNameOf, type ImportedPlace } from './ImportedPlace.js';
import { isNamedInStrings, nameTokens } from './nameOccurrences.js';

/**
 * The edits that import `name` instead, and rename the uses of what the import binds; with an alias only the import is changed,
 * and where not every use can be followed the old name becomes the alias. Undefined when the file knows `name` already.
 */
export function renameImport(place: ImportedPlace, name: string): OffsetEdit[] | undefined {
  const { module, imported, index } = place;
  const { start, end, asName } = imported.names[index]!;
  const inImport = { start, end, newText: name };
  if (asName !== undefined) return [inImport];
  if (nameTokens(module, name).length > 0) return undefined;
  const old = boundNameOf(place);
  if (isNamedInStrings(module, old) || isBoundTwice(place, old)) {
    return [{ start, end, newText: `${name} as ${old}` }];
  }
  const { starts, ends } = module.tokens;
  const own = new Set(nameTokens(module, old));
  const uses = visibleUses(module, old, imported.scope)
    .map(({ first }) => first)
    .filter((token) => own.has(token) && (starts[token]! < imported.start || starts[token]! >= imported.end));
  if (uses.some((token) => mayBeParameter(module, token))) {
    return [{ start, end, newText: `${name} as ${old}` }];
  }
  return [inImport, ...uses.map((token) => ({ start: starts[token]!, end: ends[token]!, newText: name }))];
}

/** Whether the token stands in the header of a function where a parameter may be named. */
function mayBeParameter(module: PythonModule, token: number): boolean {
  const { starts, codes } = module.tokens;
  const start = starts[token]!;
  const { kind, params } = statementAt(module, start) ?? {};
  if (kind !== 'def' || !params || start < params.start || start >= params.end) return false;
  return codes[token - 1] !== Op.Assign && codes[token - 1] !== Op.Colon;
}

/** Whether anything but this import binds the name in its scope, or a `global` speaks of it. */
function isBoundTwice({ module, imported }: ImportedPlace, name: string): boolean {
  const { function: around } = imported.statement;
  if (module.globals.some(({ tokens, first, last }) => names(tokens, first + 1, last).includes(name)))
    return true;
  if (imported.statement.parent?.kind === 'class') return true;
  if (around && functionBindings(around).locals.get(name) === undefined) return true;
  let count = 0;
  const statements = around ? around.body : module.statements;
  collectBindings(statements, (token, _kind, { tokens }) => {
    if (tokenText(tokens, token) === name) count++;
  });
  return count !== 1;
}

function names(tokens: Parameters<typeof tokenText>[0], first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, i) => tokenText(tokens, first + i));
}
