import type { Node } from 'web-tree-sitter';
import { isTodoComment, undoneStatement } from '../../syntax/stubs/undoneStatement.js';

/**
 * Whether a body is not written yet, nothing at all, only comments that mark work to do, or
 * a lone `throw` (or rejected promise) that says so.
 */
export function isStubBody(body: Node | null | undefined): boolean {
  if (!body) return false;
  if (body.type !== 'statement_block') return isUndone(body.text);
  const comments = body.namedChildren.filter((node) => node.type.endsWith('comment'));
  const statements = body.namedChildren.filter((node) => !node.type.endsWith('comment'));
  if (statements.length === 0) return comments.every((each) => isTodoComment(each.text));
  return statements.length === 1 && isUndone(statements[0]!.text);
}

function isUndone(statement: string): boolean {
  return (
    /^(?:throw|(?:return\s+)?Promise\.reject)\b/u.test(statement) &&
    undoneStatement(statement, 'typescript') !== undefined
  );
}

/** Whether a body merely stands for one: it is a stub, or holds nothing but a comment such as `// ...`. */
export function saysNothing(body: Node | null | undefined): boolean {
  if (!body) return false;
  return (
    isStubBody(body) ||
    (body.type === 'statement_block' && body.namedChildren.every((node) => node.type.endsWith('comment')))
  );
}
