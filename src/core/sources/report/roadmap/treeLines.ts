import type { Code, Span } from '../markdown/ReportDocument.js';

export interface TreeLine {
  line: Span;
  /** 0 for a line at the margin; 1 for a child (`├─`, `└─`, `- ` or indentation), deeper below. */
  depth: number;
}

/** The lines of a plain block with their depth in the tree that it draws; rules and empty lines are left out. */
export function treeLines(block: Code): TreeLine[] {
  const result: TreeLine[] = [];
  let childIndent: number | undefined;
  for (const line of block.lines) {
    const mark = /^([\s│|┃║]*)((?:[├└┣┗╠╚]|\+)[─━═-]*[>▶]?|[-*•·▪◦‣]|\d{1,2}[.)])?\s+/u.exec(` ${line.text}`);
    const head = line.text.length - line.text.trimStart().length;
    const cut = mark ? Math.max(0, mark[0].length - 1) : head;
    const text = line.text.slice(cut).trimEnd();
    if (text === '' || /^[\p{P}\p{S}\s]*$/u.test(text)) continue;
    const span = { start: line.start + cut, end: line.start + cut + text.length, text };
    const indent = mark?.[1]!.length ?? head;
    const isChild = mark?.[2] !== undefined || head > 0;
    if (!isChild) {
      childIndent = undefined;
      result.push({ line: span, depth: 0 });
      continue;
    }
    childIndent ??= indent;
    result.push({ line: span, depth: indent > childIndent ? 2 : 1 });
  }
  return result;
}
