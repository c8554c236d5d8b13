import type { LineIndex } from '../../text/LineIndex.js';

const RULES = { module: 'reportMissingImports', name: 'reportAttributeAccessIssue' } as const;

const TYPE_IGNORE = /(?:^|#)[ \t]*type:[ \t]*ignore(?:\[[\s\w,-]*\]|[ \t]|$)/u;
const PYRIGHT_IGNORE = /(?:^|#)[ \t]*pyright:[ \t]*ignore(?:\[([\s\w,-]*)\]|[ \t]|$)/u;
const FILE_RULE = /^[ \t]*#[ \t]*pyright:[ \t]*(.*)$/gmu;

/**
 * Whether a comment in the file takes the error at an offset back, as for type checkers: `# type: ignore` or
 * `# pyright: ignore` on its line, `# type: ignore` before all code, `# pyright: reportMissingImports=false`.
 */
export function isIgnored(text: string, lines: LineIndex, offset: number, what: keyof typeof RULES): boolean {
  if (!text.includes('ignore') && !text.includes('pyright:')) return false;
  const line = lines.position(offset).line;
  const comment = commentOf(text.slice(lines.lineStart(line), lines.lineEnd(line)));
  if (TYPE_IGNORE.test(comment)) return true;
  const ignored = PYRIGHT_IGNORE.exec(comment);
  if (
    ignored &&
    (ignored[1] === undefined || ignored[1].split(',').some((rule) => rule.trim() === RULES[what]))
  )
    return true;
  return ignoresAll(text) || isOff(text, RULES[what]);
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
  for (const [, operands] of text.matchAll(FILE_RULE)) {
    for (const operand of operands!.split(',')) {
      const [name, value] = operand.split('=', 2);
      if (name!.trim() === rule && value !== undefined) off = /^\s*(?:false|none)\b/u.test(value);
    }
  }
  return off;
}
