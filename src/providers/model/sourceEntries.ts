import { defectsIn } from '../../core/ledger/defectsIn.js';
import type { Defect, DefectMention, Ledger } from '../../core/model/ledger.js';

/** A place of a source that speaks of a defect. */
export interface SourceEntry {
  defect: Defect;
  mention: DefectMention;
}

/** Ledgers never change, so what was sorted once stays true for as long as the ledger is there. */
const known = new WeakMap<Ledger, Map<string, readonly SourceEntry[]>>();

/** The entries of one source from top to bottom, of the ledger's last reading of it. */
export function sourceEntries(ledger: Ledger, path: string): readonly SourceEntry[] {
  let byPath = known.get(ledger);
  if (!byPath) known.set(ledger, (byPath = new Map<string, readonly SourceEntry[]>()));
  let entries = byPath.get(path);
  if (!entries) byPath.set(path, (entries = sortEntries(ledger, path)));
  return entries;
}

export function isSource(ledger: Ledger, path: string): boolean {
  return ledger.sources.some((source) => source.path === path);
}

/** The id by which the source itself calls the entry; a defect that several sources tell of has that of one. */
export function ownId({ mention }: SourceEntry): string {
  return mention.entry.slice(mention.path.length + 1);
}

function sortEntries(ledger: Ledger, path: string): SourceEntry[] {
  return defectsIn(ledger, path)
    .flatMap((defect) =>
      defect.mentions.flatMap((mention) => (mention.path === path ? [{ defect, mention }] : [])),
    )
    .sort(
      ({ mention: { range: a } }, { mention: { range: b } }) =>
        a.start.line - b.start.line || a.start.character - b.start.character,
    );
}
