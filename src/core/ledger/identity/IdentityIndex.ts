import type { Fragment } from '../../sources/fragment.js';
import { pushAll } from '../../sources/report/pushAll.js';
import { inSteps, inStepsFor, LIGHT, type Steps } from '../../steps.js';
import { anchorKeys } from './anchorKeys.js';
import { ChangedIds } from './ChangedIds.js';
import { EdgeBuckets } from './EdgeBuckets.js';
import { GroupList } from './GroupList.js';
import { IdFamilies } from './IdFamilies.js';
import { noDecisions, type IdentityDecisions } from './IdentityDecisions.js';
import {
  identitySource,
  type IdentityGroup,
  type IdentityNode,
  type IdentitySource,
} from './IdentityNode.js';
import { readNodes, SetNumbers } from './readNodes.js';
import { repeatingNodes } from './repeatedIds.js';
import { Regrouping, type Joined } from './Regrouping.js';
import { regroup, replace } from './replaceGroup.js';
import { anchorEdges, idEdges } from './sourceEdges.js';
import { TitleIndex } from './TitleIndex.js';

/** What an update changed. */
export interface IdentityChange {
  /** Groups that are new, or whose ids are. */
  readonly groups: ReadonlySet<IdentityGroup>;
  /** Of the others those of which an entry stands some lines further down or up: it says what it said. */
  readonly moved: ReadonlySet<IdentityGroup>;
  readonly gone: readonly IdentityGroup[];
  /** Ids of entries that may lead to another defect than before. */
  readonly ids: Pick<ReadonlySet<string>, 'has'>;
}

/**
 * Which entries are one defect, kept up to date. A change of a source looks again at the entries that it touches and at
 * those that an edge, over however many others, ties to them; what comes out is what all sources read at once would give.
 */
export class IdentityIndex {
  /** In the order of their first entries. */
  groups: readonly IdentityGroup[] = [];
  /** The same source by source. */
  groupsBySource: readonly GroupList[] = [];
  private readonly sources = new Map<string, IdentitySource>();
  private readonly lists = new Map<IdentitySource, GroupList>();
  private readonly byId = new EdgeBuckets(idEdges);
  private readonly byAnchor = new EdgeBuckets(anchorEdges);
  private readonly titles = new TitleIndex();
  private readonly families = new IdFamilies();
  private readonly regrouping = new Regrouping(this.titles);
  private readonly numbers = new SetNumbers();
  private decisions: IdentityDecisions = noDecisions;
  private comparesTitles = false;
  private comparesAnchors = false;

  /** @param ranked see `rankFragments` */
  *update(ranked: readonly Fragment[], decisions: IdentityDecisions): Steps<IdentityChange> {
    const { added, removed, reread, moved, touched } = yield* this.takeIn(ranked, decisions);
    const dirty = new Set<IdentityNode>(added);
    const mark = (node: IdentityNode): void => void dirty.add(node);
    yield* inSteps(removed, (node) => {
      this.byId.touch(node.entry.id);
      if (this.comparesAnchors)
        for (const anchor of node.entry.anchors)
          for (const key of anchorKeys(anchor)) this.byAnchor.touch(key);
      this.titles.remove(node);
      for (const other of node.group!.entries) if (!other.isGone) dirty.add(other);
    });
    yield* inStepsFor(added, this.byId, addById, LIGHT);
    yield* inSteps(this.newAnchors(added), (node) => {
      for (const anchor of node.entry.anchors)
        for (const key of anchorKeys(anchor)) this.byAnchor.add(key, node);
    });
    yield* this.byId.refresh(mark);
    yield* this.byAnchor.refresh(mark);
    yield* inSteps(this.newTitles(added), (node) => this.titles.add(node));
    yield* this.titles.refresh(mark);
    const decided = decisions.merged !== this.decisions.merged || decisions.merged.length > 0;
    if (decided) for (const node of this.regrouping.decide(decisions.merged, this.nodes)) dirty.add(node);
    this.decisions = decisions;
    const joined = yield* this.regrouping.regroup(dirty, touched);
    return yield* this.replaceGroups(joined, removed, reread, moved);
  }

  /** The entries of one id. */
  entriesOf(id: string): readonly IdentityNode[] {
    return this.byId.get(id);
  }

  /** The group's defect is another one. */
  remade(group: IdentityGroup): void {
    this.lists.get(group.first.source)!.remade(group);
  }

  /** What the entries of a group say stands elsewhere. */
  moved(group: IdentityGroup): void {
    if (group.entries.length > 1) this.lists.get(group.first.source)!.moved(group);
  }

  /** The entries whose written ids their siblings bear too. */
  repeating(): IdentityNode[] {
    return [...this.sources.values()].flatMap(({ repeating }) => repeating);
  }

  /** Put together where all are looked at, which most changes need not. */
  private get nodes(): readonly IdentityNode[] {
    return concatenated([...this.sources.values()].map(({ nodes }) => nodes));
  }

  /** Reads what changed into `sources`. */
  private *takeIn(
    ranked: readonly Fragment[],
    decisions: IdentityDecisions,
  ): Steps<{
    added: IdentityNode[];
    removed: IdentityNode[];
    /** Kept, with an entry that says something new. */
    reread: IdentityNode[];
    /** Kept, with an entry that says the same elsewhere. */
    moved: IdentityNode[];
    touched: Set<IdentitySource>;
  }> {
    const added: IdentityNode[] = [];
    const removed: IdentityNode[] = [];
    const reread: IdentityNode[] = [];
    const moved: IdentityNode[] = [];
    const touched = new Set<IdentitySource>();
    const split = new Set(decisions.split);
    const known = new Map(this.sources);
    this.sources.clear();
    let count = 0;
    const splitChanged =
      decisions.split.length !== this.decisions.split.length ||
      this.decisions.split.some((key) => !split.has(key));
    for (const fragment of ranked) {
      const key = uniqueKey(this.sources, `${fragment.rank} ${fragment.source.path}`);
      const source = known.get(key) ?? identitySource(fragment);
      known.delete(key);
      this.sources.set(key, source);
      const isNew = source.nodes.length === 0;
      if (isNew || source.fragment !== fragment || splitChanged) {
        const before = source.nodes;
        const otherDay: boolean = source.fragment.source.date !== fragment.source.date;
        source.fragment = fragment;
        source.nodes = yield* readNodes(source, split, this.numbers, (node, isMoved) => {
          if (!otherDay) (isMoved ? moved : reread).push(node);
        });
        source.repeating = source.repeats ? yield* repeatingNodes(source.nodes) : [];
        if (isNew) pushAll(added, source.nodes);
        else {
          const left = new Set(before);
          yield* inSteps(source.nodes, (node) => {
            if (!left.delete(node)) added.push(node);
            else if (otherDay) reread.push(node);
          });
          for (const node of left) removed.push(node);
        }
        touched.add(source);
        this.lists.delete(source);
        source.start = undefined;
      }
      // Nothing of a source is looked at that is what it was and where it was.
      if (source.start !== count) {
        source.start = count;
        numberFrom(source.nodes, count);
      }
      count += source.nodes.length;
      yield;
    }
    for (const source of known.values()) {
      for (const node of source.nodes) removed.push(node);
      source.nodes = [];
      touched.add(source);
      this.lists.delete(source);
    }
    for (const node of removed) node.isGone = true;
    return { added, removed, reread, moved, touched };
  }

  /** Anchors never join siblings: an inventory alone needs no look at them. */
  private newAnchors(added: readonly IdentityNode[]): readonly IdentityNode[] {
    if (this.comparesAnchors) return added;
    this.comparesAnchors = this.hasSeveralSets();
    return this.comparesAnchors ? this.nodes : [];
  }

  private hasSeveralSets(): boolean {
    let first: number | undefined;
    for (const { nodes } of this.sources.values())
      for (const { set } of nodes) if (set !== (first ??= set)) return true;
    return false;
  }

  /**
   * Titles join only where one of the two has no written id, and never siblings: an inventory that gives every
   * entry an id, alone, needs no look at them.
   */
  private newTitles(added: readonly IdentityNode[]): readonly IdentityNode[] {
    if (this.comparesTitles) return added;
    const needed =
      this.hasSeveralSets() &&
      [...this.sources.values()].some(({ nodes }) => nodes.some(({ ownId }) => ownId === undefined));
    if (!needed) return [];
    this.comparesTitles = true;
    return this.nodes;
  }

  private *replaceGroups(
    joined: readonly Joined[],
    removed: readonly IdentityNode[],
    reread: readonly IdentityNode[],
    moved: readonly IdentityNode[],
  ): Steps<IdentityChange> {
    const fresh = new Set<IdentityGroup>();
    const old = groupsOf(removed);
    const replaced = { fresh, old };
    yield* inStepsFor(joined, replaced, regroup);
    yield* inSteps(reread, ({ group }) => {
      if (!fresh.has(group!)) replace(replaced, group!.entries);
    });
    yield* inSteps(old, (group) => this.families.remove(group));
    yield* inStepsFor(fresh, this.families, addFamily, LIGHT);
    const others = yield* this.families.settle((group) => fresh.has(group));
    for (const group of others) fresh.add(group);
    this.groups = yield* this.inOrder(old, fresh);
    return {
      groups: fresh,
      moved: groupsOf(moved, fresh),
      gone: [...old],
      ids: new ChangedIds(removed, fresh),
    };
  }

  /** All groups, in the order of their first entries. */
  private *inOrder(
    old: ReadonlySet<IdentityGroup>,
    fresh: ReadonlySet<IdentityGroup>,
  ): Steps<IdentityGroup[]> {
    const redo = ({ source }: IdentityNode): void => void this.lists.delete(source);
    yield* inSteps(old, ({ first }) => {
      if (first.isGone || first.group!.first !== first) redo(first);
    });
    yield* inSteps(fresh, (group) => {
      if (this.lists.get(group.first.source)?.replace(group) === false) redo(group.first);
    });
    const bySource: GroupList[] = [];
    for (const source of this.sources.values()) {
      let list = this.lists.get(source);
      if (!list) this.lists.set(source, (list = new GroupList(source.nodes)));
      bySource.push(list);
      yield;
    }
    this.groupsBySource = bySource;
    return concatenated(bySource.map(({ groups }) => groups));
  }
}

/** As a copy of memory, which a list of tens of thousands is not when it is made item by item. */
export function concatenated<T>(lists: readonly (readonly T[])[]): T[] {
  return ([] as T[]).concat(...lists);
}

/** Without some. */
function groupsOf(
  nodes: readonly IdentityNode[],
  but: ReadonlySet<IdentityGroup> = new Set(),
): Set<IdentityGroup> {
  const groups = new Set<IdentityGroup>();
  for (const { group } of nodes) if (!but.has(group!)) groups.add(group!);
  return groups;
}

function addById(byId: EdgeBuckets, node: IdentityNode): void {
  byId.add(node.entry.id, node);
}

function addFamily(families: IdFamilies, group: IdentityGroup): void {
  families.add(group);
}

/** In a function of its own, as other loops here over all entries: an engine compiles the whole of what has one. */
function numberFrom(nodes: readonly IdentityNode[], first: number): void {
  for (let i = 0; i < nodes.length; i++) nodes[i]!.index = first + i;
}

/** Of two sources of one path, which nobody has, the second is another one. */
function uniqueKey(known: ReadonlyMap<string, unknown>, wanted: string): string {
  let key = wanted;
  for (let n = 2; known.has(key); n++) key = `${wanted} ${n}`;
  return key;
}
