import { parsePython } from '../python/parsePython.js';
import { canIndentAnew, indentAnew, indentationOf } from './plain/indentation.js';
import { indentUnit } from './python/layout.js';
import { reindent } from './python/reindent.js';

/** Languages in which blanks at the beginning of a line mean nothing but order. */
const free =
  /\.(?:[cm]?[jt]sx?|jsonc?|json5|code-workspace|java|kts?|rs|c|h|cc|cpp|hpp|cs|swift|scala|php|css|scss|less|dart|lua|sql|proto|tf)$/u;

/**
 * Code with line ends `\n` indented by `unit` a level, where that is safe: Python by its blocks, other code line by line when it has no
 * strings over several lines. Everything else stays as it is.
 */
export function inIndentation(path: string, code: string, unit: string): string {
  if (/\.pyi?$/u.test(path)) {
    const module = parsePython(code);
    const oldUnit = indentUnit(module.statements);
    if (module.errors.length > 0 || oldUnit === undefined || oldUnit === unit) return code;
    return reindent(module, 0, code.length, { indent: '', unit, oldUnit });
  }
  const from = free.test(path) && canIndentAnew(code) ? indentationOf(code) : undefined;
  return from === undefined ? code : indentAnew(code, from, unit);
}

/** What a level of indentation adds in the first of the texts that shows it; all are of the path's kind. */
export function indentationLike(path: string, texts: readonly string[]): string | undefined {
  const isPython = /\.pyi?$/u.test(path);
  for (const text of texts) {
    const unit = isPython ? indentUnit(parsePython(text).statements) : indentationOf(text);
    if (unit !== undefined) return unit;
  }
  return undefined;
}
