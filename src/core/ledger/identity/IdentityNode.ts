import type { DefectEntry, EntryForm, Fragment } from '../../sources/fragment.js';
import { compactTitle, distinctiveWords, titleWords } from './titleWords.js';
import { UniqueNames } from './UniqueNames.js';

/** A title as the rules compare it. */
export interface ComparedTitle {
  readonly words: readonly string[];
  readonly distinctive: readonly string[];
  readonly compact: string;
  /** The words in one order. */
  readonly sorted: string;
}

/** One entry of one source while it looks for its defect. `index` follows the rank of the sources and the order in them. */
export interface IdentityNode {
  readonly index: number;
  readonly entry: DefectEntry;
  readonly fragment: Fragment;
  /** What `DefectMention.entry` says: `path#id`, of a repeated id `path#id#2`. */
  readonly key: string;
  /** Number of the set of siblings that it is in: one of each set in a defect. */
  readonly set: number;
  /** The id by which it is told from others; undefined when the id was made from the title or is a mere running number. */
  readonly ownId: string | undefined;
  readonly title: ComparedTitle;
  readonly form: EntryForm;
  /** How many fields its source fills. */
  readonly richness: number;
  /** A person said that it is a defect of its own. */
  readonly isSplit: boolean;
}

/** `ranked`: the most trusted source first, in an order that does not depend on how they were read. */
export function identityNodes(ranked: readonly Fragment[], split: ReadonlySet<string>): IdentityNode[] {
  const nodes: IdentityNode[] = [];
  let sets = 0;
  for (const fragment of ranked) {
    const setsHere = new Map<string, number>();
    const keys = new UniqueNames();
    for (const entry of fragment.defects) {
      let set = setsHere.get(entry.siblings);
      if (set === undefined) setsHere.set(entry.siblings, (set = sets++));
      const key = keys.take(`${fragment.source.path}#${entry.id}`);
      nodes.push({
        index: nodes.length,
        entry,
        fragment,
        key,
        set,
        ownId: entry.hasOwnId && !/^#?\d{1,4}$/u.test(entry.id) ? entry.id : undefined,
        title: comparedTitle(entry),
        form: entry.form,
        richness: richness(entry),
        isSplit: split.has(key),
      });
    }
  }
  return nodes;
}

/** Entries live as long as their source is unchanged, and every rebuild compares them. */
const titles = new WeakMap<DefectEntry, ComparedTitle>();

function comparedTitle(entry: DefectEntry): ComparedTitle {
  const known = titles.get(entry);
  if (known) return known;
  const words = titleWords(entry.title);
  const title = {
    words,
    distinctive: distinctiveWords(words),
    compact: compactTitle(entry.title),
    sorted: [...words].sort().join(' '),
  };
  titles.set(entry, title);
  return title;
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
  const plain = countedFields.filter((field) => entry[field] !== undefined).length;
  const lists = [entry.fixOptions, entry.checklist, entry.anchors].filter((list) => list.length > 0).length;
  return plain + lists + Object.keys(entry.details).length;
}
