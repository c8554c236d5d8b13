import { collectBindings, type BindingKind } from './collectBindings.js';
import type { PythonStatement } from './statement.js';
import { Op, isCloseBracket, isOpenBracket } from './tokenKinds.js';
import { isIdentifier, tokenAtOrAfter, tokenText } from './tokenReading.js';

export type LocalKind = BindingKind | 'parameter';

/** The parameter names of a `def`, as token indexes in text order. */
export function parameterTokens(definition: PythonStatement): number[] {
  const { tokens, params } = definition;
  const found: number[] = [];
  if (!params) return found;
  let depth = 0;
  let atStart = true;
  for (
    let i = tokenAtOrAfter(tokens, params.start);
    i < tokens.count && tokens.starts[i]! < params.end;
    i++
  ) {
    const code = tokens.codes[i]!;
    if (isOpenBracket(code)) depth++;
    else if (isCloseBracket(code)) depth--;
    else if (depth > 0) continue;
    else if (code === Op.Comma) atStart = true;
    else if (atStart && isIdentifier(tokens, i)) {
      found.push(i);
      atStart = false;
    }
  }
  return found;
}

/**
 * The names local to a `def`: parameters and what its body binds, each with the kinds of its bindings. Names that it
 * declares `global` are left out of the map and given apart, with the token that first binds them, if any does.
 */
export function functionBindings(definition: PythonStatement): {
  locals: Map<string, Set<LocalKind>>;
  globals: Map<string, { token: number; kind: BindingKind } | undefined>;
} {
  const { tokens } = definition;
  const locals = new Map<string, Set<LocalKind>>();
  const globals = new Map<string, { token: number; kind: BindingKind } | undefined>();
  const bound = new Map<string, { token: number; kind: BindingKind }>();
  const add = (name: string, kind: LocalKind): void => {
    const kinds = locals.get(name);
    if (kinds) kinds.add(kind);
    else locals.set(name, new Set([kind]));
  };
  for (const token of parameterTokens(definition)) add(tokenText(tokens, token), 'parameter');
  collectBindings(definition.body, (token, kind) => {
    const name = tokenText(tokens, token);
    if (kind === 'global') globals.set(name, undefined);
    else {
      add(name, kind);
      if (kind !== 'del' && !bound.has(name)) bound.set(name, { token, kind });
    }
  });
  for (const name of globals.keys()) {
    globals.set(name, bound.get(name));
    locals.delete(name);
  }
  return { locals, globals };
}
