import { collectBindings } from '../../python/collectBindings.js';
import { functionBindings } from '../../python/functionBindings.js';
import { closingBracket } from '../../python/headers.js';
import type { PythonStatement } from '../../python/parsePython.js';
import { Keyword, Op, TokenKind, isCloseBracket, isOpenBracket } from '../../python/tokenKinds.js';
import { isIdentifier, tokenAtOrAfter, tokenText } from '../../python/tokenReading.js';
import { expressionNames } from './expressionNames.js';

/** A use of a name that the statement does not bind for itself. */
export interface NameUse {
  readonly name: string;
  /** The name with the attributes behind it: `time.time`. */
  readonly path: string;
  /** Evaluated when the statement runs, rather than when the function that it defines is called. */
  readonly early: boolean;
  readonly annotation: boolean;
  /** Written in a string, as a forward reference is. */
  readonly quoted: boolean;
}

interface Scope {
  readonly names: ReadonlySet<string>;
  readonly isClass: boolean;
  readonly parent: Scope | undefined;
}

/**
 * The names that the statement takes from its module, in text order. `classNames`: for a member, what its class binds;
 * the bodies of functions do not see that.
 */
export function nameUses(statement: PythonStatement, classNames?: ReadonlySet<string>): NameUse[] {
  const found: NameUse[] = [];
  const scope = classNames ? { names: classNames, isClass: true, parent: undefined } : undefined;
  new Collector(found).statement(statement, scope, true);
  return found;
}

/** The names that a `class` or `def` has as type parameters: `T` and `Ts` of `class A[T: int, *Ts]`. */
export function typeParameters(statement: PythonStatement): ReadonlySet<string> {
  const from = tokenAtOrAfter(statement.tokens, statement.nameEnd ?? statement.headerStart);
  return typeScope(statement, from, undefined)?.names ?? new Set();
}

/** The names that statements bind in their own scope. */
export function boundNames(statements: readonly PythonStatement[]): Set<string> {
  const names = new Set<string>();
  collectBindings(statements, (token, kind, { tokens }) => {
    if (kind !== 'del' && kind !== 'global') names.add(tokenText(tokens, token));
  });
  return names;
}

const NO_TOKENS: ReadonlySet<number> = new Set();

class Collector {
  constructor(private readonly found: NameUse[]) {}

  statement(statement: PythonStatement, scope: Scope | undefined, early: boolean): void {
    const { kind, tokens, first, last } = statement;
    const code = tokens.codes[first]!;
    if (kind === 'import' || kind === 'from') return;
    if (kind === 'def') this.definition(statement, scope, early);
    else if (kind === 'class') this.classStatement(statement, scope, early);
    else if (kind === 'type')
      this.names(statement, first + 2, last, typeScope(statement, first + 2, scope), false);
    else if (kind === 'simple') {
      if (code === Keyword.Global || code === Keyword.Nonlocal) return;
      this.names(statement, first, last, scope, early, NO_TOKENS, annotationOfAssignment(statement));
    } else {
      const isSoft = kind === 'match' || kind === 'case';
      this.names(statement, isSoft ? first + 1 : first, last, scope, early);
      for (const each of statement.body) this.statement(each, scope, early);
    }
  }

  private definition(statement: PythonStatement, scope: Scope | undefined, early: boolean): void {
    const { tokens, last, decorators, body } = statement;
    for (const decorator of decorators)
      this.names(statement, decorator.first + 1, decorator.last, scope, early);
    const afterName = tokenAtOrAfter(tokens, statement.nameEnd ?? statement.headerStart);
    const typed = typeScope(statement, afterName, scope);
    const { parameters, annotations } = readHeader(statement);
    this.names(statement, afterName, last, typed, early, parameters, annotations);
    const { locals, globals } = functionBindings(statement);
    const names = new Set(locals.keys());
    // What it binds as a global is defined by it as well.
    for (const [name, bound] of globals) if (bound) names.add(name);
    const inner = { names, isClass: false, parent: typed };
    for (const each of body) this.statement(each, inner, false);
  }

  private classStatement(statement: PythonStatement, scope: Scope | undefined, early: boolean): void {
    const { tokens, last, decorators, body } = statement;
    for (const decorator of decorators)
      this.names(statement, decorator.first + 1, decorator.last, scope, early);
    const afterName = tokenAtOrAfter(tokens, statement.nameEnd ?? statement.headerStart);
    const typed = typeScope(statement, afterName, scope);
    this.names(statement, afterName, last, typed, early);
    const inner = { names: boundNames(body), isClass: true, parent: typed };
    for (const each of body) this.statement(each, inner, early);
  }

  /** The names that the tokens `[first, last]` read; `skip` are tokens that bind. */
  private names(
    statement: PythonStatement,
    first: number,
    last: number,
    scope: Scope | undefined,
    early: boolean,
    skip: ReadonlySet<number> = NO_TOKENS,
    annotations: ReadonlySet<number> = NO_TOKENS,
  ): void {
    for (const { name, path, token, quoted } of expressionNames(statement.tokens, first, last)) {
      const annotation = annotations.has(token);
      if (skip.has(token) || (quoted && !annotation) || binds(scope, name)) continue;
      this.found.push({ name, path, early: early && !quoted, annotation, quoted });
    }
  }
}

/** Whether the name is bound in the scope; a class is seen from its own statements only. */
function binds(scope: Scope | undefined, name: string): boolean {
  for (let each = scope; each; each = each.parent) {
    if ((!each.isClass || each === scope) && each.names.has(name)) return true;
  }
  return false;
}

/** The scope of type parameters: `def f[T](x: T)`. It keeps seeing the class around it. */
function typeScope(statement: PythonStatement, from: number, scope: Scope | undefined): Scope | undefined {
  const { tokens, last } = statement;
  if (tokens.codes[from] !== Op.OpenBracket) return scope;
  const names = new Set(scope?.isClass ? scope.names : []);
  const close = closingBracket(tokens, from, last);
  for (let i = from + 1; i < close; i++) {
    const before = tokens.codes[i - 1];
    const begins = i === from + 1 || before === Op.Comma || before === Op.Star || before === Op.StarStar;
    if (begins && isIdentifier(tokens, i)) names.add(tokenText(tokens, i));
  }
  return { names, isClass: false, parent: scope };
}

/** The tokens of the annotation in `x: int = 1`. */
function annotationOfAssignment({ tokens, first, last }: PythonStatement): ReadonlySet<number> {
  if (tokens.kinds[first] !== TokenKind.Name) return NO_TOKENS;
  const found = new Set<number>();
  let depth = 0;
  let inside = false;
  for (let i = first; i <= last; i++) {
    const code = tokens.codes[i]!;
    if (isOpenBracket(code)) depth++;
    else if (isCloseBracket(code)) depth--;
    else if (depth === 0 && (code === Op.Assign || code === Keyword.Lambda)) break;
    else if (depth === 0 && code === Op.Colon) {
      inside = true;
      continue;
    }
    if (inside) found.add(i);
  }
  return found;
}

/** The tokens of a `def` header that name parameters, and those of the annotations of parameters and result. */
function readHeader({ tokens, params, nameEnd, headerStart, last }: PythonStatement): {
  parameters: ReadonlySet<number>;
  annotations: ReadonlySet<number>;
} {
  const parameters = new Set<number>();
  const annotations = new Set<number>();
  let depth = 0;
  let inside = false;
  let atStart = true;
  for (let i = tokenAtOrAfter(tokens, nameEnd ?? headerStart); i < last; i++) {
    const code = tokens.codes[i]!;
    if (isOpenBracket(code)) depth++;
    else if (isCloseBracket(code)) depth--;
    const start = tokens.starts[i]!;
    const inParams = params !== undefined && depth === 1 && start >= params.start && start < params.end;
    if (code === Op.Arrow && depth === 0) inside = true;
    else if (start === params?.end) inside = false;
    else if (inParams && code === Op.Colon) inside = true;
    else if (inParams && (code === Op.Comma || code === Op.Assign)) {
      inside = false;
      atStart = code === Op.Comma;
    } else if (inside) annotations.add(i);
    else if (inParams && atStart && isIdentifier(tokens, i)) {
      parameters.add(i);
      atStart = false;
    }
  }
  return { parameters, annotations };
}
