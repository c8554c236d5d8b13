import * as l10n from '@vscode/l10n';
import type { Contradiction } from '../../model/ledger.js';
import type { Fragment, NumberSpan } from '../../sources/fragment.js';
import { workWords } from '../phases/workWords.js';
import { contradictionOf, disagreeing, type Claim } from './Claim.js';

type ProjectOf = (fragment: Fragment) => string;

/** One fact that several places speak of. */
interface Fact<T extends Claim> {
  subject: string;
  claims: T[];
}

type SuiteClaim = Claim & { total: NumberSpan };

/** Readiness: spans that do not overlap. `50-55` and `52` agree. */
export function readinessContradictions(fragments: readonly Fragment[], project: ProjectOf): Contradiction[] {
  const facts = new Map<string, Fact<Claim>>();
  for (const fragment of fragments) {
    for (const { current, source } of fragment.readiness) {
      const span = { min: current.min, max: current.max };
      add(facts, project(fragment), l10n.t('readiness'), {
        value: `${spanText(span)}%`,
        source,
        span,
        date: fragment.source.date,
      });
    }
  }
  return [...facts.values()].flatMap(({ subject, claims }) =>
    contradictionOf('readiness', subject, disagreeing(claims)),
  );
}

/** Counts of the same subject, in whatever order its words stand. `2,401+` agrees with 2401 and all above. */
export function totalContradictions(fragments: readonly Fragment[], project: ProjectOf): Contradiction[] {
  const facts = new Map<string, Fact<Claim>>();
  for (const fragment of fragments) {
    for (const { subject, span, source } of fragment.totals) {
      const words = [...workWords(subject).all].filter((word) => !counting.has(word)).sort();
      const key = `${project(fragment)}\n${words.join(' ') || subject.toLowerCase()}`;
      add(facts, key, subject, { value: spanText(span), source, span, date: fragment.source.date });
    }
  }
  return [...facts.values()].flatMap(({ subject, claims }) =>
    contradictionOf('total', subject, disagreeing(claims)),
  );
}

const counting = new Set(['total', 'number', 'count', 'of', 'the', 'overall', 'all']);

/** The same suite, whether called `Chaos` or `Chaos Tests`: other numbers passed, or totals that do not overlap. */
export function suiteContradictions(fragments: readonly Fragment[], project: ProjectOf): Contradiction[] {
  const facts = new Map<string, Fact<SuiteClaim>>();
  for (const fragment of fragments) {
    for (const { name, passed, totalSpan, source } of fragment.suites) {
      add(facts, `${project(fragment)}\n${suiteKey(name)}`, l10n.t('suite {0}', name), {
        value: `${passed}/${spanText(totalSpan)}`,
        source,
        span: { min: passed, max: passed },
        total: totalSpan,
        date: fragment.source.date,
      });
    }
  }
  return [...facts.values()].flatMap(({ subject, claims }) => {
    const totals = new Set(
      disagreeing(claims.map((claim) => ({ ...claim, span: claim.total }))).map(({ source }) => source),
    );
    const passed = new Set(disagreeing(claims));
    const found = claims.filter((claim) => passed.has(claim) || totals.has(claim.source));
    return contradictionOf('suite', subject, found);
  });
}

function suiteKey(name: string): string {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !/^(?:tests?|testing|suites?)$/u.test(word));
  return (telling.length > 0 ? telling : words).join(' ');
}

function add<T extends Claim>(facts: Map<string, Fact<T>>, key: string, subject: string, claim: T): void {
  const known = facts.get(key);
  if (known) known.claims.push(claim);
  else facts.set(key, { subject, claims: [claim] });
}

/** `52`, `50-55`, `2401+` */
function spanText({ min, max }: NumberSpan): string {
  return max === Infinity ? `${min}+` : min === max ? `${min}` : `${min}-${max}`;
}
