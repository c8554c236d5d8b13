import MarkdownIt from 'markdown-it';

export const withLf = (text: string): string => text.replace(/\r\n/gu, '\n');
export const withCrlf = (text: string): string => withLf(text).replace(/\n/gu, '\r\n');
export const withoutFinalNewline = (text: string): string => text.replace(/[\r\n]+$/u, '');

const markdown = new MarkdownIt({ html: true });
const itemLine = /^( *)(?:[-*+]|\d+[.)])\s/u;
const fenceLine = /^ *(?:```|~~~)/u;

/** With one tab a level before nested list items; undefined when none is nested or it would mean something else. */
export function withTabs(text: string): string | undefined {
  const tabbed = indentByTabs(text);
  if (tabbed === text || markdown.render(tabbed) !== markdown.render(text)) return undefined;
  return tabbed;
}

function indentByTabs(text: string): string {
  let fenced = false;
  /** The indents of the list items that are open, outermost first. */
  let open: number[] = [];
  return text
    .split('\n')
    .map((line) => {
      if (fenceLine.test(line)) fenced = !fenced;
      const item = fenced ? null : itemLine.exec(line);
      if (!item) {
        if (/^\S/u.test(line)) open = [];
        return line;
      }
      const indent = item[1]!.length;
      open = [...open.filter((outer) => outer < indent), indent];
      return '\t'.repeat(open.length - 1) + line.slice(indent);
    })
    .join('\n');
}

/** A ledger without the places in its sources, and with one kind of line end, to compare variants of one text. */
export function withoutPlaces(value: unknown): unknown {
  if (typeof value === 'string') return withLf(value);
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  // The range of an anchor is in the code and has to stay the same.
  const place = 'path' in value && !('kind' in value);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !(place && key === 'range'))
      .map(([key, part]) => [key, withoutPlaces(part)]),
  );
}
