import { closingBracket } from '../../../python/headers.js';
import { literalStrings, stringContent } from '../../../python/literals.js';
import { Op, TokenKind } from '../../../python/tokenKinds.js';
import { tokenIs } from '../../../python/tokenReading.js';
import { tokenizePython, type PythonTokens } from '../../../python/tokens.js';
import type { Dependency } from '../Dependency.js';
import { readRequirement } from './readRequirement.js';

const keywords = ['install_requires', 'setup_requires', 'tests_require', 'extras_require'];

/** setup.py, where what is required is a literal list of strings; anything worked out when it runs is not read. */
export function readSetupPy(text: string): Dependency[] {
  if (!keywords.some((keyword) => text.includes(keyword))) return [];
  const tokens = tokenizePython(text);
  const found: Dependency[] = [];
  for (let i = 0; i + 2 < tokens.count; i++) {
    if (tokens.kinds[i] !== TokenKind.Name || tokens.codes[i + 1] !== Op.Assign) continue;
    const group = keywords.find((keyword) => tokenIs(tokens, i, keyword));
    const open = i + 2;
    if (group === undefined) continue;
    if (tokens.codes[open] !== Op.OpenBrace) {
      i = Math.max(i, readList(tokens, open, group, found));
      continue;
    }
    // Lists by the names of extras.
    const close = closingBracket(tokens, open, tokens.count);
    for (let at = open + 1; at < close; at++) at = Math.max(at, readList(tokens, at, group, found));
    i = Math.min(close, tokens.count - 1);
  }
  return found;
}

/** Reads the list that begins at a token. @returns its last token; -1 where there is none, or none of literal strings */
function readList(tokens: PythonTokens, open: number, group: string, found: Dependency[]): number {
  if (tokens.codes[open] !== Op.OpenBracket && tokens.codes[open] !== Op.OpenParen) return -1;
  const close = closingBracket(tokens, open, tokens.count);
  if (close >= tokens.count || literalStrings(tokens, open, close) === undefined) return -1;
  for (let at = open + 1; at < close; at++) {
    // Two strings side by side are one, which has no single place.
    const alone = tokens.kinds[at - 1] !== TokenKind.String && tokens.kinds[at + 1] !== TokenKind.String;
    if (tokens.kinds[at] !== TokenKind.String || !alone) continue;
    const { start, end } = stringContent(tokens, at);
    const dependency = readRequirement(tokens.text.slice(start, end), start, { kind: 'setup.py', group });
    if (dependency) found.push(dependency);
  }
  return close;
}
