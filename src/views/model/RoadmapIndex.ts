import { compareActionable, nextActionable } from '../../core/ledger/phases/nextActionable.js';
import type { Defect, Phase } from '../../core/model/ledger.js';
import type { KeyedLedger } from './KeyedLedger.js';

/** A defect that can be worked on, and the folder whose it is. */
export interface Next {
  readonly key: string;
  readonly defect: Defect;
}

interface ById {
  readonly defects: ReadonlyMap<string, Defect>;
  readonly phases: ReadonlyMap<string, Phase>;
  readonly inPhase: ReadonlyMap<string, readonly Defect[]>;
}

/** What is looked up in the ledgers of several folders; made on the first look, for good. */
export class RoadmapIndex {
  private readonly byKey = new Map<string, KeyedLedger>();
  private readonly made = new Map<string, ById>();
  private nextOnes: readonly Next[] | undefined;

  constructor(readonly ledgers: readonly KeyedLedger[]) {
    for (const entry of ledgers) this.byKey.set(entry.key, entry);
  }

  /** The folders that have something of a roadmap. */
  get planned(): readonly KeyedLedger[] {
    return this.ledgers.filter(({ ledger }) => ledger.phases.length + ledger.criteria.length > 0);
  }

  /** Open defects that nothing blocks, the best first, over all folders. */
  get next(): readonly Next[] {
    this.nextOnes ??= this.ledgers
      .flatMap(({ key, ledger }) =>
        nextActionable(ledger, this.of(key).defects).map((one) => ({ key, ...one })),
      )
      .sort(compareActionable);
    return this.nextOnes;
  }

  ledger(key: string): KeyedLedger['ledger'] | undefined {
    return this.byKey.get(key)?.ledger;
  }

  nameOf(key: string): string {
    return this.byKey.get(key)?.name ?? key;
  }

  defect(key: string, id: string): Defect | undefined {
    return this.of(key).defects.get(id);
  }

  phase(key: string, id: string): Phase | undefined {
    return this.of(key).phases.get(id);
  }

  /** Those whose phase it is, by whatever says so. */
  inPhase(key: string, phaseId: string): readonly Defect[] {
    return this.of(key).inPhase.get(phaseId) ?? [];
  }

  private of(key: string): ById {
    let found = this.made.get(key);
    if (!found) {
      const { defects = [], phases = [] } = this.ledger(key) ?? {};
      const inPhase = new Map<string, Defect[]>();
      for (const defect of defects) {
        for (const id of defect.phases) {
          const known = inPhase.get(id);
          if (known) known.push(defect);
          else inPhase.set(id, [defect]);
        }
      }
      found = {
        defects: new Map(defects.map((defect) => [defect.id, defect])),
        phases: new Map(phases.map((phase) => [phase.id, phase])),
        inPhase,
      };
      this.made.set(key, found);
    }
    return found;
  }
}
