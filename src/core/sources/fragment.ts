import type { AnchorFields } from '../model/anchor.js';
import type {
  Criterion,
  Defect,
  Phase,
  Problem,
  Readiness,
  Score,
  Source,
  Suite,
  Template,
  Total,
} from '../model/ledger.js';
import type { Mention, Range } from '../model/range.js';

/** How much a source's word weighs when several speak of one defect: the higher wins a field. */
export const RANKS = { native: 3, found: 2, report: 1 } as const;

export type AnchorEntry = AnchorFields & { inferred: boolean; source: Mention };

type Derived = 'idFromTitle' | 'evidence' | 'anchors' | 'occurrences' | 'templates' | 'phases' | 'mentions';

/** What an entry is in its source, the most telling first: an inventory's entry, a section, a list item, a table row. */
export const ENTRY_FORMS = ['entry', 'section', 'item', 'row'] as const;
export type EntryForm = (typeof ENTRY_FORMS)[number];

/** A number in a source, as loosely as it was written: `0/30-40` has a total of 30 to 40, `5+` one of 5 to Infinity. */
export interface NumberSpan {
  min: number;
  max: number;
}

export type SuiteEntry = Suite & { totalSpan: NumberSpan };
export type TotalEntry = Total & { span: NumberSpan };
export type DefectField = Exclude<keyof Defect, Derived>;

/** A defect as one source tells it. */
export type DefectEntry = Omit<Defect, Derived> & {
  /** False when `id` was made from the title: such an id is unique in its fragment and joins nothing by itself. */
  hasOwnId: boolean;
  /** The title is a key made readable, which any written title outdoes. Default: false. */
  titleFromKey?: boolean | undefined;
  form: EntryForm;
  /** The rows of one table, the items of one list, the sections of one level: entries of one fragment with the same value are never one defect. */
  siblings: string;
  mention: Mention;
  /** Where the value of each field stands that the source gives: for diagnostics and for writing back. */
  fieldRanges: Partial<Record<DefectField, Range>>;
  anchors: AnchorEntry[];
  /** Ids of templates that the source names for this defect. */
  templates: string[];
};

/** A template with the ids of the defects that its source names for it; of a report, ids of its own fragment. */
export type TemplateEntry = Template & {
  defects: string[];
  /** Where `file` is named. */
  filePlace?: Mention;
  /** Words of the headings that it stands under which may be ids of other sources: `## RAFT-7: Required changes`. */
  headingWords?: string[];
};

/** What one source says, with exact ranges. Immutable; read from that source's text alone. */
export interface Fragment {
  source: Source;
  rank: number;
  /** The text has syntax errors, so that entries may be missing: the last good fragment is shown meanwhile. */
  broken: boolean;
  readiness: Readiness[];
  scores: Score[];
  suites: SuiteEntry[];
  totals: TotalEntry[];
  defects: DefectEntry[];
  phases: Phase[];
  criteria: Criterion[];
  templates: TemplateEntry[];
  problems: Problem[];
}

export function emptyFragment(source: Source, rank: number): Fragment {
  return {
    source,
    rank,
    broken: false,
    readiness: [],
    scores: [],
    suites: [],
    totals: [],
    defects: [],
    phases: [],
    criteria: [],
    templates: [],
    problems: [],
  };
}
