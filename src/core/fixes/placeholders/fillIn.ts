/** What stands for something that is known of the place where a template goes. */
export const VARIABLES = ['module', 'class', 'symbol', 'date', 'indent'] as const;
export type Variable = (typeof VARIABLES)[number];

/** A variable's value, or why there is none. */
export type Value = string | { missing: string };

type Piece = string | { stop: number; inner: Piece[] | undefined } | { variable: Variable };

/** Deeper ones are not read as placeholders. */
const maxDepth = 20;

/**
 * The code with its variables expanded and its placeholders as their default text: `${1:text}`, `${1|one,two|}` (the first), `${1}` (the text of the
 * same number elsewhere, else nothing), `$0` (nothing). `\$` is a plain `$`; any other `$` is what it is. Gives the reason where a
 * variable has no value.
 * @param isCode whether a named variable at that offset is the code's own, as in a template literal
 */
export function fillIn(
  code: string,
  valueOf: (variable: Variable) => Value,
  isCode: (offset: number) => boolean = () => false,
): { code: string } | { missing: string } {
  const { pieces } = readPieces(code, 0, isCode, 0);
  const texts = new Map<number, Piece[]>();
  collect(pieces, texts);
  let missing: string | undefined;
  const open = new Set<number>();
  const textOf = (piece: Piece): string => {
    if (typeof piece === 'string') return piece;
    if ('variable' in piece) {
      const value = valueOf(piece.variable);
      if (typeof value === 'string') return value;
      missing ??= value.missing;
      return '';
    }
    if (open.has(piece.stop)) return '';
    open.add(piece.stop);
    const text = (texts.get(piece.stop) ?? []).map(textOf).join('');
    open.delete(piece.stop);
    return text;
  };
  const filled = pieces.map(textOf).join('');
  return missing === undefined ? { code: filled } : { missing };
}

function collect(pieces: readonly Piece[], texts: Map<number, Piece[]>): void {
  for (const piece of pieces) {
    if (typeof piece === 'string' || !('stop' in piece) || !piece.inner) continue;
    if (!texts.has(piece.stop)) texts.set(piece.stop, piece.inner);
    collect(piece.inner, texts);
  }
}

/** Up to the `}` that closes the placeholder around it, with `depth` above 0. */
function readPieces(
  code: string,
  from: number,
  isCode: (offset: number) => boolean,
  depth: number,
): { pieces: Piece[]; end: number; closed: boolean } {
  const pieces: Piece[] = [];
  let text = '';
  let at = from;
  const add = (piece: Piece, next: number): void => {
    if (text !== '') pieces.push(text);
    text = '';
    pieces.push(piece);
    at = next;
  };
  while (at < code.length) {
    const c = code[at]!;
    if (c === '\\' && (code[at + 1] === '$' || (depth > 0 && /[}|,]/u.test(code[at + 1] ?? '')))) {
      text += code[at + 1]!;
      at += 2;
      continue;
    }
    if (c === '}' && depth > 0) {
      if (text !== '') pieces.push(text);
      return { pieces, end: at + 1, closed: true };
    }
    const found = c === '$' ? placeholderAt(code, at, isCode, depth) : undefined;
    if (found) add(found.piece, found.end);
    else {
      text += c;
      at++;
    }
  }
  if (text !== '') pieces.push(text);
  return { pieces, end: at, closed: depth === 0 };
}

const head = /\$(?:0(?![\w])|\{(?:(\d{1,3})(?:(\})|(:)|\|((?:[^|\\}]|\\.){0,500})\|\})|([a-z]{1,10})\}))/u;

function placeholderAt(
  code: string,
  at: number,
  isCode: (offset: number) => boolean,
  depth: number,
): { piece: Piece; end: number } | undefined {
  const match = new RegExp(head, 'uy');
  match.lastIndex = at;
  const found = match.exec(code);
  if (!found) return undefined;
  const [whole, number, plain, hasText, choices, name] = found;
  const end = at + whole.length;
  if (name !== undefined) {
    const variable = VARIABLES.find((each) => each === name);
    return variable === undefined || isCode(at) ? undefined : { piece: { variable }, end };
  }
  if (number === undefined) return { piece: { stop: 0, inner: undefined }, end };
  const stop = Number(number);
  if (plain !== undefined) return { piece: { stop, inner: undefined }, end };
  if (choices !== undefined) {
    const first = /^(?:[^,\\]|\\.)*/u.exec(choices)![0].replace(/\\(.)/gu, '$1');
    return { piece: { stop, inner: [first] }, end };
  }
  if (hasText === undefined || depth >= maxDepth) return undefined;
  const inner = readPieces(code, end, isCode, depth + 1);
  return inner.closed ? { piece: { stop, inner: inner.pieces }, end: inner.end } : undefined;
}
