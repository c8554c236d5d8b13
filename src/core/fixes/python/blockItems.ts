import { collectBindings } from '../../python/collectBindings.js';
import type { PythonStatement } from '../../python/parsePython.js';
import { isOverload } from '../../python/stubs.js';
import { Keyword, Op, TokenKind } from '../../python/tokenKinds.js';
import { tokenAtOrAfter, tokenIs, tokenText } from '../../python/tokenReading.js';
import { continuesStatement } from './layout.js';

/** A part of a template's module or class that is merged as one. */
export type BlockItem =
  | { readonly kind: 'def' | 'class'; readonly name: string; readonly statements: readonly [PythonStatement] }
  /** An assignment, with the string below it that documents it. */
  | {
      readonly kind: 'value';
      readonly names: readonly string[];
      readonly statements: readonly [PythonStatement, ...PythonStatement[]];
    }
  | { readonly kind: 'import'; readonly statements: readonly [PythonStatement] }
  | { readonly kind: 'main'; readonly statements: readonly [PythonStatement, ...PythonStatement[]] }
  /** Anything else, with its branches. */
  | {
      readonly kind: 'loose';
      readonly names: readonly string[];
      readonly statements: readonly [PythonStatement, ...PythonStatement[]];
    };

/** The items of a block in text order; strings, `pass` and `...` say nothing and are left out. */
export function blockItems(statements: readonly PythonStatement[]): BlockItem[] {
  const items: BlockItem[] = [];
  for (let i = 0; i < statements.length; i++) {
    const statement = statements[i]!;
    const { kind, name } = statement;
    if (isPlaceholder(statement) || isString(statement)) continue;
    if ((kind === 'def' || kind === 'class') && name !== undefined)
      items.push({ kind, name, statements: [statement] });
    else if (kind === 'import' || kind === 'from') items.push({ kind: 'import', statements: [statement] });
    else {
      const group: [PythonStatement, ...PythonStatement[]] = [statement];
      const isValue = isAssignment(statement);
      for (let next = statements[i + 1]; next; next = statements[i + 1]) {
        if (isValue ? group.length > 1 || !isString(next) : !continuesStatement(next)) break;
        group.push(next);
        i++;
      }
      const names = [...new Set(isValue ? assignedNames(statement) : namesOf(group))];
      if (isMainTest(statement)) items.push({ kind: 'main', statements: group });
      else items.push({ kind: isValue && names.length > 0 ? 'value' : 'loose', names, statements: group });
    }
  }
  return items;
}

/** What an assignment is about: not what a `:=` in its value binds besides. */
function assignedNames(statement: PythonStatement): string[] {
  const names: string[] = [];
  collectBindings([statement], (token, kind, { tokens }) => {
    if (kind === 'assignment' || kind === 'annotation' || kind === 'type')
      names.push(tokenText(tokens, token));
  });
  return names;
}

function namesOf(statements: readonly PythonStatement[]): string[] {
  const names: string[] = [];
  collectBindings(statements, (token, kind, { tokens }) => {
    if (kind !== 'del' && kind !== 'global') names.push(tokenText(tokens, token));
  });
  return names;
}

/** `pass` or `...`. */
export function isPlaceholder({ kind, tokens, first, last }: PythonStatement): boolean {
  if (kind !== 'simple' || first !== last) return false;
  return tokens.codes[first] === Keyword.Pass || tokens.codes[first] === Op.Ellipsis;
}

/** A string that stands alone: a docstring, or the documentation of the value above it. */
export function isString({ kind, tokens, first, last }: PythonStatement): boolean {
  if (kind !== 'simple') return false;
  for (let i = first; i <= last; i++) if (tokens.kinds[i] !== TokenKind.String) return false;
  return true;
}

/** `x = 1`, `x: int`, `a, b = c`, `type X = int`; not `x += 1`. */
export function isAssignment(statement: PythonStatement): boolean {
  if (statement.kind === 'type') return true;
  if (statement.kind !== 'simple') return false;
  let binds = false;
  collectBindings([statement], (_, kind) => {
    binds ||= kind === 'assignment' || kind === 'annotation';
  });
  return binds;
}

/** `if __name__ == "__main__"`, either way round. */
export function isMainTest({ kind, tokens, first, last }: PythonStatement): boolean {
  if (kind !== 'if') return false;
  let name = false;
  let main = false;
  for (let i = first + 1; i < last; i++) {
    name ||= tokenIs(tokens, i, '__name__');
    main ||= tokens.kinds[i] === TokenKind.String && tokenText(tokens, i).includes('__main__');
  }
  return name && main;
}

/**
 * Tells definitions of one name apart that live side by side: the accessors of a property, overloads, registered
 * implementations. '' for an ordinary one.
 */
export function definitionRole(statement: PythonStatement): string {
  const accessor = statement.decorators.find(({ text }) => text.startsWith(`${statement.name}.`));
  if (accessor) return accessor.text.replace(/\s/gu, '');
  const registered = statement.decorators.find(({ text }) => /\.register\b/u.test(text));
  if (registered && statement.name === '_') return registered.text + headerText(statement);
  return isOverload(statement) ? `overload ${headerText(statement)}` : '';
}

function headerText({ tokens, params, last }: PythonStatement): string {
  const words: string[] = [];
  for (let i = params ? tokenAtOrAfter(tokens, params.start) : last; i < last; i++)
    words.push(tokenText(tokens, i));
  return words.join(' ');
}
