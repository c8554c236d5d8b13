import { closingBracket } from './headers.js';
import type { PythonStatement } from './statement.js';
import { Keyword, Op, TokenKind, isCloseBracket, isHardKeyword, isOpenBracket } from './tokenKinds.js';
import { isIdentifier } from './tokenReading.js';

export type BindingKind =
  | 'def'
  | 'class'
  | 'import'
  | 'from'
  | 'assignment'
  | 'annotation'
  | 'augmented'
  | 'for'
  | 'with'
  | 'except'
  | 'walrus'
  | 'case'
  | 'type'
  /** Declared by `global`: binds nothing by itself. */
  | 'global'
  /** Taken away by `del`. */
  | 'del';

/** Told of each binding: the token that is the name, and the statement that binds it. */
export type OnBinding = (token: number, kind: BindingKind, statement: PythonStatement) => void;

/**
 * Tells, in text order, what the statements bind in their own scope: branches and loops are entered, the bodies of
 * functions and classes are not.
 */
export function collectBindings(statements: readonly PythonStatement[], on: OnBinding): void {
  for (const statement of statements) {
    bindStatement(statement, on);
    if (statement.kind !== 'def' && statement.kind !== 'class' && statement.body.length > 0) {
      collectBindings(statement.body, on);
    }
  }
}

/** Tells what the header of one statement binds, its block left out. */
export function bindStatement(statement: PythonStatement, on: OnBinding): void {
  const { tokens, first, last, kind } = statement;
  switch (kind) {
    case 'simple':
      bindSimple(statement, on);
      break;
    case 'def':
    case 'class': {
      const at = first + (statement.isAsync ? 2 : 1);
      if (statement.name !== undefined) on(at, kind, statement);
      break;
    }
    case 'import':
    case 'from':
      bindImport(statement, on);
      return;
    case 'type':
      on(first + 1, kind, statement);
      return;
    case 'for':
      bindFor(statement, on);
      break;
    case 'with':
      bindWith(statement, on);
      break;
    case 'except':
      for (let i = first + 1; i < last; i++) {
        if (tokens.codes[i] === Keyword.As && isIdentifier(tokens, i + 1)) on(i + 1, kind, statement);
      }
      break;
    case 'case':
      bindCase(statement, on);
      break;
    default:
  }
  if (tokens.hasWalrus) bindWalrus(statement, on);
}

function bindWalrus(statement: PythonStatement, on: OnBinding): void {
  for (const { first, last } of statement.decorators) walrusBetween(first, last, statement, on);
  walrusBetween(statement.first, statement.last, statement, on);
}

function walrusBetween(first: number, last: number, statement: PythonStatement, on: OnBinding): void {
  const { tokens } = statement;
  const { codes } = tokens;
  // How deep in brackets the outermost lambda began: what is bound in its body is its own.
  let lambda = -1;
  let inBody = false;
  let depth = 0;
  for (let i = first; i <= last; i++) {
    const code = codes[i]!;
    if (isOpenBracket(code)) depth++;
    else if (isCloseBracket(code)) {
      if (--depth < lambda) lambda = -1;
    } else if (code === Keyword.Lambda && lambda < 0) {
      lambda = depth;
      inBody = false;
    } else if (code === Op.Colon && depth === lambda) inBody = true;
    else if (code === Op.Comma && depth === lambda && inBody) lambda = -1;
    else if (code === Op.Walrus && !(lambda >= 0 && inBody) && i > first && isIdentifier(tokens, i - 1))
      on(i - 1, 'walrus', statement);
  }
}

function bindImport(statement: PythonStatement, on: OnBinding): void {
  const { tokens, first, last, kind } = statement;
  const { codes } = tokens;
  let i = first + 1;
  if (kind === 'from') {
    while (i <= last && codes[i] !== Keyword.Import) i++;
    i++;
  }
  // The binding of each item is its alias, else its first name.
  let name = -1;
  for (; i <= last; i++) {
    if (codes[i] === Keyword.As) {
      if (i < last && isIdentifier(tokens, i + 1)) name = i + 1;
      i++;
    } else if (codes[i] === Op.Comma) {
      if (name >= 0) on(name, statement.kind as 'import' | 'from', statement);
      name = -1;
    } else if (name < 0 && isIdentifier(tokens, i)) name = i;
  }
  if (name >= 0) on(name, statement.kind as 'import' | 'from', statement);
}

function bindFor(statement: PythonStatement, on: OnBinding): void {
  const { tokens, first, last } = statement;
  const from = first + (statement.isAsync ? 2 : 1);
  let depth = 0;
  for (let i = from; i <= last; i++) {
    const code = tokens.codes[i]!;
    if (isOpenBracket(code)) depth++;
    else if (isCloseBracket(code)) depth--;
    else if (code === Keyword.In && depth <= 0) {
      bindTarget(from, i - 1, 'for', statement, on);
      return;
    }
  }
  // Without what to go over: what stands there is bound all the same.
  bindTarget(from, last, 'for', statement, on);
}

function bindWith(statement: PythonStatement, on: OnBinding): void {
  const { tokens, first, last } = statement;
  for (let i = first + 1; i < last; i++) {
    if (tokens.codes[i] !== Keyword.As) continue;
    let end = i + 1;
    for (; end <= last; end++) {
      const code = tokens.codes[end]!;
      if (isOpenBracket(code)) end = closingBracket(tokens, end, last);
      else if (isCloseBracket(code) || code === Op.Comma || code === Op.Colon) break;
    }
    bindTarget(i + 1, end - 1, 'with', statement, on);
    i = end - 1;
  }
}

/** Every bare name of a pattern is a capture, but for `_`, classes, keywords of classes and dotted values. */
function bindCase(statement: PythonStatement, on: OnBinding): void {
  const { tokens, first, last, colon } = statement;
  const { codes, starts, ends, text } = tokens;
  const end = colon === undefined ? last + 1 : last;
  for (let i = first + 1; i < end; i++) {
    if (codes[i] === Keyword.If) return;
    if (!isIdentifier(tokens, i) || codes[i - 1] === Op.Dot) continue;
    const next = codes[i + 1];
    if (next === Op.Dot || next === Op.OpenParen || next === Op.Assign) continue;
    if (ends[i]! - starts[i]! === 1 && text.charCodeAt(starts[i]!) === 95) continue;
    on(i, 'case', statement);
  }
}

/** Tells the names that the target expression over the tokens `[from, to]` binds: not those of `a.b` or `a[b]`. */
function bindTarget(
  from: number,
  to: number,
  kind: BindingKind,
  statement: PythonStatement,
  on: OnBinding,
): void {
  const { tokens } = statement;
  const { codes, kinds } = tokens;
  for (let i = from; i <= to; i++) {
    if (kinds[i] !== TokenKind.Name) continue;
    const name = i;
    for (;;) {
      const next = i < to ? codes[i + 1]! : 0;
      if (next === Op.Dot) i += 2;
      else if (next === Op.OpenParen || next === Op.OpenBracket) i = closingBracket(tokens, i + 1, to);
      else break;
    }
    const isTarget = beginsTarget(codes, name, from) && (i === to || isAfterTarget(codes[i + 1]!));
    if (i === name && isTarget && !isHardKeyword(codes[i]!)) on(name, kind, statement);
  }
}

function beginsTarget(codes: Uint8Array, name: number, from: number): boolean {
  if (name === from) return true;
  const before = codes[name - 1]!;
  if (before === Op.Star) return beginsTarget(codes, name - 1, from);
  return before === Op.Comma || before === Op.OpenParen || before === Op.OpenBracket;
}

function isAfterTarget(code: number): boolean {
  return code === Op.Comma || code === Op.CloseParen || code === Op.CloseBracket;
}

function bindSimple(statement: PythonStatement, on: OnBinding): void {
  const { tokens, first, last } = statement;
  const { codes } = tokens;
  const word = codes[first]!;
  if (tokens.kinds[first] === TokenKind.Name && isHardKeyword(word)) {
    if (word === Keyword.Global) {
      for (let i = first + 1; i <= last; i++) if (isIdentifier(tokens, i)) on(i, 'global', statement);
    } else if (word === Keyword.Del) bindTarget(first + 1, last, 'del', statement, on);
    return;
  }
  let depth = 0;
  let target = first;
  for (let i = first; i <= last; i++) {
    const code = codes[i]!;
    if (code < Op.OpenParen) {
      // The `=` of a lambda's parameter is no assignment, and no target can follow it.
      if (code === Keyword.Lambda && depth <= 0) return;
    } else if (isOpenBracket(code)) depth++;
    else if (isCloseBracket(code)) depth--;
    else if (depth > 0) continue;
    else if (code === Op.Assign) {
      bindTarget(target, i - 1, 'assignment', statement, on);
      target = i + 1;
    } else if (code === Op.Colon || code === Op.Augmented) {
      if (target !== first) return;
      if (code === Op.Augmented) bindTarget(first, i - 1, 'augmented', statement, on);
      else bindAnnotated(first, i, statement, on);
      return;
    }
  }
}

/**
 * What is annotated: a name, perhaps in parentheses. What else stands there Python does not let be annotated; what it is assigned
 * it takes all the same.
 */
function bindAnnotated(from: number, colon: number, statement: PythonStatement, on: OnBinding): void {
  const { codes } = statement.tokens;
  let name = from;
  let to = colon - 1;
  for (; codes[name] === Op.OpenParen && codes[to] === Op.CloseParen; name++) to--;
  if (name === to && isIdentifier(statement.tokens, name)) on(name, 'annotation', statement);
  else if (codes.subarray(colon, statement.last + 1).includes(Op.Assign))
    bindTarget(from, colon - 1, 'assignment', statement, on);
}
