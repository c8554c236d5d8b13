import { readPieces, type Piece, type Placeholder } from './readPieces.js';
import { escapedSnippet, stopSnippet } from './snippetSyntax.js';
import type { Variable } from './Variable.js';

/** A variable's value, or why there is none. */
export type Value = string | { missing: string };

/** A placeholder of a template. */
export interface TabStop {
  /** 0 is where the cursor ends. */
  readonly number: number;
  /** What it is filled with. */
  readonly text: string;
  /** The same in the syntax of VS Code's snippets. */
  readonly snippet: string;
}

/**
 * The code with its variables expanded and its placeholders as their default text: `${1:text}`, `${1|one,two|}` (the first), `${1}` (the text of the
 * same number elsewhere, else nothing), `$0` (nothing). `\$` is a plain `$`; any other `$` is what it is. Gives the reason where a
 * variable has no value.
 * @param isCode whether a named variable at that offset is the code's own, as in a template literal
 * @param mark what stands for a placeholder. Default: its text
 */
export function fillIn(
  code: string,
  valueOf: (variable: Variable) => Value,
  isCode: (offset: number) => boolean = () => false,
  mark: (stop: TabStop) => string = ({ text }) => text,
): { code: string } | { missing: string } {
  const pieces = readPieces(code, isCode);
  const firsts = new Map<number, Placeholder>();
  collect(pieces, firsts);
  let missing: string | undefined;
  const open = new Set<number>();
  const filled = (inside: readonly Piece[]): { text: string; snippet: string } => {
    const parts = inside.map((piece) => {
      if (typeof piece !== 'string' && 'stop' in piece) return filledStop(piece.stop);
      const text = typeof piece === 'string' ? piece : value(piece.variable);
      return { text, snippet: escapedSnippet(text) };
    });
    return {
      text: parts.map(({ text }) => text).join(''),
      snippet: parts.map(({ snippet }) => snippet).join(''),
    };
  };
  const value = (variable: Variable): string => {
    const known = valueOf(variable);
    if (typeof known === 'string') return known;
    missing ??= known.missing;
    return '';
  };
  const filledStop = (number: number): { text: string; snippet: string } => {
    if (open.has(number)) return { text: '', snippet: '' };
    open.add(number);
    const first = firsts.get(number);
    const { text, snippet } = filled(first?.inner ?? []);
    open.delete(number);
    return { text, snippet: stopSnippet(number, snippet, first?.choices) };
  };
  const result = pieces
    .map((piece) =>
      typeof piece !== 'string' && 'stop' in piece
        ? mark({ number: piece.stop, ...filledStop(piece.stop) })
        : filled([piece]).text,
    )
    .join('');
  return missing === undefined ? { code: result } : { missing };
}

/** The placeholder of each number that says what those of its number are filled with. */
function collect(pieces: readonly Piece[], firsts: Map<number, Placeholder>): void {
  for (const piece of pieces) {
    if (typeof piece === 'string' || !('stop' in piece) || !piece.inner) continue;
    if (!firsts.has(piece.stop)) firsts.set(piece.stop, piece);
    collect(piece.inner, firsts);
  }
}
