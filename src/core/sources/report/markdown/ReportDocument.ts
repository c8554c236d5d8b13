/**
 * A Markdown document as the report readers see it: sections by headings, blocks in them, every piece of text with its
 * place. Offsets are zero-based UTF-16 code units of the text that was read; ends are exclusive.
 */
export interface Span {
  start: number;
  end: number;
  /** The characters between them, Markdown marks included. */
  text: string;
}

export interface Heading {
  /** 1 to 6. */
  level: number;
  text: Span;
}

export interface Section {
  /** Absent for what stands above the first heading. */
  heading: Heading | undefined;
  /** 0 for the document itself. */
  level: number;
  start: number;
  end: number;
  blocks: Block[];
  sections: Section[];
  parent: Section | undefined;
}

export type Block = Paragraph | List | Table | Code | Rule;

export interface Paragraph {
  kind: 'paragraph';
  start: number;
  end: number;
  /** One span a line, at least one, without the indentation. */
  lines: Span[];
}

export interface List {
  kind: 'list';
  ordered: boolean;
  start: number;
  end: number;
  items: Item[];
}

export interface Item {
  start: number;
  end: number;
  /** The lines of its first paragraph. */
  lines: Span[];
  /** What follows the first paragraph: further paragraphs, nested lists, code. */
  blocks: Block[];
}

export interface Table {
  kind: 'table';
  start: number;
  end: number;
  head: Span[];
  rows: Row[];
}

export interface Row {
  start: number;
  end: number;
  cells: Span[];
}

export interface Code {
  kind: 'code';
  start: number;
  end: number;
  /** Lower-case first word of the info string; '' for plain and for indented blocks. */
  language: string;
  /** The whole info string. */
  info: string;
  code: string;
  lines: Span[];
  fenced: boolean;
  closed: boolean;
}

/** A thematic break: what follows it is no longer about the heading above. */
export interface Rule {
  kind: 'rule';
  start: number;
  end: number;
}
