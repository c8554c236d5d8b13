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
  /** It only says that there is such a member (abstract, of an interface): whoever takes it from there has not got it yet. */
  readonly declares?: boolean;
  /** Of `unsure`: its body does not parse, or the file is known as text only. Default: the code does not parse where its name stands. */
  readonly doubt?: 'body' | 'text';
}
