/**
 * What the import machinery has to know of one Python file, apart from all others. Offsets are UTF-16 code units of
 * its text, zero-based, end exclusive.
 */
export interface ModuleSummary {
  /** Whether it is a stub (`.pyi`), and whether it is the `__init__` of a package. */
  readonly stub: boolean;
  readonly init: boolean;
  /** What the module scope binds, by name, without what star imports bring. */
  readonly symbols: ReadonlyMap<string, ModuleSymbol>;
  /** Star imports of the module scope, in the order that they bind. */
  readonly stars: readonly StarImport[];
  /** What is done to `__all__`, in order; empty when there is none. */
  readonly all: readonly AllStep[];
  /** All imports that can be reached, at any depth, in order of place. */
  readonly imports: readonly ImportSummary[];
  /** Those that cannot, which bind names all the same. */
  readonly unreached: readonly ImportSummary[];
}

export interface ModuleSymbol {
  /** In the order that they bind; empty for a name that is only declared (`global`) or deleted. */
  readonly declarations: Declaration[];
  /** Bound in a stub by an import that does not re-export it (`import x`, `from a import x` without `as x`). */
  hidden: boolean;
}

/** One way that a name comes to be. */
export interface Declaration {
  /** Rises in the order of binding, over all names of the module. */
  readonly order: number;
  /** A definition or an annotated variable: wins over plain assignments and imports. */
  readonly typed: boolean;
  /** In the handler of a `try`: loses to what is not. */
  readonly inHandler: boolean;
  /** Of `from m import name`: where it comes from. An import of a module has none. */
  readonly from?: ImportSummary;
  /** The name in that module. */
  readonly symbol?: string;
  /** Of `import m as name` and `import m`: the module that it stands for. */
  readonly module?: ImportSummary;
  /** A function: what `__getattr__` has to be. */
  readonly callable?: boolean;
}

export interface ImportedName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** One imported module. */
export interface ImportSummary {
  /** Its place among the imports of the module, those that cannot be reached last. */
  number: number;
  /** `import a.b`: no names are taken from it. */
  readonly plain: boolean;
  /** Leading dots. */
  readonly level: number;
  /** Dotted, without the dots. */
  readonly module: string;
  /** Of the module, its dots included. */
  readonly start: number;
  readonly end: number;
  readonly names: readonly ImportedName[];
  readonly star: boolean;
  readonly guarded: boolean;
  /** False after a call that never returns: its names are not judged, its module is. */
  readonly reached: boolean;
}

export interface StarImport {
  readonly order: number;
  readonly inHandler: boolean;
  readonly from: ImportSummary;
}

/** A step that makes `__all__`: literal names, or those of an imported module's `__all__`. */
export type AllStep =
  | { readonly kind: 'set' | 'add' | 'remove'; readonly names: readonly string[]; readonly unclear: boolean }
  | { readonly kind: 'module'; readonly module: string; readonly unclearWhenAbsent: boolean };

/** Names that every module has. */
export const implicitNames: ReadonlySet<string> = new Set([
  '__name__',
  '__loader__',
  '__package__',
  '__spec__',
  '__path__',
  '__file__',
  '__cached__',
  '__annotations__',
  '__dict__',
  '__builtins__',
  '__doc__',
]);
