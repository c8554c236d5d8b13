import type { Fragment } from '../../sources/fragment.js';
import type { IdentityNode } from './IdentityNode.js';

interface Meant {
  readonly local: ReadonlyMap<Fragment, string>;
  readonly written: string | undefined;
}

/** From the ids that a source uses to those of the ledger. */
export class DefectIds {
  /** One that stays (ARCHITECTURE.md, "Code that stays compiled"). */
  static readonly lasting = new DefectIds(() => []);

  private readonly known = new Map<string, Meant>();

  /** `entriesOf`: all entries of an id. */
  constructor(private readonly entriesOf: (id: string) => readonly IdentityNode[]) {}

  /** The id itself when no source has it. */
  of(id: string, fragment: Fragment): string {
    let meant = this.known.get(id);
    if (!meant) this.known.set(id, (meant = this.meant(id)));
    return meant.local.get(fragment) ?? meant.written ?? id;
  }

  /** Of an id that is used twice the first defect is meant. */
  private meant(id: string): Meant {
    const local = new Map<Fragment, IdentityNode>();
    let written: IdentityNode | undefined;
    for (const node of this.entriesOf(id)) {
      const known = local.get(node.fragment);
      if (!known || isBefore(node, known)) local.set(node.fragment, node);
      if (node.entry.hasOwnId && (!written || isBefore(node, written))) written = node;
    }
    return {
      local: new Map([...local].map(([fragment, node]) => [fragment, node.group!.id])),
      written: written?.group!.id,
    };
  }
}

function isBefore({ group: a }: IdentityNode, { group: b }: IdentityNode): boolean {
  return a!.first.index < b!.first.index;
}
