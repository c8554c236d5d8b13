import type { Defect, DefectMention, Ledger } from '../../core/model/ledger.js';

/** A place of a source that speaks of a defect. */
export interface SourceEntry {
  defect: Defect;
  mention: DefectMention;
}

const none: readonly SourceEntry[] = [];
/** Ledgers never change, so what was sorted once stays true for as long as the ledger is there. */
const known = new WeakMap<Ledger, ReadonlyMap<string, readonly SourceEntry[]>>();

/** The entries of one source from top to bottom, of the ledger's last reading of it. */
export function sourceEntries(ledger: Ledger, path: string): readonly SourceEntry[] {
  let byPath = known.get(ledger);
  if (!byPath) known.set(ledger, (byPath = sortEntries(ledger)));
  return byPath.get(path) ?? none;
}

export function isSource(ledger: Ledger, path: string): boolean {
  return ledger.sources.some((source) => source.path === path);
}

/** The id by which the source itself calls the entry; a defect that several sources tell of has that of one. */
export function ownId({ mention }: SourceEntry): string {
  return mention.entry.slice(mention.path.length + 1);
}

function sortEntries(ledger: Ledger): Map<string, SourceEntry[]> {
  const byPath = new Map<string, SourceEntry[]>();
  for (const defect of ledger.defects) {
    for (const mention of defect.mentions) {
      const entries = byPath.get(mention.path);
      if (entries) entries.push({ defect, mention });
      else byPath.set(mention.path, [{ defect, mention }]);
    }
  }
  for (const entries of byPath.values()) {
    entries.sort(
      ({ mention: { range: a } }, { mention: { range: b } }) =>
        a.start.line - b.start.line || a.start.character - b.start.character,
    );
  }
  return byPath;
}
