import { parseSymbolName } from '../../syntax/symbolName.js';
import type { CodeFile, CodeView } from '../CodeView.js';
import { pythonSymbol } from './pythonSymbol.js';
import type { SymbolAnswer } from './SymbolAnswer.js';
import { syntaxSymbol } from './syntaxSymbol.js';
import { textSymbol } from './textSymbol.js';

export function isPython(path: string): boolean {
  return /\.pyi?$/u.test(path);
}

/** False when the text surely neither defines the symbol of Python nor the class that would hold it: it need not be parsed. */
export function mayName(text: string, name: string): boolean {
  const { parts } = parseSymbolName(name);
  const [last, owner] = [parts.at(-1), parts.at(-2)];
  return last !== undefined && (text.includes(last) || (owner !== undefined && text.includes(owner)));
}

/** What the file says of the symbol: Python by our own parser, other languages by syntax tree, the rest as text. */
export async function findInFile(
  file: CodeFile,
  name: string,
  code: Pick<CodeView, 'python' | 'syntax'>,
): Promise<SymbolAnswer> {
  if (isPython(file.path)) {
    const module = mayName(file.text, name) ? await code.python(file.path) : undefined;
    return module ? pythonSymbol(module, file, name) : { state: 'absent' };
  }
  const outline = await code.syntax(file.path);
  if (outline) return syntaxSymbol(outline, file, name);
  return textSymbol(file.text, name);
}
