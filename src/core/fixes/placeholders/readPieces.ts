import { VARIABLES, type Variable } from './Variable.js';

/** A part of a template's code: text, a placeholder, or a variable. */
export type Piece = string | Placeholder | { variable: Variable };

export interface Placeholder {
  /** Its number; 0 is where the cursor ends. */
  stop: number;
  /** What it is filled with; undefined where that stands at another placeholder of its number, or nowhere. */
  inner: Piece[] | undefined;
  /** What there is to choose from. */
  choices?: string[];
}

/** Deeper ones are not read as placeholders. */
const maxDepth = 20;

/** The code's pieces in order; see `fillIn` for what is one. */
export function readPieces(code: string, isCode: (offset: number) => boolean): Piece[] {
  return piecesFrom(code, 0, isCode, 0).pieces;
}

/** Up to the `}` that closes the placeholder around it, with `depth` above 0. */
function piecesFrom(
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
    const all = (choices.match(/(?:^|,)(?:[^,\\]|\\.)*/gu) ?? ['']).map((each, i) =>
      (i > 0 ? each.slice(1) : each).replace(/\\(.)/gu, '$1'),
    );
    return { piece: { stop, inner: [all[0]!], choices: all }, end };
  }
  if (hasText === undefined || depth >= maxDepth) return undefined;
  const inner = piecesFrom(code, end, isCode, depth + 1);
  return inner.closed ? { piece: { stop, inner: inner.pieces }, end: inner.end } : undefined;
}
