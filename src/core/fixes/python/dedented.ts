import { parsePython } from '../../python/parsePython.js';
import { lineStartAt } from '../lines.js';
import { indentUnit } from './layout.js';
import { reindent } from './reindent.js';

const WRAPPER = 'if 1:\n';

/**
 * Code that stands as deep as it did in its class, moved to the first column; strings keep their content. The code as it
 * is when it does not begin with blanks, or is no block.
 */
export function dedented(code: string): string {
  if (!/^(?:[ \t]*(?:#.*)?\n)*[ \t]+[^\s#]/u.test(code)) return code;
  const wrapped = parsePython(WRAPPER + code);
  const [block] = wrapped.statements;
  const first = block?.body[0];
  if (wrapped.errors.length > 0 || wrapped.statements.length !== 1 || !first) return code;
  const unit = indentUnit(block.body) ?? '    ';
  const start = lineStartAt(wrapped.text, first.start);
  return reindent(wrapped, start, wrapped.text.trimEnd().length, { indent: '', unit, oldUnit: unit });
}
