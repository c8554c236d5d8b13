import type { SyntaxLanguage } from './languageOf.js';

export type DefinitionKind =
  | 'class'
  | 'interface'
  | 'struct'
  | 'enum'
  | 'trait'
  | 'impl'
  | 'module'
  | 'function'
  | 'method'
  | 'constructor'
  | 'property'
  | 'constant'
  | 'variable'
  | 'type'
  | 'macro';

/** What `node` is a piece of text of. Offsets are zero-based UTF-16 code units of the file's text, end exclusive. */
export interface SyntaxRange {
  readonly start: number;
  readonly end: number;
}

/** Something that a file defines by name. */
export interface SyntaxDefinition extends SyntaxRange {
  readonly kind: DefinitionKind;
  /** As written, without quotes; a private member of JavaScript keeps its `#`. */
  readonly name: string;
  /** From the outermost owner to the name itself: `['Outer', 'Inner', 'method']`. */
  readonly parts: readonly string[];
  /** Where the name stands. The offsets of the definition itself take in its decorators, annotations and `export`. */
  readonly nameStart: number;
  readonly nameEnd: number;
  /** The block, braces included; undefined where there is none. */
  readonly body: SyntaxRange | undefined;
  /** Why it counts as not written yet; undefined for real code. */
  readonly stubReason?: string;
  /** It declares and has no body to be a stub: members of interfaces, overloads, `declare`, abstract members. */
  readonly isSignature?: boolean;
  /** Of Java: types made of its owner do not get it. */
  readonly isPrivate?: boolean;
  /** It is within the body of a function, so nobody outside can name it. */
  readonly isLocal?: boolean;
  /** The names of the types that it takes members from, as written: what a class extends, what Go embeds. */
  readonly bases?: readonly string[];
  /** It is only another name: of what the file defines by this one. */
  readonly aliasOf?: string;
  /** Of a Rust `impl Trait for Type`: `Trait`. */
  readonly trait?: string;
  /** The parser had to guess somewhere inside. */
  readonly hasError?: boolean;
}

/** A test by its name: `['suite', 'case']`. A title with placeholders (`adds %i`) is a pattern. */
export interface SyntaxTest extends SyntaxRange {
  readonly parts: readonly string[];
  /** What a runner may show in place of the last part: `@DisplayName`. */
  readonly title?: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly isPattern: boolean;
  /** The last part is code that makes a name: it may be any. */
  readonly isComputed?: boolean;
}

/** A name that a file takes from another file, as its language writes it. */
export interface SyntaxImport {
  /** As this file calls it; `*` where it takes all that the other offers. */
  readonly name: string;
  /** As the other file calls it: `default`, or `*` for the other file as a whole, which in CommonJS may be one thing (`main`). */
  readonly original: string;
  /** The other file: `./store` (TypeScript), `com.example` (Java), `crate::store` (Rust). */
  readonly from: string;
  /** Those that import this file may take it from here. */
  readonly isExported: boolean;
}

/** What a file defines, in text order, without the syntax tree that it was read from. */
export interface SyntaxOutline {
  readonly language: SyntaxLanguage;
  readonly definitions: readonly SyntaxDefinition[];
  readonly tests: readonly SyntaxTest[];
  /** Of all languages; in text order. */
  readonly imports: readonly SyntaxImport[];
  /** Of a module of TypeScript or JavaScript that says what it exports: all of these names. */
  readonly exports?: readonly string[];
  /** What `export default`, `export =` or `module.exports =` gives the name of. */
  readonly main?: string;
  /** Where there may be definitions that are not listed: the code does not parse there, or a macro makes it. Empty for a sound file. */
  readonly errorZones: readonly SyntaxRange[];
  /** The package that the file says it is of: `com.example` (Java), `raft` (Go). */
  readonly package?: string;
}
