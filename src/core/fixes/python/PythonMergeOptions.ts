export interface PythonMergeOptions {
  /** Replace definitions that have a body of their own. Default: false. */
  readonly replace?: boolean;
  /** The target is a `.pyi`: its bodies are no stubs. Default: false. */
  readonly stubFile?: boolean;
  /** The absolute name of what `from <level dots><module> import` means in the target. Default: unknown. */
  readonly absolute?: (level: number, module: string) => string | undefined;
  /** Whether a dotted module is the project's own, for the place of its import. Default: unknown. */
  readonly isFirstParty?: (module: string) => boolean;
  /** Whether `from <level dots><module> import` in the target means the target itself. Default: never. */
  readonly isItself?: (level: number, module: string) => boolean;
}
