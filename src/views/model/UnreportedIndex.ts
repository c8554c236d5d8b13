import type { Ledger, UnreportedImport } from '../../core/model/ledger.js';

/** Everything that one missing name or module breaks. */
export interface UnreportedGroup {
  /** Lasts over updates: module and name. */
  readonly id: string;
  readonly module: string;
  /** Absent where the module itself is missing. */
  readonly name: string | undefined;
  /** In order of path and place, never empty. */
  readonly places: readonly UnreportedImport[];
}

/** The unreported import errors of one ledger, one group for each name that is missing, in order of module and name. */
export class UnreportedIndex {
  readonly groups: readonly UnreportedGroup[];
  private readonly unreported: readonly UnreportedImport[];
  private readonly byId: ReadonlyMap<string, UnreportedGroup>;

  constructor({ unreported }: Pick<Ledger, 'unreported'>) {
    this.unreported = unreported;
    const places = new Map<string, UnreportedImport[]>();
    for (const each of unreported) {
      const id = each.name === undefined ? each.module : `${each.module}:${each.name}`;
      const known = places.get(id);
      if (known) known.push(each);
      else places.set(id, [each]);
    }
    this.groups = [...places.keys()].sort().map((id) => {
      const [first] = places.get(id)!;
      return { id, module: first!.module, name: first!.name, places: places.get(id)! };
    });
    this.byId = new Map(this.groups.map((group) => [group.id, group]));
  }

  isOf({ unreported }: Pick<Ledger, 'unreported'>): boolean {
    return unreported === this.unreported;
  }

  get(id: string): UnreportedGroup | undefined {
    return this.byId.get(id);
  }
}
