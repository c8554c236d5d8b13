import type { Token } from 'markdown-it';
import { pushAll } from '../pushAll.js';
import { isBlank } from '../../../text/isBlank.js';
import { LineIndex } from '../../../text/LineIndex.js';
import { frontMatterLines } from './frontMatter.js';
import { htmlTables } from './htmlTables.js';
import type { Block, Code, Item, List, Paragraph, Row, Section, Span, Table } from './ReportDocument.js';
import { splitCells } from './splitCells.js';
import { topBlocks } from './topBlocks.js';

export interface ParsedMarkdown {
  /** The document itself: level 0, without a heading. */
  root: Section;
  /** The first line of the fence that is never closed. */
  unclosedFence: { start: number; end: number } | undefined;
  /** The first line that is nested too deep to be read; what is nested no deeper is there. */
  tooDeep: { start: number; end: number } | undefined;
}

/**
 * Blocks only: inline marks are looked at where a piece of text is asked for. markdown-it tells lines; the places within
 * them are found in the text itself, so that every range is exact.
 */
export function parseMarkdown(text: string): ParsedMarkdown {
  const front = frontMatterLines(text);
  const lines = new LineIndex(text);
  return new Builder(text, lines, front).build();
}

class Builder {
  private readonly root: Section;
  private section: Section;
  private tokens: readonly Token[] = [];
  private at = 0;
  private unclosedFence: { start: number; end: number } | undefined;

  constructor(
    private readonly text: string,
    private readonly lines: LineIndex,
    private readonly skipLines: number,
  ) {
    this.root = {
      heading: undefined,
      level: 0,
      start: 0,
      end: text.length,
      blocks: [],
      sections: [],
      parent: undefined,
    };
    this.section = this.root;
  }

  build(): ParsedMarkdown {
    const offset = this.lines.lineStart(this.skipLines);
    const text = this.skipLines === 0 ? this.text : this.text.slice(offset);
    const { tooDeep } = topBlocks(text, (tokens) => this.take(tokens));
    closeSections(this.root, this.text.length);
    return {
      root: this.root,
      unclosedFence: this.unclosedFence,
      tooDeep: tooDeep === undefined ? undefined : this.line(tooDeep + this.skipLines),
    };
  }

  private take(tokens: readonly Token[]): void {
    this.tokens = tokens;
    for (this.at = 0; this.at < tokens.length;) {
      const token = tokens[this.at]!;
      if (token.type === 'heading_open') this.heading(token);
      else pushAll(this.section.blocks, this.block());
    }
  }

  /** `map` of a token in lines of the whole text. */
  private linesOf(token: Token): [start: number, end: number] {
    const [start, end] = token.map ?? [0, 0];
    return [start + this.skipLines, end + this.skipLines];
  }

  private line(line: number): { start: number; end: number } {
    return { start: this.lines.lineStart(line), end: this.lines.lineEnd(line) };
  }

  private heading(open: Token): void {
    const inline = this.tokens[this.at + 1]!;
    this.at += 3;
    const [first, last] = this.linesOf(open);
    const spans = this.contentLines(inline, first);
    const setext = open.markup === '=' || open.markup === '-';
    // A paragraph right above a rule is a setext heading to Markdown, rarely to whoever wrote `**Owner**: x` there.
    if (
      setext &&
      open.markup === '-' &&
      (spans.length > 1 || /(?:\*\*|__)\s*:|:(?:\*\*|__)|\|/u.test(inline.content))
    ) {
      pushAll(this.section.blocks, this.paragraph(spans));
      const rule = this.lines.lineStart(last - 1);
      this.section.blocks.push({ kind: 'rule', start: rule, end: this.lines.lineEnd(last - 1) });
      return;
    }
    const level = Number(open.tag.slice(1));
    const parent = parentFor(this.section, level);
    const start = this.lines.lineStart(first);
    const place = spans[0] ?? { start, end: this.lines.lineEnd(first), text: '' };
    const section: Section = {
      heading: { level, text: place },
      level,
      start,
      end: this.text.length,
      blocks: [],
      sections: [],
      parent,
    };
    parent.sections.push(section);
    this.section = section;
  }

  /** The blocks of the token here; quotes give what is in them. */
  private block(): Block[] {
    const token = this.tokens[this.at]!;
    const [first, last] = this.linesOf(token);
    const start = this.lines.lineStart(first);
    const end = this.lines.lineEnd(Math.max(first, last - 1));
    switch (token.type) {
      case 'paragraph_open':
      case 'heading_open': {
        // A heading inside a list item or a quote makes no section.
        const spans = this.contentLines(this.tokens[this.at + 1]!, first);
        this.at += 3;
        return this.paragraph(spans);
      }
      case 'bullet_list_open':
      case 'ordered_list_open':
        return [this.list(start, end)];
      case 'blockquote_open': {
        this.at += 1;
        const blocks: Block[] = [];
        while (this.tokens[this.at]!.type !== 'blockquote_close') pushAll(blocks, this.block());
        this.at += 1;
        return blocks;
      }
      case 'table_open':
        return [this.table(start, end)];
      case 'fence':
      case 'code_block':
        this.at += 1;
        return [this.code(token, first, last)];
      case 'hr':
        this.at += 1;
        return [{ kind: 'rule', start, end }];
      case 'html_block':
        this.at += 1;
        return htmlTables(this.text, start, end);
      default:
        this.at += 1;
        return [];
    }
  }

  /** None where there are no lines: what Markdown takes for text may be blank all the same, such as a no-break space. */
  private paragraph(lines: Span[]): Paragraph[] {
    const [first] = lines;
    return first ? [{ kind: 'paragraph', start: first.start, end: lines.at(-1)!.end, lines }] : [];
  }

  private list(start: number, end: number): List {
    const ordered = this.tokens[this.at]!.type === 'ordered_list_open';
    const close = ordered ? 'ordered_list_close' : 'bullet_list_close';
    const items: Item[] = [];
    this.at += 1;
    while (this.tokens[this.at]!.type !== close) items.push(this.item());
    this.at += 1;
    return { kind: 'list', ordered, start, end: this.trimEnd(start, end), items };
  }

  private item(): Item {
    const [first, last] = this.linesOf(this.tokens[this.at]!);
    this.at += 1;
    const blocks: Block[] = [];
    while (this.tokens[this.at]!.type !== 'list_item_close') pushAll(blocks, this.block());
    this.at += 1;
    const head = blocks[0]?.kind === 'paragraph' ? (blocks.shift() as Paragraph) : undefined;
    let start = this.lines.lineStart(first);
    const firstEnd = this.lines.lineEnd(first);
    while (start < firstEnd && (this.text[start] === '>' || isBlank(this.text, start))) start += 1;
    const end = this.lines.lineEnd(Math.max(first, last - 1));
    return { start, end: this.trimEnd(start, end), lines: head?.lines ?? [], blocks };
  }

  private trimEnd(start: number, end: number): number {
    let at = end;
    while (at > start && isBlank(this.text, at - 1)) at -= 1;
    return at;
  }

  private table(start: number, end: number): Table {
    const rows: Row[] = [];
    let depth = 0;
    do {
      const token = this.tokens[this.at++]!;
      if (token.type === 'table_open') depth += 1;
      else if (token.type === 'table_close') depth -= 1;
      else if (token.type === 'tr_open') {
        const line = this.linesOf(token)[0];
        const from = this.lines.lineStart(line);
        const to = this.lines.lineEnd(line);
        rows.push(splitCells(this.text, from, to));
      }
    } while (depth > 0);
    return { kind: 'table', start, end, head: rows[0]?.cells ?? [], rows: rows.slice(1) };
  }

  private code(token: Token, first: number, last: number): Code {
    const fenced = token.type === 'fence';
    const contentLines = token.content === '' ? [] : token.content.replace(/\n$/u, '').split('\n');
    const from = fenced ? first + 1 : first;
    const closed = !fenced || last - from > contentLines.length;
    if (!closed) this.unclosedFence ??= this.line(first);
    const spans = contentLines.map((content, i): Span => {
      const end = this.lines.lineEnd(from + i);
      // What is cut away stands at the start of the line: the indentation, the marks of a quote.
      const start = Math.max(this.lines.lineStart(from + i), end - content.length);
      return { start, end, text: this.text.slice(start, end) };
    });
    const info = token.info.trim();
    const place = this.lines.lineStart(first);
    return {
      kind: 'code',
      start: place,
      end: this.lines.lineEnd(Math.max(first, last - 1)),
      language: /^[^\s{:,]*/u.exec(info)![0].toLowerCase(),
      info,
      code: token.content,
      lines: spans,
      fenced,
      closed,
    };
  }

  /** The lines of an inline token, each found in its line of the text. */
  private contentLines(inline: Token, firstLine: number): Span[] {
    const spans: Span[] = [];
    for (const [i, content] of inline.content.split('\n').entries()) {
      const start = this.lines.lineStart(firstLine + i);
      const end = this.lines.lineEnd(firstLine + i);
      const text = content.trim();
      if (text === '') continue;
      const line = this.text.slice(start, end);
      const found = line.indexOf(text);
      // Not found: a NUL was replaced, or a tab was widened; the line as a whole is right then.
      const at = found >= 0 ? start + found : start + (line.length - line.trimStart().length);
      spans.push({ start: at, end: found >= 0 ? at + text.length : end, text });
    }
    return spans;
  }
}

function parentFor(section: Section, level: number): Section {
  let parent = section;
  while (parent.parent && parent.level >= level) parent = parent.parent;
  return parent;
}

/** A section ends where the next one of its level or above begins. */
function closeSections(section: Section, end: number): void {
  section.end = end;
  for (const [i, child] of section.sections.entries()) {
    closeSections(child, section.sections[i + 1]?.start ?? end);
  }
}
