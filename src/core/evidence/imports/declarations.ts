import type { Resolution } from '../../python/ModuleResolver.js';
import type { Declaration, ImportSummary, ModuleSummary } from '../../python/moduleSummary.js';

/** What the graph knows of a file while its summary stands. */
export interface GraphFile {
  readonly path: string;
  readonly summary: ModuleSummary;
}

/** A declaration of some file. */
export interface Placed {
  readonly file: GraphFile;
  readonly declaration: Declaration;
}

/** What a module has under a name. */
export interface Found {
  readonly declarations: Placed[];
  readonly hidden: boolean;
  /** Nothing has to be followed: it is there. */
  readonly given: boolean;
}

/** What `from m import *` takes. */
export interface WildcardNames {
  readonly names: ReadonlySet<string>;
  /** A star import of another project's module is among them: any name may be. */
  readonly open: boolean;
}

/** The literal `__all__` of a module, as far as it can be read. */
export interface DunderAll {
  readonly names: readonly string[];
  readonly unclear: boolean;
  /** Names of another project's `__all__` are among them. */
  readonly open: boolean;
}

export const GIVEN: Found = { declarations: [], hidden: false, given: true };

/** The declarations that count: typed ones outside handlers, else any outside handlers, else all. */
export function preferred(declarations: readonly Placed[]): readonly Placed[] {
  if (declarations.length < 2) return declarations;
  const outside = declarations.filter(({ declaration }) => !declaration.inHandler);
  const typed = outside.filter(({ declaration }) => declaration.typed);
  return typed.length > 0 ? typed : outside.length > 0 ? outside : declarations;
}

/** `from . import sub` in a package means the module, whatever the package itself binds under that name. */
export function skipsSymbols(
  file: GraphFile,
  from: ImportSummary,
  target: Resolution & { kind: 'found' },
  submodule: boolean,
): boolean {
  if (!submodule || !file.summary.init) return false;
  return (from.level === 1 && from.module === '') || target.path === file.path;
}
