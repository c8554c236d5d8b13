import * as l10n from '@vscode/l10n';
import { baseName } from '../files/workspacePath.js';
import type { Contradiction } from '../model/ledger.js';

type Claim = Contradiction['claims'][number];

/** The values that are claimed, each once, in the order of the claims. */
export function distinctValues({ claims }: Contradiction): string[] {
  return [...new Set(claims.map((claim) => claim.value))];
}

/** `50-55% ≠ 85-90%` */
export function valuesLabel(contradiction: Contradiction): string {
  return distinctValues(contradiction).join(' ≠ ');
}

/** The same to be read aloud: `50-55% or 85-90%`. */
export function valuesAloud(contradiction: Contradiction): string {
  return distinctValues(contradiction).reduce((all, value) => l10n.t('{0} or {1}', all, value));
}

/** Indexes of the claims that say something else than the claim at `index`: one for each other value, the first. */
export function otherClaims({ claims }: Contradiction, index: number): number[] {
  const seen = new Set([claims[index]?.value]);
  return claims.flatMap(({ value }, i) => {
    if (seen.has(value)) return [];
    seen.add(value);
    return [i];
  });
}

/** `PHASE4.md:5`, the line one-based; with its folders when claims of the contradiction come from two files of that name. */
export function claimPlace({ claims }: Contradiction, { source }: Claim): string {
  return `${claimFile({ claims }, source.path)}:${source.range.start.line + 1}`;
}

/** `PHASE4.md`; with its folders when claims come from two files of that name. */
export function claimFile({ claims }: Pick<Contradiction, 'claims'>, path: string): string {
  const name = baseName(path);
  const ambiguous = claims.some(({ source }) => source.path !== path && baseName(source.path) === name);
  return ambiguous ? path : name;
}

/** `readiness is 50-55% here, 85-90% in PHASE4.md:5`: as the claim at `index` sees it. */
export function describeClaim(contradiction: Contradiction, index: number): string {
  const { claims, subject } = contradiction;
  const others = otherClaims(contradiction, index).map((i) => {
    const claim = claims[i]!;
    return l10n.t('{0} in {1}', claim.value, claimPlace(contradiction, claim));
  });
  return [l10n.t('{0} is {1} here', subject, claims[index]!.value), ...others].join(', ');
}
