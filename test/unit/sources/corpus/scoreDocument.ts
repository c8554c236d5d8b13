import { isDeepStrictEqual } from 'node:util';
import type { Defect, Ledger, Phase } from '../../../../src/core/model/ledger.js';
import type { CorpusDocument, ExpectedDefect, ExpectedPhase } from './CorpusDocument.js';
import { match, samePhaseTitle, sameTitle } from './matchTitles.js';
import { readDocument } from './readDocument.js';

/** `wanted` expected, `found` in the ledger, `right` of both. */
export interface Count {
  wanted: number;
  found: number;
  right: number;
}

export const FIELDS = ['severity', 'priority', 'status', 'kind', 'gapPercent', 'id'] as const;
export type Field = (typeof FIELDS)[number];
export type Fact = 'criteria' | 'readiness' | 'suites' | 'scores' | 'templates' | 'problems';

export interface DocumentScore {
  document: CorpusDocument;
  defects: Count;
  /** Only a phase with exactly the right tasks is right. */
  phases: Count;
  fields: Map<Field, Count>;
  /** What the document is asserted to say as a whole, and whether the ledger says so. */
  facts: Map<Fact, boolean>;
  anchors: Count;
  /** What is off, for people. */
  remarks: string[];
  exception?: unknown;
}

export function scoreDocument(document: CorpusDocument): DocumentScore {
  const score: DocumentScore = {
    document,
    defects: { wanted: document.expected.defects?.length ?? 0, found: 0, right: 0 },
    phases: { wanted: document.expected.phases?.length ?? 0, found: 0, right: 0 },
    fields: new Map(),
    facts: new Map(),
    anchors: { wanted: document.expected.anchors?.length ?? 0, found: 0, right: 0 },
    remarks: [],
  };
  let ledger: Ledger;
  try {
    ledger = readDocument(document.path, document.text);
  } catch (exception) {
    score.remarks.push(`exception: ${String(exception)}`);
    return { ...score, exception };
  }
  scoreDefects(score, ledger);
  scorePhases(score, ledger);
  scoreFacts(score, ledger);
  scoreAnchors(score, ledger);
  return score;
}

function scoreDefects(score: DocumentScore, ledger: Ledger): void {
  const expected = score.document.expected.defects;
  if (!expected) return;
  const { pairs, missed, invented } = match<ExpectedDefect, Defect>(expected, ledger.defects, [
    (wanted, defect) => wanted.id !== undefined && sameId(wanted.id, defect.id),
    (wanted, defect) => wanted.title === defect.title,
    (wanted, defect) => sameTitle(wanted.title, defect.title),
  ]);
  score.defects.found = ledger.defects.length;
  score.defects.right = pairs.length;
  score.remarks.push(
    ...missed.map((defect) => `missed "${defect.id ?? defect.title}"`),
    ...invented.map((defect) => `invented "${defect.title}"`),
  );
  for (const pair of pairs) {
    for (const field of FIELDS) {
      const wanted = pair.expected[field];
      if (wanted === undefined) continue;
      const found = pair.found[field];
      const right = field === 'id' ? sameId(String(wanted), String(found)) : wanted === found;
      const count = score.fields.get(field) ?? { wanted: 0, found: 0, right: 0 };
      score.fields.set(field, {
        wanted: count.wanted + 1,
        found: count.found + (found === undefined ? 0 : 1),
        right: count.right + (right ? 1 : 0),
      });
      if (!right) score.remarks.push(`${field} of "${pair.expected.title}": ${wanted}, read ${found}`);
    }
  }
}

function sameId(a: string, b: string): boolean {
  const bare = (id: string): string => id.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  return bare(a) === bare(b);
}

function scorePhases(score: DocumentScore, ledger: Ledger): void {
  const expected = score.document.expected.phases;
  if (!expected) return;
  const { pairs, missed, invented } = match<ExpectedPhase, Phase>(expected, ledger.phases, [
    (wanted, phase) => wanted.title === phase.title,
    (wanted, phase) => samePhaseTitle(wanted.title, phase.title),
  ]);
  score.phases.found = ledger.phases.length;
  score.remarks.push(
    ...missed.map((phase) => `missed phase "${phase.title}"`),
    ...invented.map((phase) => `invented phase "${phase.title}" of ${phase.tasks.length}`),
  );
  for (const { expected: wanted, found } of pairs) {
    const done = found.tasks.filter((task) => task.done).length;
    const right = found.tasks.length === wanted.tasks && (wanted.done ?? done) === done;
    if (right) score.phases.right++;
    else {
      const tasks = `${wanted.done ?? '?'}/${wanted.tasks} tasks, read ${done}/${found.tasks.length}`;
      score.remarks.push(`phase "${wanted.title}": ${tasks}`);
    }
  }
}

function scoreFacts(score: DocumentScore, ledger: Ledger): void {
  const { criteria, readiness, suites, scores, templates, problems } = score.document.expected;
  const say = (fact: Fact, wanted: unknown, found: unknown): void => {
    const right = isDeepStrictEqual(wanted, found);
    score.facts.set(fact, right);
    if (!right) score.remarks.push(`${fact}: ${JSON.stringify(wanted)}, read ${JSON.stringify(found)}`);
  };
  if (criteria) {
    const done = ledger.criteria.filter((criterion) => criterion.done).length;
    say('criteria', criteria, { total: ledger.criteria.length, done });
  }
  if (readiness !== undefined) {
    const all = ledger.readiness.map(({ current }) => [current.min, current.max]);
    // A document may state it several times; it is enough to have read it.
    const hit = readiness && all.find((span) => isDeepStrictEqual(span, readiness));
    say('readiness', readiness ?? [], hit ?? all);
  }
  if (suites !== undefined) say('suites', suites, ledger.suites.length);
  if (scores !== undefined) say('scores', scores, ledger.scores.length);
  if (templates) {
    const targets = ledger.templates.map((template) => template.targetPath);
    say('templates', [...templates].sort(), targets.sort());
  }
  if (problems !== undefined) say('problems', problems, ledger.problems.length);
}

function scoreAnchors(score: DocumentScore, ledger: Ledger): void {
  const anchors = ledger.defects.flatMap((defect) => defect.anchors);
  for (const wanted of score.document.expected.anchors ?? []) {
    const [path, line] = wanted.split(/:(\d+)/u);
    const right = anchors.some((anchor) => {
      if (!('path' in anchor) || anchor.path !== path) return false;
      return line === undefined || (anchor.kind === 'range' && anchor.range.start.line === Number(line) - 1);
    });
    if (right) score.anchors.right++;
    else score.remarks.push(`no anchor ${wanted}`);
  }
}
