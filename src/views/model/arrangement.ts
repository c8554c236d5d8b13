import { FACETS } from './facets.js';

export const GROUPINGS = [...FACETS, 'folder', 'none'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const SORTINGS = ['urgency', 'id', 'title', 'status', 'evidence', 'source'] as const;
export type Sorting = (typeof SORTINGS)[number];

/** How the rows of the Defects view are put in order. */
export interface Arrangement {
  readonly groupBy: Grouping;
  readonly sortBy: Sorting;
  /** Groups of files and sources stand below the folders that they are in. */
  readonly byFolder: boolean;
}

export const defaultArrangement: Arrangement = { groupBy: 'priority', sortBy: 'urgency', byFolder: false };

/** What was remembered, as far as it still means something. */
export function toArrangement(remembered: unknown): Arrangement {
  const { groupBy, sortBy, byFolder } = (remembered ?? {}) as Partial<Record<keyof Arrangement, unknown>>;
  return {
    groupBy: GROUPINGS.find((known) => known === groupBy) ?? defaultArrangement.groupBy,
    sortBy: SORTINGS.find((known) => known === sortBy) ?? defaultArrangement.sortBy,
    byFolder: byFolder === true,
  };
}

/** Only what has a path can stand in folders. */
export function hasFolders(groupBy: Grouping): groupBy is 'file' | 'source' {
  return groupBy === 'file' || groupBy === 'source';
}
