import type { Defect } from '../../core/model/ledger.js';

/** What a row of the Roadmap view shows, without VS Code. Two rows that are the same (`sameRow`) are drawn once. */
export interface RoadmapRow {
  readonly label: string;
  readonly description: string;
  /** A codicon with its theme colour. */
  readonly icon?: { readonly id: string; readonly color?: string };
  /** Markdown; source text in it is escaped. */
  readonly tooltip?: string;
  readonly spoken: string;
  readonly context: string;
  readonly expansion: 'none' | 'collapsed' | 'expanded';
  /** The box of a row that can be ticked. */
  readonly ticked?: boolean;
  /** The row is that of a defect; `description` and `spoken` come behind what that row says. */
  readonly defect?: Defect;
}

export function sameRow(a: RoadmapRow, b: RoadmapRow): boolean {
  const plain = ({ defect: _, icon: __, ...row }: RoadmapRow): string => JSON.stringify(row);
  return (
    a.defect === b.defect &&
    a.icon?.id === b.icon?.id &&
    a.icon?.color === b.icon?.color &&
    plain(a) === plain(b)
  );
}
