/**
 * Inline Markdown as it reads, for rows, lists and spoken labels, which show text as it is: code without its backticks, bold and struck
 * words without their marks, links by their text. Underscores stay: titles are full of names such as `__init__`.
 */
export function plainWords(text: string): string {
  return pieces(text)
    .map(({ code, words }) => (code ? words : withoutMarks(words)))
    .join('');
}

/** The same for messages, in Problems and in notifications: there it helps to see what is a name, so code is quoted as compilers do. */
export function quotedWords(text: string): string {
  return pieces(text)
    .map(({ code, words }) => (code ? `'${words}'` : withoutMarks(words)))
    .join('');
}

/** A stretch of a text: code in backticks, or whatever stands around it. */
export interface Piece {
  /** `words` are what stands in backticks. */
  readonly code: boolean;
  readonly words: string;
  /** As it was written. */
  readonly raw: string;
}

/** The text cut at its code, in order; joined, `raw` gives the text. */
export function pieces(text: string): Piece[] {
  if (!text.includes('`')) return [{ code: false, words: text, raw: text }];
  const found: Piece[] = [];
  let end = 0;
  const push = (words: string): unknown => words !== '' && found.push({ code: false, words, raw: words });
  for (const match of text.matchAll(codeSpan)) {
    const [raw, , words] = match;
    push(text.slice(end, match.index));
    found.push({ code: true, words: words!.trim(), raw });
    end = match.index + raw.length;
  }
  push(text.slice(end));
  return found;
}

/** On one line, and with something in it. */
const codeSpan = /(?<!`)(`{1,2})(?!`)([^`\r\n]*[^`\s][^`\r\n]*)\1(?!`)/gu;

function withoutMarks(text: string): string {
  if (!/[*~[]/u.test(text)) return text;
  return text
    .replaceAll(link, '$1')
    .replaceAll(strong, '$1')
    .replaceAll(struck, '$1')
    .replaceAll(emphasis, '$1');
}

const link = /!?\[([^\][]+)\]\([^()\s]*\)/gu;
// What stands at the edges tells marks from globs, products and `**kwargs`.
const strong = /(?<![\p{L}\p{N}*])\*\*([\p{L}\p{N}"'(](?:[^*]*[^\s*])?)\*\*(?![\p{L}\p{N}*])/gu;
const emphasis = /(?<![\p{L}\p{N}*/.])\*([\p{L}\p{N}"'(](?:[^*]*[^\s*])?)\*(?![\p{L}\p{N}*/.])/gu;
const struck = /~~([^~\s](?:[^~]*[^~\s])?)~~/gu;
