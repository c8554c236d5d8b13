import type { SyntaxImport, SyntaxOutline } from '../../../syntax/Outline.js';
import type { CodeFile, CodeView } from '../../CodeView.js';
import type { SymbolAnswer } from '../SymbolAnswer.js';

/** Where a name is made that a file has from another. */
export interface NameOrigin {
  readonly path: string;
  /** As it is called there, outermost first; empty for the file as a whole. */
  readonly parts: readonly string[];
}

/** What is known of where a name comes from. Of neither: it is no name that the file has from elsewhere. */
export interface Origins {
  readonly origins: readonly NameOrigin[];
  /** It comes from code that is not in the workspace: a library that nobody looks into, or what its language brings. */
  readonly outside?: 'library' | 'standard';
}

export const nowhere: Origins = { origins: [] };

/** What a symbol of a file may hang on outside of the file. */
export interface FileLinks {
  /** The name that was asked for, taken apart, without the words that only name the file. */
  readonly parts: readonly string[];
  /** The types that the owner of the symbol takes members from and that the file does not define, as it writes them. */
  readonly bases: readonly string[];
  /** Where a name comes from that the file does not define; dots lead into what it names. */
  origins(name: string): Promise<Origins>;
  /** Whether a name may be had from here without being defined here. Else it is only used here. */
  handsOn(name: string): boolean;
  /** Files whose definitions are as good as those of this one: those of a Go package. Paths, this one left out. */
  together(): Promise<readonly string[]>;
}

/** `answer`: what the file itself says of the symbol, which it does not define. */
export type Linker = (
  file: CodeFile,
  name: string,
  answer: SymbolAnswer,
  code: LinkedCode,
) => Promise<FileLinks | undefined>;

export type LinkedCode = Pick<CodeView, 'file' | 'find' | 'exists' | 'python' | 'syntax' | 'pythonModule'>;

/** How one language ties its files together. */
export interface LanguageLinks {
  /** What an import takes, or a name that no import takes (`taken` undefined); `parts`: the name with what is asked of it. */
  from(taken: SyntaxImport | undefined, parts: readonly string[], place: LinkPlace): Promise<Origins>;
  together(parts: readonly string[], place: LinkPlace): Promise<readonly string[]>;
}

export interface LinkPlace {
  readonly path: string;
  readonly outline: SyntaxOutline;
  readonly code: LinkedCode;
}
