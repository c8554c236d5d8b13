import { emptyLedger } from '../../../src/core/ledger/emptyLedger.js';
import type { Contradiction, Defect, DefectMention, Ledger, Phase } from '../../../src/core/model/ledger.js';
import type { Mention } from '../../../src/core/model/range.js';

/** A place of `length` characters; line and character zero-based. */
export function placeAt(path: string, line: number, character = 0, length = 4): Mention {
  return { path, range: { start: { line, character }, end: { line, character: character + length } } };
}

export function mentionAt(path: string, line: number, id: string, joinedBy?: string): DefectMention {
  return { ...placeAt(path, line), entry: `${path}#${id}`, ...(joinedBy === undefined ? {} : { joinedBy }) };
}

export function makeDefect(fields: Partial<Defect> & { id: string }): Defect {
  return {
    title: `Title of ${fields.id}`,
    kind: 'defect',
    status: 'open',
    fixOptions: [],
    checklist: [],
    dependsOn: [],
    details: {},
    evidence: 'unlocated',
    anchors: [],
    occurrences: [],
    templates: [],
    phases: [],
    mentions: [mentionAt('a.md', 0, fields.id)],
    ...fields,
  };
}

/** Claims as `[value, place]`. */
export function makeContradiction(
  fields: Pick<Contradiction, 'kind' | 'subject'> & { defect?: string },
  ...claims: [value: string, source: Mention][]
): Contradiction {
  return { ...fields, claims: claims.map(([value, source]) => ({ value, source })) };
}

export function makePhase(fields: Partial<Phase> & { id: string }): Phase {
  return { title: fields.id, order: 1, tasks: [], exitCriteria: [], mentions: [], ...fields };
}

export function makeLedger(parts: Partial<Ledger>): Ledger {
  return { ...emptyLedger(), ...parts };
}
