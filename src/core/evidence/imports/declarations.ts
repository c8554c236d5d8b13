import type { Declaration, ModuleSummary } from '../../python/moduleSummary.js';

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

export const GIVEN: Found = { declarations: [], hidden: false, given: true };

/** The declarations that count: typed ones outside handlers, else any outside handlers, else all. */
export function preferred(declarations: readonly Placed[]): readonly Placed[] {
  if (declarations.length < 2) return declarations;
  const outside = declarations.filter(({ declaration }) => !declaration.inHandler);
  const typed = outside.filter(({ declaration }) => declaration.typed);
  return typed.length > 0 ? typed : outside.length > 0 ? outside : declarations;
}
