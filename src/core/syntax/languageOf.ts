export type SyntaxLanguage = 'typescript' | 'tsx' | 'javascript' | 'rust' | 'go' | 'java';

const byEnding: ReadonlyMap<string, SyntaxLanguage> = new Map([
  ['ts', 'typescript'],
  ['mts', 'typescript'],
  ['cts', 'typescript'],
  ['tsx', 'tsx'],
  ['js', 'javascript'],
  ['jsx', 'javascript'],
  ['mjs', 'javascript'],
  ['cjs', 'javascript'],
  ['rs', 'rust'],
  ['go', 'go'],
  ['java', 'java'],
]);

/** By the ending of the path; undefined for a language that is not read by syntax tree (Python has a parser of our own). */
export function languageOf(path: string): SyntaxLanguage | undefined {
  return byEnding.get(path.slice(path.lastIndexOf('.') + 1).toLowerCase());
}

/** The file that holds the grammar of the language. */
export function grammarFile(language: SyntaxLanguage): string {
  return `tree-sitter-${language}.wasm`;
}
