import type { LineIndex } from '../../../text/LineIndex.js';

const RULES = { module: 'reportMissingImports', name: 'reportAttributeAccessIssue' } as const;

const TYPE_IGNORE = /(?:^|#)[ \t]*type:[ \t]*ignore(?:\[[\s\w,-]*\]|[ \t]|$)/u;
const PYRIGHT_IGNORE = /(?:^|#)[ \t]*pyright:[ \t]*ignore(?:\[([\s\w,-]*)\]|[ \t]|$)/u;
const FILE_RULE = /^[ \t]*#[ \t]*pyright:[ \t]*(.*)$/gmu;

/**
 * The comments of a file that take errors back, as for type checkers: `# type: ignore` or `# pyright: ignore` on the line,
 * `# type: ignore` before all code, `# pyright: reportMissingImports=false`.
 */
export class IgnoreComments {
  /** Most files have no such comment. */
  private readonly any: boolean;
  private readonly everything: boolean;
  /** By rule, once it was asked for. */
  private readonly off = new Map<string, boolean>();

  constructor(
    private readonly text: string,
    private readonly lines: LineIndex,
  ) {
    this.any = speaksToCheckers(text);
    this.everything = this.any && ignoresAll(text);
  }

  /** Whether the error at an offset is taken back. */
  covers(offset: number, what: keyof typeof RULES): boolean {
    if (!this.any) return false;
    if (this.everything) return true;
    const { text, lines } = this;
    const line = lines.position(offset).line;
    const comment = commentOf(text.slice(lines.lineStart(line), lines.lineEnd(line)));
    const rule = RULES[what];
    if (comment !== '' && isTakenBack(comment, rule)) return true;
    let off = this.off.get(rule);
    if (off === undefined) this.off.set(rule, (off = isOff(text, rule)));
    return off;
  }
}

function isTakenBack(comment: string, rule: string): boolean {
  if (TYPE_IGNORE.test(comment)) return true;
  const ignored = PYRIGHT_IGNORE.exec(comment);
  return (
    ignored !== null &&
    (ignored[1] === undefined || ignored[1].split(',').some((each) => each.trim() === rule))
  );
}

/** Whether any comment does. A `#` is found sooner than a word: the letter that it begins with is everywhere. */
function speaksToCheckers(text: string): boolean {
  for (let at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at)) {
    for (let c = 35; c === 35 || c === 32 || c === 9;) c = text.charCodeAt(++at);
    if (text.startsWith('type:', at) || text.startsWith('pyright:', at)) return true;
  }
  return false;
}

/** What follows the last `#` that could begin a comment: a name never stands after one. */
function commentOf(line: string): string {
  const at = line.indexOf('#');
  return at < 0 ? '' : line.slice(at);
}

function ignoresAll(text: string): boolean {
  for (const line of text.split('\n', 200)) {
    const trimmed = line.trim();
    if (trimmed !== '' && !trimmed.startsWith('#')) return false;
    if (TYPE_IGNORE.test(trimmed)) return true;
  }
  return false;
}

function isOff(text: string, rule: string): boolean {
  let off = false;
  // Going through all lines is slow, and most comments say `type:`.
  if (!text.includes('pyright:')) return off;
  for (const [, operands] of text.matchAll(FILE_RULE)) {
    for (const operand of operands!.split(',')) {
      const [name, value] = operand.split('=', 2);
      if (name!.trim() === rule && value !== undefined) off = /^\s*(?:false|none)\b/u.test(value);
    }
  }
  return off;
}
