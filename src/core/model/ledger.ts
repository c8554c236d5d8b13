import * as z from 'zod';
import { anchorFields } from './anchor.js';
import { mentionSchema, rangeSchema } from './range.js';
import {
  CONFIDENCES,
  CONTRADICTION_KINDS,
  DEFECT_KINDS,
  EVIDENCE_STATES,
  PHASE_STATES,
  PRIORITIES,
  PROBLEM_SEVERITIES,
  SEVERITIES,
  SOURCE_KINDS,
  STATUSES,
  TEMPLATE_MODES,
} from './vocabulary.js';

/** The ledger as JSON (DESIGN: "The ledger as JSON"), also the value that the views are made from. Immutable. */
export const sourceSchema = z.object({
  path: z.string(),
  kind: z.enum(SOURCE_KINDS),
  encoding: z.string(),
  /** The text was damaged by a wrong decoding and is read for its meaning; the file is left as it is. */
  repaired: z.boolean(),
  /** It is not read, or not whole: entries may be missing. `problems` say why. */
  broken: z.literal(true).optional(),
  /** The day that the source says it was written, `YYYY-MM-DD`. */
  date: z.string().optional(),
});

export const readinessSchema = z.object({
  /** Percent. `point` is the one figure beside a range: `88% (85-90% range)`. */
  current: z.object({ min: z.number(), max: z.number(), point: z.number().optional() }),
  target: z.number().optional(),
  source: mentionSchema,
});

export const scoreSchema = z.object({
  category: z.string(),
  percent: z.number(),
  status: z.string().optional(),
  source: mentionSchema,
});

export const suiteSchema = z.object({
  name: z.string(),
  passed: z.number(),
  total: z.number(),
  source: mentionSchema,
});

/** A count that a source states of the project, e.g. `tests collected` 2654. */
export const totalSchema = z.object({ subject: z.string(), value: z.number(), source: mentionSchema });

export const anchorSchema = z.intersection(
  anchorFields,
  z.object({
    /** Read from prose or from a field that was not meant as an anchor, rather than written out. */
    inferred: z.boolean(),
    source: mentionSchema,
    state: z.enum(EVIDENCE_STATES),
    /** How sure it is that this is the code that was meant; absent where nothing had to be followed. */
    confidence: z.enum(CONFIDENCES).optional(),
  }),
);

export const occurrenceSchema = z.object({
  path: z.string(),
  range: rangeSchema,
  /** Index into the defect's `anchors`. */
  anchor: z.int().min(0),
  confidence: z.enum(CONFIDENCES),
  /** The code here proves the defect; false where it was merely found. */
  proves: z.boolean(),
  message: z.string(),
});

export const fixOptionSchema = z.object({
  description: z.string(),
  effort: z.string().optional(),
  risk: z.string().optional(),
  recommended: z.boolean(),
});

export const checkSchema = z.object({ text: z.string(), done: z.boolean(), source: mentionSchema });

/** A mention with the entry that it is of and why that entry was joined to the first one. */
export const defectMentionSchema = mentionSchema.extend({
  /** `path#id` of the entry in its source: what *Merge with...* and *Split* write down. */
  entry: z.string(),
  /** E.g. `same id`, `same title and priority`; absent on the first mention. */
  joinedBy: z.string().optional(),
});

export const defectSchema = z.object({
  id: z.string(),
  /** No source gives the defect an id: `id` was made from its title. */
  idFromTitle: z.boolean().optional(),
  title: z.string(),
  kind: z.enum(DEFECT_KINDS),
  priority: z.enum(PRIORITIES).optional(),
  severity: z.enum(SEVERITIES).optional(),
  status: z.enum(STATUSES),
  /** The status in the source's own words. */
  rawStatus: z.string().optional(),
  category: z.string().optional(),
  description: z.string().optional(),
  rootCause: z.string().optional(),
  impact: z.string().optional(),
  effort: z.string().optional(),
  timeline: z.string().optional(),
  owner: z.string().optional(),
  gapPercent: z.number().optional(),
  current: z.string().optional(),
  target: z.string().optional(),
  fixOptions: z.array(fixOptionSchema),
  checklist: z.array(checkSchema),
  dependsOn: z.array(z.string()),
  /** What the source says beyond the known fields, as read. */
  details: z.record(z.string(), z.json()),
  evidence: z.enum(EVIDENCE_STATES),
  anchors: z.array(anchorSchema),
  occurrences: z.array(occurrenceSchema),
  templates: z.array(z.string()),
  phases: z.array(z.string()),
  mentions: z.array(defectMentionSchema),
});

export const taskSchema = z.object({
  title: z.string(),
  done: z.boolean(),
  effort: z.string().optional(),
  owner: z.string().optional(),
  defects: z.array(z.string()),
  source: mentionSchema,
});

/** Days as `YYYY-MM-DD`, both within; one of them may be all that a source gives. */
export const phaseDatesSchema = z.object({
  start: z.string().optional(),
  end: z.string().optional(),
  /** The source gives weeks: they were counted from this day. */
  countedFrom: z.string().optional(),
});

export const phaseSchema = z.object({
  id: z.string(),
  title: z.string(),
  order: z.number(),
  weeks: z.object({ start: z.number(), end: z.number() }).optional(),
  dates: phaseDatesSchema.optional(),
  /** How far the source itself says that it is. */
  state: z.enum(PHASE_STATES).optional(),
  /** Ids of phases that must be over before it begins. */
  dependsOn: z.array(z.string()).optional(),
  tasks: z.array(taskSchema),
  /** What the phase is about, where its title names it: `Foundation (Raft, SPIRE)`. */
  topics: z.array(z.string()).optional(),
  /** Plans for a part of the work that run through the same phase, e.g. a testing roadmap beside the main one. */
  tracks: z
    .array(z.object({ title: z.string(), tasks: z.array(taskSchema), source: mentionSchema }))
    .optional(),
  exitCriteria: z.array(checkSchema),
  mentions: z.array(mentionSchema),
});

export const criterionSchema = z.object({
  category: z.string().optional(),
  text: z.string(),
  done: z.boolean(),
  target: z.string().optional(),
  current: z.string().optional(),
  source: mentionSchema,
});

export const templateSchema = z.object({
  id: z.string(),
  title: z.string(),
  language: z.string(),
  targetPath: z.string(),
  mode: z.enum(TEMPLATE_MODES),
  code: z.string(),
  /** The file that the code is from, where it does not stand in the source. */
  file: z.string().optional(),
  /** `${1:default}` and `${module}` in the code stand for something to fill in. Default: false. */
  snippet: z.boolean().optional(),
  /** Why it is listed without a fix. */
  unusable: z.string().optional(),
  source: mentionSchema,
});

export const contradictionSchema = z.object({
  /** `readiness`, `tests collected`, `severity of RAFT-7`: the fact that the claims are about. */
  subject: z.string(),
  kind: z.enum(CONTRADICTION_KINDS),
  /** The id of the defect that it is about. */
  defect: z.string().optional(),
  /** `source` is the place of the value itself, so that it can be replaced by another claim's. */
  claims: z.array(z.object({ value: z.string(), source: mentionSchema })),
});

export const problemSchema = z.object({
  path: z.string(),
  range: rangeSchema,
  severity: z.enum(PROBLEM_SEVERITIES),
  message: z.string(),
  /** What would mend it: `text` stands once in the range and could be `replacement`. */
  suggestion: z.object({ text: z.string(), replacement: z.string() }).optional(),
});

/** An import that cannot work and that no defect speaks of. */
export const unreportedImportSchema = z.object({
  path: z.string(),
  /** Of the name; of the module where the module itself is missing. */
  range: rangeSchema,
  /** Absolute dotted name. */
  module: z.string(),
  /** What the module does not define; absent where there is no such module. */
  name: z.string().optional(),
  /** What it would come from, if that were installed. */
  library: z.string().optional(),
  /** Inside `except ImportError`: it fails in silence. */
  guarded: z.boolean(),
});

export const ledgerSchema = z.object({
  version: z.literal(1),
  sources: z.array(sourceSchema),
  readiness: z.array(readinessSchema),
  scores: z.array(scoreSchema),
  suites: z.array(suiteSchema),
  totals: z.array(totalSchema),
  defects: z.array(defectSchema),
  phases: z.array(phaseSchema),
  criteria: z.array(criterionSchema),
  templates: z.array(templateSchema),
  contradictions: z.array(contradictionSchema),
  problems: z.array(problemSchema),
  unreported: z.array(unreportedImportSchema),
});

export type Ledger = z.infer<typeof ledgerSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type Readiness = z.infer<typeof readinessSchema>;
export type Score = z.infer<typeof scoreSchema>;
export type Suite = z.infer<typeof suiteSchema>;
export type Total = z.infer<typeof totalSchema>;
export type Anchor = z.infer<typeof anchorSchema>;
export type Occurrence = z.infer<typeof occurrenceSchema>;
export type FixOption = z.infer<typeof fixOptionSchema>;
export type Check = z.infer<typeof checkSchema>;
export type Defect = z.infer<typeof defectSchema>;
export type DefectMention = z.infer<typeof defectMentionSchema>;
export type Task = z.infer<typeof taskSchema>;
export type PhaseDates = z.infer<typeof phaseDatesSchema>;
export type Phase = z.infer<typeof phaseSchema>;
export type Criterion = z.infer<typeof criterionSchema>;
export type Template = z.infer<typeof templateSchema>;
export type Contradiction = z.infer<typeof contradictionSchema>;
export type UnreportedImport = z.infer<typeof unreportedImportSchema>;
export type Problem = z.infer<typeof problemSchema>;
