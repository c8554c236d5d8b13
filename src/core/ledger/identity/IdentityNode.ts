import type { Contradiction, Defect } from '../../model/ledger.js';
import type { DefectEntry, EntryForm, Fragment } from '../../sources/fragment.js';
import { comparedTitle, type ComparedTitle } from './titleWords.js';

/** Why two entries are one defect, as the views say it. */
export type JoinReason =
  | 'same id'
  | 'same anchor'
  | 'same file and title'
  | 'same title and gap'
  | 'same title and priority'
  | 'same title'
  | 'row and its detail'
  | 'merged by you';

/** What the edge rests on: an id and an anchor may join what a title may not. */
export type JoinBasis = 'id' | 'anchor' | 'title';

/** A wish to join two entries; whether it comes true is up to `EntryGrouping`. */
export interface JoinEdge {
  readonly a: IdentityNode;
  readonly b: IdentityNode;
  /** The stronger is tried first (`levels`). */
  readonly strength: number;
  readonly basis: JoinBasis;
  readonly reason: JoinReason;
  /** What proposed it proposes it no more. */
  isGone?: boolean;
}

/** One source and its entries in order. */
export interface IdentitySource {
  fragment: Fragment;
  nodes: IdentityNode[];
  /** Those whose written id a sibling bears too. */
  repeating: readonly IdentityNode[];
  /** An id stands in it twice, whoever wrote it. */
  repeats: boolean;
  /** The index of its first entry. */
  start: number | undefined;
}

export function identitySource(fragment: Fragment): IdentitySource {
  return { fragment, nodes: [], repeating: [], repeats: false, start: undefined };
}

/** The entries of one defect, the most trusted first; a new object when any of them, or what joins them, changed. */
export interface IdentityGroup {
  /** The defect's id in the ledger. */
  id: string;
  readonly entries: readonly IdentityNode[];
  /** The entry that stands first in the order of the sources: it gives the defect its place. */
  readonly first: IdentityNode;
  /** The id that it would have if nobody else wanted it. */
  readonly wanted: string;
  /** A source wrote the id, else it is made from the title. */
  readonly isWritten: boolean;
  isGone: boolean;
  /** What was made of it last. */
  defect: Defect | undefined;
  said?: Said | undefined;
}

/** Where the entries of a defect contradict each other, while it has that id. */
export interface Said {
  readonly id: string;
  status?: Contradiction[];
  severity?: Contradiction[];
}

/**
 * One entry of one source while it looks for its defect. It lives as long as what the rules see of the entry stays the
 * same, also when its source is read anew.
 */
export class IdentityNode {
  /** One that stays (ARCHITECTURE.md, "Code that stays compiled"). */
  static readonly lasting = new IdentityNode(
    { id: '', hasOwnId: true } as DefectEntry,
    identitySource({} as Fragment),
    '',
    0,
    false,
  );

  /** Its place among all entries: by the rank of the sources, then in their order. */
  index = 0;
  /** Its place among the entries that are being joined. */
  place = 0;
  /** It is no longer in its source. */
  isGone = false;
  /** Edges by id and by anchor. */
  links: JoinEdge[] | undefined;
  /** Stands for the entries that the rules join, this one among them, before sets are compared side by side; undefined when it is alone. */
  core: IdentityNode | undefined;
  group: IdentityGroup | undefined;
  /** Why it was joined to the first entry of its group. */
  joinedBy: JoinReason | undefined;
  /** The id by which it is told from others; undefined when the id was made from the title or is a mere running number. */
  readonly ownId: string | undefined;
  private compared: ComparedTitle | undefined;
  private filled: number | undefined;

  constructor(
    public entry: DefectEntry,
    readonly source: IdentitySource,
    /** What `DefectMention.entry` says: `path#id`, of a repeated id `path#id#2`. */
    readonly key: string,
    /** Number of the set of siblings that it is in: one of each set in a defect. */
    readonly set: number,
    /** A person said that it is a defect of its own. */
    readonly isSplit: boolean,
  ) {
    this.ownId = entry.hasOwnId && !/^#?\d{1,4}$/u.test(entry.id) ? entry.id : undefined;
  }

  get fragment(): Fragment {
    return this.source.fragment;
  }

  get form(): EntryForm {
    return this.entry.form;
  }

  /** Looked at on first use: most entries of an inventory are told by their ids. */
  get title(): ComparedTitle {
    return (this.compared ??= comparedTitle(this.entry.title));
  }

  /** How many fields its source fills. */
  get richness(): number {
    return (this.filled ??= richness(this.entry));
  }
}

const countedFields = [
  'priority',
  'severity',
  'rawStatus',
  'description',
  'rootCause',
  'impact',
  'effort',
  'timeline',
  'owner',
  'gapPercent',
  'current',
  'target',
] as const satisfies readonly (keyof DefectEntry)[];

/** How many fields a source fills for the entry: of two alike, the one that says more. */
export function richness(entry: DefectEntry): number {
  let count = Object.keys(entry.details).length;
  for (const field of countedFields) if (entry[field] !== undefined) count++;
  for (const list of [entry.fixOptions, entry.checklist, entry.anchors]) if (list.length > 0) count++;
  return count;
}
