import type { Resolution } from '../../python/ModuleResolver.js';
import type { PackedSummary } from './summary/PackedSummary.js';

/** What the graph knows of a file while its summary stands. */
export interface GraphFile {
  readonly path: string;
  readonly summary: PackedSummary;
}

/** A declaration of some file. */
export interface Placed {
  readonly file: GraphFile;
  /** Its number; that of a star import, counted from -1 downwards, where the name comes by one. */
  readonly id: number;
  /** Rises in the order of binding. */
  readonly order: number;
  readonly typed: boolean;
  readonly inHandler: boolean;
  readonly callable: boolean;
  /** The import that it is taken from; -1 where it is made here. */
  readonly from: number;
  /** The name there. */
  readonly symbol: string | undefined;
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
  const outside = declarations.filter(({ inHandler }) => !inHandler);
  const typed = outside.filter((each) => each.typed);
  return typed.length > 0 ? typed : outside.length > 0 ? outside : declarations;
}

export function isSame(a: Placed, b: Placed): boolean {
  return a.file === b.file && a.id === b.id && a.symbol === b.symbol;
}

/** `from . import sub` in a package means the module, whatever the package itself binds under that name. */
export function skipsSymbols(
  { path, summary }: GraphFile,
  from: number,
  target: Resolution & { kind: 'found' },
  submodule: boolean,
): boolean {
  if (!submodule || !summary.init) return false;
  return (summary.level(from) === 1 && summary.module(from) === '') || target.path === path;
}
