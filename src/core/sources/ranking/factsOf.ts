import type { Ledger } from '../../model/ledger.js';
import { titleWords } from '../../ledger/identity/titleWords.js';
import type { Fragment } from '../fragment.js';

export type FactKind = 'defect' | 'phase' | 'criterion' | 'other';

/** One thing that a document says. Two facts are the same when they share a key. */
export interface Fact {
  kind: FactKind;
  keys: readonly string[];
}

/** What a source says, each thing once. */
export function factsOf(fragment: Fragment): Fact[] {
  const facts: Fact[] = [
    ...fragment.defects.map(({ id, title, hasOwnId }) => defectFact(title, hasOwnId ? id : undefined)),
    ...fragment.phases.map(({ title }) => phaseFact(title)),
    ...fragment.criteria.map(({ text }) => criterionFact(text)),
    ...fragment.templates.map(({ targetPath, title }) => other('template', targetPath, title)),
    ...fragment.readiness.map(({ current }) => other('readiness', `${current.min}`, `${current.max}`)),
    ...fragment.scores.map(({ category, percent }) => other('score', category, `${percent}`)),
    ...fragment.suites.map(({ name, passed, total }) => other('suite', name, `${passed}/${total}`)),
    ...fragment.totals.map(({ subject, value }) => other('total', subject, `${value}`)),
  ];
  const seen = new Set<string>();
  return facts.filter(({ keys }) => {
    const isNew = !keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return isNew;
  });
}

/** The keys of what the ledger has already. */
export function knownFacts({ defects, phases, criteria }: Ledger): Set<string> {
  return new Set(
    [
      ...defects.map(({ id, title }) => defectFact(title, id)),
      ...phases.map(({ title }) => phaseFact(title)),
      ...criteria.map(({ text }) => criterionFact(text)),
    ].flatMap(({ keys }) => keys),
  );
}

function defectFact(title: string, id: string | undefined): Fact {
  const keys = [`defect ${normalized(title)}`];
  return { kind: 'defect', keys: id === undefined ? keys : [`id ${id.toLowerCase()}`, ...keys] };
}

function phaseFact(title: string): Fact {
  return { kind: 'phase', keys: [`phase ${normalized(title)}`] };
}

function criterionFact(text: string): Fact {
  return { kind: 'criterion', keys: [`criterion ${normalized(text)}`] };
}

function other(...parts: readonly string[]): Fact {
  return { kind: 'other', keys: [parts.map(normalized).join(' ')] };
}

function normalized(title: string): string {
  const words = titleWords(title).join(' ');
  return words === '' ? title.trim().toLowerCase() : words;
}
