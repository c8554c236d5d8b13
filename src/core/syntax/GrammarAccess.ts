/** Where the host keeps the files of the parser: the runtime `web-tree-sitter.wasm` and one grammar a language. */
export interface GrammarAccess {
  /** The bytes of one of them, by its file name. Throws when it cannot be read. */
  load(file: string): Promise<Uint8Array>;
}
