import type { Contradiction, Defect } from '../../model/ledger.js';
import {
  fieldContradictions,
  fieldsOfGroup,
  type FieldContradictions,
} from '../contradictions/fieldContradictions.js';
import type { IdentityGroup, IdentityNode } from './IdentityNode.js';

/**
 * The groups that the entries of one source are the first of, in their order, with what is made of each. Kept while the source stays: what
 * changes is put in its place, since to go through tens of thousands of groups, all over the heap, costs more than most changes.
 */
export class GroupList {
  private readonly list: IdentityGroup[] = [];
  private made: Defect[] | undefined;
  private said: FieldContradictions | undefined;

  constructor(nodes: readonly IdentityNode[]) {
    for (const node of nodes) if (node.group!.first === node) this.list.push(node.group!);
  }

  get groups(): readonly IdentityGroup[] {
    return this.list;
  }

  /** All of them are made. */
  get defects(): readonly Defect[] {
    return (this.made ??= this.list.map(({ defect }) => defect!));
  }

  get fields(): FieldContradictions {
    return (this.said ??= fieldContradictions(this.list));
  }

  /** Takes a group for the one of before. False where none had the same first entry. */
  replace(group: IdentityGroup): boolean {
    const at = this.placeOf(group.first);
    const before = this.list[at];
    if (before?.first !== group.first) return false;
    this.list[at] = group;
    if (before.entries.length + group.entries.length > 2) this.said = undefined;
    return true;
  }

  /** The group's defect is another one. */
  remade(group: IdentityGroup): void {
    if (this.made) this.made[this.placeOf(group.first)] = group.defect!;
  }

  /** What the entries of a group say stands elsewhere. */
  moved(group: IdentityGroup): void {
    const before = group.said;
    group.said = undefined;
    if (!before || !this.said) return;
    fieldsOfGroup(group);
    const isPut =
      put(this.said.status, before.status, group.said!.status) &&
      put(this.said.severity, before.severity, group.said!.severity);
    if (!isPut) this.said = undefined;
  }

  /** Where the group stands whose first entry this is, if there is one. */
  private placeOf({ index }: IdentityNode): number {
    let [low, high] = [0, this.list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.list[middle]!.first.index < index) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Takes some for those of before, in their place. False where that cannot be done. */
function put(
  all: Contradiction[],
  before: readonly Contradiction[] = [],
  now: readonly Contradiction[] = [],
): boolean {
  if (before.length !== now.length) return false;
  for (const [i, contradiction] of now.entries()) {
    const at = all.indexOf(before[i]!);
    if (at < 0) return false;
    all[at] = contradiction;
  }
  return true;
}
