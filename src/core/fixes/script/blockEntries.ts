import type { Node } from 'web-tree-sitter';
import { lineEndAt, lineStartAt } from '../lines.js';

/** A statement or member with what belongs to it. Offsets are zero-based UTF-16 code units, end exclusive. */
export interface Entry {
  /** Without comments; the decorators of a method stand before it. */
  readonly nodes: readonly Node[];
  /** Where the comments directly above begin; `start` when there are none. */
  readonly lead: number;
  /** The last comment directly above, when it is a `/** … *\/`. */
  readonly doc: Node | undefined;
  readonly start: number;
  /** With the `;` or `,` behind it. */
  end: number;
}

/** Stands for code that was left out: `// ... existing code ...`. */
const elision = /^(?:\/\/|\/\*+)\s*(?:\.{3}|…)/u;

/** The statements of a block or the members of a body, in order. */
export function blockEntries(block: Node, text: string): Entry[] {
  const entries: Entry[] = [];
  let comments: Node[] = [];
  let decorators: Node[] = [];
  for (const node of block.children) {
    const { type } = node;
    if (type.endsWith('comment')) {
      if (decorators.length === 0) comments.push(node);
    } else if (type === 'decorator') decorators.push(node);
    else if (type === ';' || type === ',' || type === 'empty_statement') {
      const last = entries[entries.length - 1];
      if (last && comments.length === 0) last.end = node.endIndex;
    } else if (node.isNamed && type !== 'hash_bang_line') {
      const nodes = [...decorators, node];
      const start = nodes[0]!.startIndex;
      entries.push({ nodes, start, end: node.endIndex, ...above(comments, start, text) });
      comments = [];
      decorators = [];
    }
  }
  return entries;
}

function above(comments: readonly Node[], start: number, text: string): Pick<Entry, 'lead' | 'doc'> {
  let lead = start;
  for (const comment of [...comments].reverse()) {
    const { startIndex, endIndex } = comment;
    const gap = text.slice(endIndex, lead);
    const ownLine = text.slice(lineStartAt(text, startIndex), startIndex).replace(/^\uFEFF/u, '');
    const lineBreaks = gap.split(/\r\n|\r|\n/u).length - 1;
    if (gap.trim() !== '' || lineBreaks > 1 || ownLine.trim() !== '') break;
    if (elision.test(text.slice(startIndex, endIndex))) break;
    lead = startIndex;
  }
  const last = comments[comments.length - 1];
  const isDoc = last && last.startIndex >= lead && text.startsWith('/**', last.startIndex);
  return { lead, doc: isDoc ? last : undefined };
}

/** Where the line ends on which code ends at `end`, its trailing comment included; undefined when more code follows on it. */
export function tailEnd(text: string, end: number): number | undefined {
  const lineEnd = lineEndAt(text, end);
  const rest = text.slice(end, lineEnd).trim();
  const isFree = rest === '' || rest.startsWith('//') || /^\/\*[^*]*(?:\*(?!\/)[^*]*)*\*\/$/u.test(rest);
  return isFree ? lineEnd : undefined;
}
