import { RE2JS } from 're2js';

export interface RequiredLiterals {
  /** Every match holds at least one of them. Each is within one line. */
  readonly anyOf: readonly string[];
  /** They are to be looked for without regard to capitals. */
  readonly ignoreCase: boolean;
}

/** Shorter ones are in every file, and more of them than this cost more than they spare. */
const minLength = 3;
const maxLiterals = 64;

/** Kinds of node of the condition that RE2JS derives from a pattern for its own use. */
const exact = 1;
const and = 2;
const or = 3;

/**
 * What a text must hold for the pattern to match in it; undefined when nothing is known, which is always right. From the
 * condition that the engine works out of the pattern's syntax tree. `compiled`: by the same flags, where that is done already.
 */
export function requiredLiterals(
  pattern: string,
  flags: number,
  compiled?: RE2JS,
): RequiredLiterals | undefined {
  const folded = /^\(\?i\)/u.exec(pattern);
  const source = folded ? pattern.slice(folded[0].length) : pattern;
  let condition: unknown;
  try {
    const regex = folded || !compiled ? RE2JS.compile(source, flags) : compiled;
    condition = regex.re2Input.prefilter;
  } catch {
    return undefined;
  }
  const anyOf = anyOfNode(condition, folded ? foldablePart : longestLine);
  return anyOf && anyOf.length <= maxLiterals
    ? { anyOf: [...new Set(anyOf)], ignoreCase: folded !== null }
    : undefined;
}

function anyOfNode(node: unknown, part: (text: string) => string): string[] | undefined {
  if (typeof node !== 'object' || node === null || !('type' in node)) return undefined;
  if (node.type === exact) {
    const literal = 'str' in node && typeof node.str === 'string' ? part(node.str) : '';
    return literal.length >= minLength ? [literal] : undefined;
  }
  const subs: unknown[] = 'subs' in node && Array.isArray(node.subs) ? node.subs : [];
  const known = subs.map((sub) => anyOfNode(sub, part));
  if (node.type === and)
    return known.reduce((best, other) => (worth(other) > worth(best) ? other : best), undefined);
  if (node.type !== or || known.length === 0 || known.includes(undefined)) return undefined;
  return known.flatMap((literals) => literals ?? []);
}

/** The longer the shortest of them, and the fewer they are, the fewer files have one. */
function worth(literals: readonly string[] | undefined): number {
  return literals
    ? Math.min(...literals.map((literal) => literal.length)) - literals.length / (maxLiterals + 1)
    : 0;
}

/** The longest part without line ends and without what differs between bytes and decoded text. */
function longestLine(text: string): string {
  return longest(text.split(/[\n\r\0\uFEFF\uFFFD]|[\uD800-\uDFFF]/u));
}

/** Only letters that have two cases and no third: `k` and `s` have (U+212A and U+017F), and so have many beyond ASCII. */
function foldablePart(text: string): string {
  return longest(text.split(/[^\u0020-\u007E]|[KkSs]/u)).toLowerCase();
}

function longest(parts: readonly string[]): string {
  return parts.reduce((best, part) => (part.length > best.length ? part : best), '');
}
