import type { SyntaxRange } from '../../syntax/Outline.js';

/**
 * What one file says of a symbol, whichever parser was asked. `unsure`: not found, but the code does not parse where its
 * name stands, or nobody can say. Offsets are those of the file's text.
 */
export interface SymbolAnswer {
  readonly state: 'present' | 'stub' | 'absent' | 'unsure';
  /** The name of the symbol; of `unsure`, the word that may be it. */
  readonly at?: SyntaxRange;
  /** The name of what holds it or should hold it. */
  readonly container?: SyntaxRange & { readonly name: string };
  readonly stubReason?: string;
  /** It only says that there is such a member (abstract, of an interface), or keeps it (private, a constructor): whoever is made of its owner has not got it. */
  readonly declares?: boolean;
  /**
   * Of `unsure`: its body does not parse; the file is known as text only; it is a field, which may not be what is meant. Default: the
   * code does not parse where its name stands.
   */
  readonly doubt?: 'body' | 'text' | 'field';
}

/** The answer for a symbol that is defined; what is not known or not so is left out. */
export function definedAnswer(
  {
    state,
    stubReason,
    declares,
  }: Pick<SymbolAnswer, 'state'> & { stubReason?: string | undefined; declares?: boolean | undefined },
  at: SyntaxRange,
  held: Pick<SymbolAnswer, 'container'>,
): SymbolAnswer {
  return {
    state,
    at,
    ...held,
    ...(stubReason === undefined ? {} : { stubReason }),
    ...(declares ? { declares } : {}),
  };
}
