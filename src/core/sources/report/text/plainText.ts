import MarkdownIt, { type Token } from 'markdown-it';
import { oneLine } from './oneLine.js';

const inline = new MarkdownIt({ html: true });
/** Inline parsing is for titles and cells; a longer text is prose or a dump. */
const maxLength = 4000;

/** A piece of Markdown as it reads: no emphasis marks, links by their text, no HTML, entities resolved, one line. */
export function plainText(markdown: string): string {
  const text = markdown.slice(0, maxLength);
  if (!/[*_`~<&[\]\\]/u.test(text)) return oneLine(text);
  const simple = withoutPairs(text);
  if (simple !== undefined) return oneLine(simple);
  const parts: string[] = [];
  for (const token of inline.parseInline(text, {})) collect(token, parts);
  return oneLine(parts.join(''));
}

/** Most texts have nothing but bold words and code in backticks, which need no parser; undefined for any other. */
function withoutPairs(text: string): string | undefined {
  if (!/[_~<&[\]\\]/u.test(text)) return stripped(text, pairs);
  // Marks may stand for themselves: `snake_case`, `[ ]`, `~10`, `a < b`.
  return notLiteral.test(text) ? undefined : stripped(text, pairsApart);
}

const pairs = /\*\*([^\s*`](?:[^*`]*[^\s*`])?)\*\*|`([^`*]+)`/gu;
/** The same, told by what stands around it: beside a bracket `**` may be no mark. */
const pairsApart =
  /(?<![^\s([])\*\*([\p{L}\p{N}](?:[^*`]*[^\s*`])?)\*\*(?=$|[\s:.,;)\]])|(?<![^\s([])`([^`*]+)`(?=$|[\s:.,;)\]])/gu;
/** An underscore at the edge of a word, strikethrough, tags and links to elsewhere, entities, links, escapes. */
const notLiteral = /(?<![\p{L}\p{N}_])_|_(?![\p{L}\p{N}_])|~~|<[A-Za-z/!?]|&[#A-Za-z]|\]\(|\\/u;

function stripped(text: string, marks: RegExp): string | undefined {
  const rest = text.replaceAll(marks, '$1$2');
  return /[*`]/u.test(rest) ? undefined : rest;
}

function collect(token: Token, parts: string[]): void {
  for (const child of token.children ?? []) {
    if (child.type === 'text' || child.type === 'code_inline' || child.type === 'text_special')
      parts.push(child.content);
    else if (child.type === 'softbreak' || child.type === 'hardbreak') parts.push(' ');
    else if (child.type === 'html_inline' && /^<br/iu.test(child.content)) parts.push(' ');
  }
}
