import type { PythonModule } from '../../../python/parsePython.js';
import { stringContent } from '../../../python/literals.js';
import { Op, TokenKind, isCloseBracket, isOpenBracket } from '../../../python/tokenKinds.js';
import { tokenIs } from '../../../python/tokenReading.js';
import { formattedFields } from '../formattedFields.js';

/**
 * The tokens that spell the name as a name of its own, whatever they are bound to: not attributes, not the keywords of calls.
 */
export function nameTokens({ tokens }: PythonModule, name: string): number[] {
  const { codes, kinds, count } = tokens;
  const brackets: number[] = [];
  const found: number[] = [];
  for (let i = 0; i < count; i++) {
    const code = codes[i]!;
    if (isOpenBracket(code)) brackets.push(code);
    else if (isCloseBracket(code)) brackets.pop();
    else if (kinds[i] === TokenKind.Newline) brackets.length = 0;
    else if (kinds[i] === TokenKind.Name && tokenIs(tokens, i, name) && codes[i - 1] !== Op.Dot) {
      const isKeyword =
        brackets.at(-1) === Op.OpenParen &&
        codes[i + 1] === Op.Assign &&
        (codes[i - 1] === Op.OpenParen || codes[i - 1] === Op.Comma);
      if (!isKeyword) found.push(i);
    }
  }
  return found;
}

/** Whether a string or a type comment may mean the name: a field of an f-string, an annotation, an entry of `__all__`. */
export function isNamedInStrings({ text, tokens }: PythonModule, name: string): boolean {
  const word = new RegExp(`(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_])`, 'u');
  if (new RegExp(`#\\s*type:[^\\n]*${word.source}`, 'u').test(text)) return true;
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kinds[i] !== TokenKind.String) continue;
    const { start, end } = stringContent(tokens, i);
    const content = text.slice(start, end);
    if (!word.test(content)) continue;
    if (formattedFields(tokens, i).some((field) => word.test(field))) return true;
    // What reads as an expression: a name, `Optional[name]`, `a | b`.
    if (/^[\w\s.,|[\]'"]*$/u.test(content) && !/\w\s+\w/u.test(content)) return true;
  }
  return false;
}
