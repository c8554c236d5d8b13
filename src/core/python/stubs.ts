import * as l10n from '@vscode/l10n';
import { isPlainString, stringContent } from './literals.js';
import type { PythonModule, PythonStatement } from './parsePython.js';
import type { PythonRange } from './statement.js';
import { Keyword, Op, TokenKind } from './tokenKinds.js';
import { tokenAtOrAfter, tokenIs, tokenText } from './tokenReading.js';

/** A docstring: its range with quotes and prefix, and the text between the quotes as it is written. */
export interface PythonDocstring extends PythonRange {
  readonly content: string;
  readonly statement: PythonStatement;
}

/** The docstring of a module, class or function; undefined when its first statement is no plain string. */
export function docstringOf(owner: PythonStatement | PythonModule): PythonDocstring | undefined {
  const statement = ('body' in owner ? owner.body : owner.statements)[0];
  if (statement?.kind !== 'simple') return undefined;
  const { tokens, first, last, start, end } = statement;
  let content = '';
  for (let i = first; i <= last; i++) {
    if (tokens.kinds[i] !== TokenKind.String || !isPlainString(tokens, i)) return undefined;
    const inside = stringContent(tokens, i);
    content += tokens.text.slice(inside.start, inside.end);
  }
  return { start, end, content, statement };
}

/** Last part of a dotted decorator: `abstractmethod` for `@abc.abstractmethod` and `@overload` for `@t.overload`. */
function decoratorName(text: string): string {
  const end = text.indexOf('(');
  const dotted = (end < 0 ? text : text.slice(0, end)).trim();
  return dotted.slice(dotted.lastIndexOf('.') + 1).trim();
}

const ABSTRACT = new Set([
  'abstractmethod',
  'abstractproperty',
  'abstractclassmethod',
  'abstractstaticmethod',
  'overload',
]);

/** Not the protocols of network libraries, as in `asyncio.Protocol`: `typing` is written so, or has a short alias. */
const OF_TYPING = /^(?:typing|typing_extensions|\w{1,3})$/u;

/** Whether a base of the class, before its type parameters, is the `Protocol` of `typing`. */
export function isProtocol(statement: PythonStatement | undefined): boolean {
  if (statement?.kind !== 'class' || !statement.bases) return false;
  const { tokens, bases } = statement;
  for (let i = tokenAtOrAfter(tokens, bases.start); i < tokens.count && tokens.starts[i]! < bases.end; i++) {
    if (!tokenIs(tokens, i, 'Protocol') || tokens.codes[i + 1] === Op.Dot) continue;
    if (tokens.codes[i - 1] !== Op.Dot) return true;
    if (tokens.codes[i - 3] !== Op.Dot && OF_TYPING.test(tokenText(tokens, i - 2))) return true;
  }
  return false;
}

/** The class around a member, branches between them left out. */
function classOf(statement: PythonStatement): PythonStatement | undefined {
  let parent = statement.parent;
  while (parent && parent.kind !== 'class' && parent.kind !== 'def') parent = parent.parent;
  return parent?.kind === 'class' ? parent : undefined;
}

type Undone = 'pass' | 'ellipsis' | 'raises' | 'returns' | 'docstring' | 'empty';

function reasonOf(undone: Undone): string {
  switch (undone) {
    case 'pass':
      return l10n.t('only `pass`');
    case 'ellipsis':
      return l10n.t('only `...`');
    case 'raises':
      return l10n.t('raises NotImplementedError');
    case 'returns':
      return l10n.t('returns NotImplemented');
    case 'docstring':
      return l10n.t('only a docstring');
    case 'empty':
      return l10n.t('empty body');
  }
}

/** How a single statement leaves the work undone; undefined for a real one. */
function undone({ kind, tokens, first, last }: PythonStatement): Undone | undefined {
  if (kind !== 'simple') return undefined;
  const code = tokens.codes[first];
  if (first === last) {
    if (code === Keyword.Pass) return 'pass';
    if (code === Op.Ellipsis) return 'ellipsis';
    return undefined;
  }
  if (code === Keyword.Raise && tokenIs(tokens, first + 1, 'NotImplementedError')) {
    const next = first + 2 > last ? Keyword.From : tokens.codes[first + 2];
    return next === Keyword.From || next === Op.OpenParen ? 'raises' : undefined;
  }
  if (code === Keyword.Return && first + 1 === last && tokenIs(tokens, last, 'NotImplemented')) {
    return 'returns';
  }
  return undefined;
}

/**
 * Why a `def` or `class` is a stub: `only \`pass\``, `raises NotImplementedError`, `only a docstring`, ...; undefined when
 * it is none. Never stubs: abstract members, `@overload`, members of a Protocol, an empty `__init__`, and a class
 * that has bases or decorators, for its body may well be empty. Whether the file is a `.pyi` is for the caller to know.
 */
export function stubReason(statement: PythonStatement): string | undefined {
  if (statement.kind !== 'def' && statement.kind !== 'class') return undefined;
  const reason = undoneBody(statement);
  if (reason === undefined) return undefined;
  if (statement.kind === 'class')
    return statement.bases || statement.decorators.length > 0 ? undefined : reasonOf(reason);
  if (statement.decorators.some(({ text }) => ABSTRACT.has(decoratorName(text)))) return undefined;
  const owner = classOf(statement);
  if (statement.name === '__init__' && owner && reason !== 'raises') return undefined;
  return isProtocol(owner) ? undefined : reasonOf(reason);
}

/** How a body leaves the work undone; undefined for a real one. */
function undoneBody(statement: PythonStatement): Undone | undefined {
  const docstring = docstringOf(statement);
  const body = docstring ? statement.body.slice(1) : statement.body;
  let reason: Undone | undefined;
  let prepares = false;
  for (const each of body) {
    const found = undone(each);
    if (found === undefined && isPreparation(each)) {
      prepares = true;
      continue;
    }
    if (found === undefined) return undefined;
    // Of several, the one that says most: an exception over a `pass`.
    if (reason === undefined || found === 'raises' || found === 'returns') reason = found;
    // Nothing behind it is reached: a `yield` there only makes it a generator.
    if (found === 'raises') return reason;
  }
  if (prepares) return undefined;
  return reason ?? (docstring ? 'docstring' : 'empty');
}

/** What goes before an exception that says all: its message in a variable, a line in the log. */
function isPreparation({ kind, tokens, first, last }: PythonStatement): boolean {
  if (kind !== 'simple' || tokens.kinds[first] !== TokenKind.Name) return false;
  if (tokens.codes[first + 1] === Op.Assign)
    return first + 2 === last && tokens.kinds[last] === TokenKind.String;
  return (
    tokens.codes[first + 1] === Op.Dot &&
    /^_?(?:log|logger|logging|LOG|LOGGER)$/u.test(tokenText(tokens, first))
  );
}

/** Whether it only says what others have to define: an overload, an abstract member, one of a Protocol. */
export function isDeclaration(statement: PythonStatement): boolean {
  if (statement.kind !== 'def' || undoneBody(statement) === undefined) return false;
  return (
    statement.decorators.some(({ text }) => ABSTRACT.has(decoratorName(text))) ||
    isProtocol(classOf(statement))
  );
}

/** Whether a `def` or `class` is a stub; see `stubReason`. */
export function isStub(statement: PythonStatement): boolean {
  return stubReason(statement) !== undefined;
}

/** Whether the statement is an `@overload` of a function. */
export function isOverload(statement: PythonStatement): boolean {
  return statement.decorators.some(({ text }) => decoratorName(text) === 'overload');
}
