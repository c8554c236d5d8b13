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
} from '../model/ledger.js';
import type { Mention, Range } from '../model/range.js';

/** How much a source's word weighs when several speak of one defect: the higher wins a field. */
export const RANKS = { native: 3, found: 2, report: 1 } as const;

export type AnchorEntry = AnchorFields & { inferred: boolean; source: Mention };

type Derived = 'evidence' | 'anchors' | 'occurrences' | 'templates' | 'phases' | 'mentions';
export type DefectField = Exclude<keyof Defect, Derived>;

/** A defect as one source tells it. */
export type DefectEntry = Omit<Defect, Derived> & {
  mention: Mention;
  /** Where the value of each field stands that the source gives: for diagnostics and for writing back. */
  fieldRanges: Partial<Record<DefectField, Range>>;
  anchors: AnchorEntry[];
  /** Ids of templates that the source names for this defect. */
  templates: string[];
};

/** A template with the ids of the defects that its source names for it. */
export type TemplateEntry = Template & { defects: string[] };

/** What one source says, with exact ranges. Immutable; read from that source's text alone. */
export interface Fragment {
  source: Source;
  rank: number;
  /** The text has syntax errors, so that entries may be missing: the last good fragment is shown meanwhile. */
  broken: boolean;
  readiness: Readiness[];
  scores: Score[];
  suites: Suite[];
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
    defects: [],
    phases: [],
    criteria: [],
    templates: [],
    problems: [],
  };
}
