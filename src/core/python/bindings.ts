import { collectBindings, type BindingKind } from './collectBindings.js';
import { functionBindings } from './functionBindings.js';
import type { PythonImport } from './imports.js';
import { literalStrings } from './literals.js';
import { closingBracket } from './headers.js';
import type { PythonModule, PythonStatement } from './parsePython.js';
import { Op } from './tokenKinds.js';
import { tokenIs, tokenText } from './tokenReading.js';

/** Where a name is bound; offsets are zero-based, end exclusive. */
export interface Binding {
  readonly start: number;
  readonly end: number;
  readonly kind: Exclude<BindingKind, 'global' | 'del'>;
}

export interface ModuleBindings {
  /** All that is bound at module level, in whatever branch: the first binding, or the first `def` or `class`. */
  readonly names: Map<string, Binding>;
  /** Module-level `from m import *`. */
  readonly starImports: readonly PythonImport[];
  /** The module makes names at run time: a `__getattr__`, writes to `globals()` or to its own `sys.modules` entry. */
  readonly dynamic: boolean;
  /** Literal `__all__`; undefined when there is none, or when a part of it is not literal. */
  readonly all?: string[];
  /** Dotted modules of module-level `import a.b`. */
  readonly submodules: readonly string[];
}

/** What a module binds at its top level. Linear in the module's size. */
export function moduleBindings(module: PythonModule): ModuleBindings {
  const { tokens } = module;
  const names = new Map<string, Binding>();
  const allStatements: PythonStatement[] = [];
  const mayHaveAll = module.text.includes('__all__');
  const add = (token: number, kind: Binding['kind']): void => {
    const name = tokenText(tokens, token);
    const old = names.get(name);
    const better = isDefinition(kind) && old !== undefined && !isDefinition(old.kind);
    if (old === undefined || better)
      names.set(name, { start: tokens.starts[token]!, end: tokens.ends[token]!, kind });
  };
  collectBindings(module.statements, (token, kind, statement) => {
    if (kind === 'del') {
      // In a branch, the other branches may keep the name.
      if (statement.parent === undefined) names.delete(tokenText(tokens, token));
    } else if (kind !== 'global') add(token, kind);
  });
  const globalFunctions = new Set<PythonStatement>();
  for (const statement of module.globals) if (statement.function) globalFunctions.add(statement.function);
  for (const definition of globalFunctions) {
    for (const binding of functionBindings(definition).globals.values()) {
      if (binding) add(binding.token, binding.kind as Binding['kind']);
    }
  }
  if (mayHaveAll) collectAll(module.statements, allStatements);
  const all = allStatements.length > 0 ? readAll(allStatements) : undefined;
  const topLevel = module.imports.filter((each) => isModuleLevel(each.statement));
  return {
    names,
    starImports: topLevel.filter((each) => each.star),
    dynamic: names.has('__getattr__') || makesGlobals(module),
    ...(all === undefined ? {} : { all }),
    submodules: topLevel
      .filter((each) => each.kind === 'import' && each.module.includes('.'))
      .map((each) => each.module),
  };
}

function isDefinition(kind: BindingKind): boolean {
  return kind === 'def' || kind === 'class';
}

/** Whether the statement runs as part of the module: in no function and no class. */
function isModuleLevel(statement: PythonStatement): boolean {
  for (let each = statement.parent; each; each = each.parent)
    if (isDefinition(each.kind as BindingKind)) return false;
  return true;
}

function collectAll(statements: readonly PythonStatement[], found: PythonStatement[]): void {
  for (const statement of statements) {
    if (statement.kind === 'simple' && tokenIs(statement.tokens, statement.first, '__all__'))
      found.push(statement);
    else if (statement.kind !== 'def' && statement.kind !== 'class') collectAll(statement.body, found);
  }
}

function readAll(statements: readonly PythonStatement[]): string[] | undefined {
  let all: string[] | undefined;
  for (const { tokens, first, last } of statements) {
    const { codes } = tokens;
    let from = first + 1;
    let adds = codes[from] === Op.Augmented;
    let removes = false;
    let to = last;
    if (codes[from] === Op.Dot) {
      removes = tokenIs(tokens, from + 1, 'remove');
      adds = removes || tokenIs(tokens, from + 1, 'extend') || tokenIs(tokens, from + 1, 'append');
      if (!adds || codes[from + 2] !== Op.OpenParen) continue;
      from += 2;
      to = closingBracket(tokens, from, last);
    } else {
      while (from <= last && codes[from] !== Op.Assign && codes[from] !== Op.Augmented) from++;
      // `__all__: list[str]`, or a mere mention.
      if (from > last) continue;
    }
    const strings = literalStrings(tokens, from + (codes[from] === Op.OpenParen ? 0 : 1), to);
    if (!strings) return undefined;
    if (removes) all = (all ?? []).filter((name) => !strings.includes(name));
    else all = adds ? [...(all ?? []), ...strings] : strings;
  }
  return all;
}

/** Whether the module writes to `globals()` or to its own entry in `sys.modules`, anywhere: a function may be called at import. */
function makesGlobals({ text, tokens, statements }: PythonModule): boolean {
  const writes = text.includes('globals') || text.includes('vars') || text.includes('modules');
  if (!writes || statements.length === 0) return false;
  const { codes, count } = tokens;
  for (let i = 0; i + 3 < count; i++) {
    if (codes[i + 1] === Op.OpenParen && codes[i + 2] === Op.CloseParen) {
      if ((tokenIs(tokens, i, 'globals') || tokenIs(tokens, i, 'vars')) && isWritten(i + 3)) return true;
    } else if (
      codes[i + 1] === Op.OpenBracket &&
      tokenIs(tokens, i, 'modules') &&
      tokenIs(tokens, i + 2, '__name__')
    ) {
      const after = i + 4;
      if (codes[after] === Op.Assign || codes[after] === Op.Dot) return true;
      const first = codes[i - 1] === Op.Dot ? i - 2 : i;
      if (codes[first - 1] === Op.OpenParen && tokenIs(tokens, first - 2, 'setattr')) return true;
    }
  }
  return false;

  function isWritten(i: number): boolean {
    if (codes[i] === Op.Dot) return tokenIs(tokens, i + 1, 'update') || tokenIs(tokens, i + 1, 'setdefault');
    if (codes[i] !== Op.OpenBracket) return false;
    // The bound keeps unclosed brackets from costing the whole text each.
    const close = closingBracket(tokens, i, Math.min(count, i + 100));
    return codes[close + 1] === Op.Assign || codes[close + 1] === Op.Augmented;
  }
}
