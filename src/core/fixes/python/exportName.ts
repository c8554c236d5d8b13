import { stringContent } from '../../python/literals.js';
import type { PythonModule } from '../../python/parsePython.js';
import { Op, TokenKind, isCloseBracket, isOpenBracket } from '../../python/tokenKinds.js';
import { tokenAtOrAfter, tokenIs } from '../../python/tokenReading.js';
import { indentAt, lineEndAt, lineStartAt } from '../lines.js';
import type { OffsetEdit } from '../offsetEdits.js';

/**
 * The edits that put the name into the literal `__all__` of the module, in order where the names there are; none where
 * there is no such list, or it lacks one of `others`: those that are like the name.
 */
export function exportName(module: PythonModule, name: string, others: readonly string[]): OffsetEdit[] {
  const { tokens, text } = module;
  const lists = module.statements.filter(
    ({ kind, first }) => kind === 'simple' && tokenIs(tokens, first, '__all__'),
  );
  const [list] = lists;
  if (!list || lists.length > 1 || others.length === 0 || name.startsWith('_')) return [];
  const { first, last } = list;
  if (tokens.codes[first + 1] !== Op.Assign || !isOpenBracket(tokens.codes[first + 2]!)) return [];
  if (!isCloseBracket(tokens.codes[last]!)) return [];
  const strings: number[] = [];
  for (let i = first + 3; i < last; i++) {
    if (tokens.kinds[i] === TokenKind.String) strings.push(i);
    else if (tokens.codes[i] !== Op.Comma) return [];
  }
  const names = strings.map((token) => {
    const { start, end } = stringContent(tokens, token);
    return text.slice(start, end);
  });
  if (names.includes(name) || !others.every((each) => names.includes(each))) return [];
  const isSorted = names.every((each, i) => i === 0 || names[i - 1]! <= each);
  const place = isSorted
    ? names.filter((each) => each < name).length - 1
    : Math.max(...others.map((each) => names.indexOf(each)));
  const model = strings[Math.max(place, 0)]!;
  const start = tokens.starts[model]!;
  const quote = text[start] === "'" ? "'" : '"';
  const written = `${quote}${name}${quote}`;
  const lineStart = lineStartAt(text, start);
  const isAlone = text.slice(lineStart, start).trim() === '' && lineEndAt(text, list.start) < start;
  if (place < 0) {
    const newText = isAlone ? `${written},\n${indentAt(text, lineStart)}` : `${written}, `;
    return [{ start, end: start, newText }];
  }
  const end = tokens.ends[model]!;
  const comma = tokenAtOrAfter(tokens, end);
  const newText = isAlone ? `\n${indentAt(text, lineStart)}${written}` : ` ${written}`;
  if (tokens.codes[comma] !== Op.Comma) return [{ start: end, end, newText: `,${newText}` }];
  const behind = tokens.ends[comma]!;
  // A comment behind the entry stays with it.
  const at = isAlone ? lineEndAt(text, behind) : behind;
  const closes =
    isCloseBracket(tokens.codes[comma + 1]!) && lineEndAt(text, behind) >= tokens.starts[comma + 1]!;
  if (closes) return [{ start: end, end, newText: `,${newText}` }];
  return [{ start: at, end: at, newText: `${newText},` }];
}
