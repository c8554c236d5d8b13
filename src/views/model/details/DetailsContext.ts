import type { RichNode } from './DetailsView.js';

/** What the ledger alone does not tell. */
export interface DetailsContext {
  /** The folder's Uri. */
  readonly key: string;
  /** The fixes that there are for the defect (`defectFixes`). */
  readonly fixes: readonly OfferedFix[];
  /** What the source says at each of the defect's mentions, in their order; undefined where it cannot be read. */
  readonly mentions: readonly (MentionText | undefined)[];
  /** Markdown as it stands in a field, from a source in `folder`. */
  readonly render: (text: string, folder: string) => readonly RichNode[];
}

export interface OfferedFix {
  readonly title: string;
  readonly templateId?: string;
}

export interface MentionText {
  readonly nodes: readonly RichNode[];
  readonly isCut: boolean;
}
