import { stringContent } from '../../python/literals.js';
import type { PythonTokens } from '../../python/tokens.js';

/** The expressions in the replacement fields of an f- or t-string token; empty for other strings. */
export function formattedFields(tokens: PythonTokens, token: number): string[] {
  const { text, starts } = tokens;
  const { start, end } = stringContent(tokens, token);
  const prefix = /^[a-z]*/iu.exec(text.slice(starts[token], start))![0].toLowerCase();
  if (!prefix.includes('f') && !prefix.includes('t')) return [];
  const found: string[] = [];
  readParts(text.slice(start, end), 0, false, !prefix.includes('r'), found);
  return found;
}

/** Reads literal text and fields from `at`; within a format spec, up to the brace that closes its field. */
function readParts(content: string, at: number, inSpec: boolean, escapes: boolean, found: string[]): number {
  let i = at;
  while (i < content.length) {
    const c = content[i]!;
    if (escapes && content.startsWith('\\N{', i)) {
      const close = content.indexOf('}', i);
      i = close < 0 ? content.length : close + 1;
    } else if (c === '{' && content[i + 1] === '{' && !inSpec) i += 2;
    else if (c === '{') i = readField(content, i + 1, escapes, found);
    else if (c === '}' && inSpec) return i;
    else i++;
  }
  return i;
}

/** Reads a field from behind its brace; returns the offset behind the brace that closes it. */
function readField(content: string, from: number, escapes: boolean, found: string[]): number {
  let depth = 0;
  let i = from;
  for (; i < content.length; i++) {
    const c = content[i]!;
    if (c === '"' || c === "'") i = stringEnd(content, i) - 1;
    else if (c === '(' || c === '[' || c === '{') depth++;
    else if (depth > 0) {
      if (c === ')' || c === ']' || c === '}') depth--;
    } else if (c === '}' || c === ':') break;
    else if (c === '!' && content[i + 1] !== '=') break;
  }
  found.push(content.slice(from, i).replace(/(?<![=!<>])=\s*$/u, ''));
  while (i < content.length && content[i] !== '}' && content[i] !== ':') i++;
  if (content[i] === ':') i = readParts(content, i + 1, true, escapes, found);
  return i + 1;
}

function stringEnd(content: string, quote: number): number {
  const mark = content[quote]!;
  const close = content.startsWith(mark.repeat(3), quote) ? mark.repeat(3) : mark;
  for (let i = quote + close.length; i < content.length; i++) {
    if (content[i] === '\\') i++;
    else if (content.startsWith(close, i)) return i + close.length;
  }
  return content.length;
}
