import * as l10n from '@vscode/l10n';
import type { Node } from 'web-tree-sitter';
import type { SyntaxLanguage } from '../languageOf.js';
import {
  isDiscard,
  isPlaceholderComment,
  isTodoComment,
  returnsNothing,
  undoneStatement,
} from './undoneStatement.js';

/** A body that says in more than this that it is not written is not looked at. */
const maxLength = 2000;
const hint = /implement|todo|fixme|xxx|unsupported|supported yet/iu;

/** Nothing between the braces, or a comment first. */
const mayBeEmpty = /^\{\s*(?:\}|\/[/*])/u;

function isComment(node: Node): boolean {
  return node.type.endsWith('comment');
}

/**
 * Why a body counts as not written yet, such as `throws "not implemented"` or `only a TODO comment`; undefined for real
 * code. An empty body is real: in all these languages a function that gives no value may well have nothing to do. It is a
 * stub where `isValueDue`, for such code cannot even be compiled.
 */
export function bodyStub(
  body: Node | null,
  {
    text,
    language,
    isValueDue = () => false,
  }: { text: string; language: SyntaxLanguage; isValueDue?: () => boolean },
): string | undefined {
  if (!body) return undefined;
  const length = body.endIndex - body.startIndex;
  if (length > maxLength) return undefined;
  const source = text.slice(body.startIndex, body.endIndex);
  if (!hint.test(source)) {
    const isEmpty = mayBeEmpty.test(source) && statementsOf(body).every(isComment) && isValueDue();
    return isEmpty ? l10n.t('empty, though a value is due') : undefined;
  }
  // The body of an arrow function can be an expression.
  if (!source.startsWith('{')) return undoneStatement(source, language);
  const nodes = statementsOf(body);
  const textOf = (node: Node): string => text.slice(node.startIndex, node.endIndex);
  const comments = nodes.filter(isComment).map(textOf);
  const statements = nodes.filter((node) => !isComment(node)).map(textOf);
  if (
    comments.some(isTodoComment) &&
    statements.every((each) => isDiscard(each) && !each.startsWith('super'))
  )
    return l10n.t('only a TODO comment');
  const last = statements.pop();
  if (last === undefined) return isValueDue() ? l10n.t('empty, though a value is due') : undefined;
  if (!statements.every(isDiscard)) return undefined;
  const undone = undoneStatement(last, language);
  if (undone !== undefined) return undone;
  return returnsNothing(last.trim()) && comments.some(isPlaceholderComment)
    ? l10n.t('only a placeholder with a TODO comment')
    : undefined;
}

/** The statements and comments of a block; Go keeps them in a list of their own. */
function statementsOf(body: Node): Node[] {
  return body.namedChildren.flatMap((node) => (node.type === 'statement_list' ? node.namedChildren : [node]));
}

/** A class whose body holds nothing but a comment that marks work to do. An empty class is real: it may be a mark by itself. */
export function emptyClassStub(body: Node | null, text: string): string | undefined {
  if (!body || body.endIndex - body.startIndex > maxLength) return undefined;
  if (!hint.test(text.slice(body.startIndex, body.endIndex))) return undefined;
  const nodes = body.namedChildren;
  if (!nodes.every(isComment)) return undefined;
  return nodes.some((node) => isTodoComment(text.slice(node.startIndex, node.endIndex)))
    ? l10n.t('only a TODO comment')
    : undefined;
}
