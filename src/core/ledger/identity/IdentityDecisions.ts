/** What a person decided about which entries are one defect. Keys are `path#id` of entries, as in `DefectMention.entry`. */
export interface IdentityDecisions {
  /** The entries of each list are one defect, whatever the rules say, with all that the rules join to them. */
  readonly merged: readonly (readonly string[])[];
  /** Entries that no rule joins to another. */
  readonly split: readonly string[];
}

export const noDecisions: IdentityDecisions = { merged: [], split: [] };

/** The file of the decisions, workspace-relative; committed, so that a team shares them. Not a source. */
export const decisionsPath = '.defect-ledger.json';
