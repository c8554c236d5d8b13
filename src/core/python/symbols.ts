import { classBases } from './classArguments.js';
import { collectBindings } from './collectBindings.js';
import { bindingIn, type PythonImport } from './imports.js';
import type { PythonModule, PythonStatement } from './parsePython.js';
import { isDeclaration, stubReason } from './stubs.js';
import { tokenText } from './tokenReading.js';

export { docstringOf, isStub, stubReason, type PythonDocstring } from './stubs.js';

/** Something defined by name in a module or a class, branches included. Offsets are zero-based, end exclusive. */
export interface PythonDefinition {
  readonly name: string;
  readonly kind: 'def' | 'class' | 'assignment';
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly statement: PythonStatement;
}

export interface SymbolLookup {
  readonly state: 'present' | 'stub' | 'absent';
  readonly statement?: PythonStatement;
  readonly nameStart?: number;
  readonly nameEnd?: number;
  /** The class that the symbol is a member of, or would be: its dotted owner exists though the symbol does not. */
  readonly container?: PythonStatement;
  readonly stubReason?: string;
  /** It only says that there is such a member: abstract, or of a Protocol. */
  readonly declares?: boolean;
  /** The symbol is not defined here, but its first name is imported at module level. */
  readonly imported?: PythonImport;
}

/** What the statements define, in text order; `self.x` and imports are not definitions. */
function definitionsIn(statements: readonly PythonStatement[]): PythonDefinition[] {
  const found: PythonDefinition[] = [];
  collectBindings(statements, (token, kind, statement) => {
    if (
      kind === 'annotation' ||
      kind === 'assignment' ||
      kind === 'type' ||
      kind === 'def' ||
      kind === 'class'
    ) {
      const { tokens } = statement;
      found.push({
        name: tokenText(tokens, token),
        kind: kind === 'def' || kind === 'class' ? kind : 'assignment',
        nameStart: tokens.starts[token]!,
        nameEnd: tokens.ends[token]!,
        statement,
      });
    }
  });
  return found;
}

/** The functions, classes and constants of the module's top level, those in branches included, in text order. */
export function topLevelDefinitions(module: PythonModule): PythonDefinition[] {
  return definitionsIn(module.statements);
}

/** The methods, classes and constants of a class, those in branches included, in text order. */
export function listMembers(classStatement: PythonStatement): PythonDefinition[] {
  return definitionsIn(classStatement.body);
}

interface Hit {
  readonly definition: PythonDefinition;
  readonly container: PythonStatement | undefined;
}

/** The best of several definitions of one name: a real body before a stub, that before what only declares it, then text order. */
function best(hits: readonly Hit[]): Hit | undefined {
  const rank = ({ definition: { kind, statement } }: Hit): number => {
    if (kind === 'assignment') return 0;
    if (isDeclaration(statement)) return 2;
    return stubReason(statement) === undefined ? 0 : 1;
  };
  let found: Hit | undefined;
  let foundRank = 3;
  for (const hit of hits) {
    const each = rank(hit);
    if (each < foundRank) {
      found = hit;
      foundRank = each;
    }
  }
  return found;
}

function present({ definition, container }: Hit): SymbolLookup {
  const { statement, nameStart, nameEnd, kind } = definition;
  const reason = kind === 'assignment' ? undefined : stubReason(statement);
  return {
    state: reason === undefined ? 'present' : 'stub',
    statement,
    nameStart,
    nameEnd,
    ...(container ? { container } : {}),
    ...(reason === undefined ? {} : { stubReason: reason }),
    ...(kind !== 'assignment' && isDeclaration(statement) ? { declares: true } : {}),
  };
}

/** All members of that name of any class of the module, in text order. */
function membersNamed(module: PythonModule, name: string): Hit[] {
  const found: Hit[] = [];
  const visit = (statements: readonly PythonStatement[]): void => {
    for (const statement of statements) {
      if (statement.kind === 'class') {
        for (const definition of listMembers(statement)) {
          if (definition.name === name) found.push({ definition, container: statement });
        }
      }
      if (statement.body.length > 0) visit(statement.body);
    }
  };
  visit(module.statements);
  return found.sort((a, b) => a.definition.nameStart - b.definition.nameStart);
}

/**
 * Looks up `function`, `Class`, `CONSTANT`, `Class.method` or `Outer.Inner.method`. A name without dots that is not top
 * level is also sought as a member of any class. What a class inherits
 * from another one of the module is its own; of others nothing is known here.
 */
export function findSymbol(module: PythonModule, qualifiedName: string): SymbolLookup {
  const parts = qualifiedName.split('.');
  const last = parts[parts.length - 1]!;
  let owners: (PythonStatement | undefined)[] = [undefined];
  for (const part of parts.slice(0, -1)) {
    owners = owners.flatMap((owner) =>
      definitionsIn(owner ? owner.body : module.statements)
        .filter((definition) => definition.name === part && definition.kind !== 'assignment')
        .map((definition) => definition.statement),
    );
  }
  const hits = owners.flatMap((owner) =>
    definitionsIn(owner ? owner.body : module.statements)
      .filter((definition) => definition.name === last)
      .map((definition): Hit => ({ definition, container: owner?.kind === 'class' ? owner : undefined })),
  );
  const hit =
    best(hits) ??
    best(owners.flatMap((owner) => (owner ? inherited(module, owner, last) : []))) ??
    (parts.length === 1 ? best(membersNamed(module, last)) : undefined);
  if (hit) return present(hit);
  const container = owners.find((owner) => owner?.kind === 'class');
  const imported = module.imports.find(
    (each) => each.statement.function === undefined && bindingIn(each, parts[0]!) !== undefined,
  );
  return { state: 'absent', ...(container ? { container } : {}), ...(imported ? { imported } : {}) };
}

/** The members of that name of the nearest bases in the module that have one. */
function inherited(
  module: PythonModule,
  owner: PythonStatement,
  name: string,
  seen = new Set<PythonStatement>(),
): Hit[] {
  if (owner.kind !== 'class' || seen.has(owner)) return [];
  seen.add(owner);
  // The first that has it wins.
  for (const base of classBases(owner)) {
    const found: Hit[] = [];
    for (const { kind, name: defined, statement } of topLevelDefinitions(module)) {
      if (kind !== 'class' || defined !== base) continue;
      const own = listMembers(statement).filter(
        (member) =>
          member.name === name && (member.kind === 'assignment' || !isDeclaration(member.statement)),
      );
      if (own.length > 0) found.push(...own.map((definition): Hit => ({ definition, container: statement })));
      else found.push(...inherited(module, statement, name, seen));
    }
    if (found.length > 0) return found;
  }
  return [];
}
