import type { PythonModule } from '../../python/parsePython.js';
import type { PythonStatement } from '../../python/statement.js';
import { findSymbol, listMembers, topLevelDefinitions } from '../../python/symbols.js';
import { parseSymbolName } from '../../syntax/symbolName.js';
import type { SyntaxRange } from '../../syntax/Outline.js';
import type { CodeFile } from '../CodeView.js';
import { definedAnswer, type SymbolAnswer } from './SymbolAnswer.js';

/** By our own parser. */
export function pythonSymbol(module: PythonModule, file: CodeFile, name: string): SymbolAnswer {
  const dotted = nameIn(module, file.path, name);
  const { state, statement, container, nameStart, nameEnd, stubReason, declares } = findSymbol(
    module,
    dotted,
  );
  const owner = container?.nameStart !== undefined && {
    name: container.name ?? '',
    start: container.nameStart,
    end: container.nameEnd ?? container.nameStart,
  };
  const held = owner ? { container: owner } : {};
  if (nameStart !== undefined) {
    const at = { start: nameStart, end: nameEnd ?? nameStart };
    // In a stub file `...` is how a body is written (FIXES.md: never a stub).
    if (state === 'stub' && file.path.endsWith('.pyi')) return { state: 'present', at, ...held };
    // Python has no empty bodies: what should be there does not parse.
    if (state === 'stub' && statement?.body.length === 0)
      return { state: 'unsure', at, doubt: 'body', ...held };
    return definedAnswer({ state, stubReason, declares }, at, held);
  }
  const last = dotted.slice(dotted.lastIndexOf('.') + 1);
  const field = container && fieldOf(container, module, last);
  if (field) return { state: 'unsure', doubt: 'field', at: field, ...held };
  const at = lostDefinition(module, container, last);
  return at ? { state: 'unsure', at, ...held } : { state: 'absent', ...held };
}

/** Where a method of the class first gives itself something of that name: `self.name = ...`. */
function fieldOf(
  { start, end }: PythonStatement,
  { text }: PythonModule,
  name: string,
): SyntaxRange | undefined {
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return undefined;
  const written = new RegExp(`\\b(?:self|cls)\\.(${name})\\s*(?::[^=\\n]{1,200})?=(?!=)`, 'u');
  const match = written.exec(text.slice(start, end));
  const at = match && start + match.index + match[0].indexOf(name, match[0].indexOf('.'));
  return at ? { start: at, end: at + name.length } : undefined;
}

/** The name as it is defined in the file: `Class.method` of `self.method()`, `module.Class.method` or `package.module.Class.method`. */
export function nameIn(module: PythonModule, path: string, written: string): string {
  const { parts } = parseSymbolName(written);
  const words = new Set(path.replace(/\.pyi?$/u, '').split('/'));
  const definitions = topLevelDefinitions(module);
  const defined = new Set(definitions.map(({ name }) => name));
  let first = 0;
  while (first < parts.length - 1 && !defined.has(parts[first]!)) {
    const word = parts[first]!;
    if (word !== 'self' && word !== 'cls' && !words.has(word)) break;
    first++;
  }
  const own = parts.slice(first);
  // `Inner.method` of a class within another.
  if (own.length > 1 && !defined.has(own[0]!)) {
    const outer = definitions.find(
      ({ kind, statement }) => kind === 'class' && listMembers(statement).some(({ name }) => name === own[0]),
    );
    if (outer) own.unshift(outer.name);
  }
  return own.join('.');
}

/**
 * A `def` or `class` of that name after an error: an unclosed bracket or string swallows it, a wrong indent puts it
 * elsewhere. One that was read as a member of another class is that class's.
 */
function lostDefinition(
  { errors, text, statements }: PythonModule,
  container: PythonStatement | undefined,
  name: string,
): SyntaxRange | undefined {
  const from = container?.start ?? 0;
  const first = errors.find((error) => error.start >= from)?.start;
  if (first === undefined || !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return undefined;
  const others = container ? membersElsewhere(statements, container) : new Set<number>();
  for (const match of text.matchAll(
    new RegExp(`\\b(?:def|class)[ \\t]+(?=${name}(?![\\p{L}\\p{N}_]))`, 'gu'),
  )) {
    const start = match.index + match[0].length;
    if (start > first && !others.has(start)) return { start, end: start + name.length };
  }
  return undefined;
}

/** Where the names of the members of other classes stand. */
function membersElsewhere(statements: readonly PythonStatement[], container: PythonStatement): Set<number> {
  const found = new Set<number>();
  const open = [...statements];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next === container) continue;
    for (const each of next.body) {
      if (next.kind === 'class' && each.nameStart !== undefined) found.add(each.nameStart);
      open.push(each);
    }
  }
  return found;
}
