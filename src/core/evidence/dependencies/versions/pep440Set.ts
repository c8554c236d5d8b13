import { compare, explain, valid } from '@renovatebot/pep440';
import { intersection, type Interval, type VersionSet } from './VersionSet.js';

/** Higher than any local label or post-release in use: `1.0` with every local label is `[1.0, 1.0+last]`. */
const last = '99999999999999';
const maxClauses = 50;

/**
 * PEP 440 specifiers (https://peps.python.org/pep-0440/#version-specifiers) and what Poetry and Pipenv add: `^1.2`, `~1.2`, `||`,
 * `*`, a bare version for a pin. Undefined for what is neither.
 */
export function pep440Set(text: string): VersionSet | undefined {
  const written = text
    .replaceAll(/\\\r?\n/gu, ' ')
    .replaceAll(/[()]/gu, ' ')
    .trim();
  if (written === '' || written === '*') return { intervals: [{}], compare };
  const alternatives = written.split(/\|\|?/u);
  if (alternatives.length > maxClauses) return undefined;
  const intervals: Interval[] = [];
  for (const alternative of alternatives) {
    const set = clauses(alternative);
    if (!set) return undefined;
    intervals.push(...set.intervals);
  }
  return { intervals, compare };
}

function clauses(text: string): VersionSet | undefined {
  const clause = /\s*(={2,3}|~=|!=|<=|>=|[<>^~=])?\s*([\w.!+*-]+)\s*(?:,\s*|$|(?=[=~!<>^\s]))/uy;
  let set: VersionSet = { intervals: [{}], compare };
  for (let count = 0; clause.lastIndex < text.length; count++) {
    const match = clause.exec(text);
    if (!match || count > maxClauses) return undefined;
    const intervals = clauseIntervals(match[1] ?? '==', match[2]!);
    if (!intervals) return undefined;
    set = intersection(set, { intervals, compare });
  }
  return set;
}

function clauseIntervals(operator: string, written: string): Interval[] | undefined {
  if (written === '*') return operator === '!=' ? [] : [{}];
  const wild = /^(.*?)\.\*$/u.exec(written)?.[1];
  const parsed = explain(wild ?? written);
  const version = valid(wild ?? written);
  if (!parsed || version === null) return undefined;
  const { release, epoch } = parsed;
  const plain = parsed.public;
  const before = (numbers: readonly number[]): string => `${epoch}!${numbers.join('.')}.dev0`;
  const from = { version, included: true };
  if (wild !== undefined) {
    const low = { version: before(release), included: true };
    const high = { version: before(next(release, release.length - 1)), included: false };
    if (operator === '!=')
      return [{ high: { ...low, included: false } }, { low: { ...high, included: true } }];
    return operator === '==' || operator === '=' ? [{ low, high }] : undefined;
  }
  const upTo = (index: number): Interval[] => [
    { low: from, high: { version: before(next(release, index)), included: false } },
  ];
  const pinned = parsed.local ? version : `${plain}+${last}`;
  switch (operator) {
    case '~=':
      return release.length < 2 ? undefined : upTo(release.length - 2);
    case '^': {
      const first = release.findIndex((number) => number !== 0);
      return upTo(first < 0 ? release.length - 1 : first);
    }
    case '~':
      return upTo(Math.min(1, release.length - 1));
    case '>=':
      return [{ low: from }];
    case '<=':
      return [{ high: { version: pinned, included: true } }];
    case '>':
      // Neither post-releases nor local builds of the version itself are after it.
      return [
        {
          low: {
            version:
              parsed.is_postrelease || parsed.is_devrelease ? `${plain}+${last}` : `${plain}.post${last}`,
            included: false,
          },
        },
      ];
    case '<':
      // Its own pre-releases are not before it, unless it is one.
      return [{ high: { version: parsed.is_prerelease ? plain : `${plain}.dev0`, included: false } }];
    case '!=':
      return [{ high: { version, included: false } }, { low: { version: pinned, included: false } }];
    default:
      return [{ low: from, high: { version: pinned, included: true } }];
  }
}

/** The release after all that share the numbers up to `index`. */
function next(release: readonly number[], index: number): number[] {
  return [...release.slice(0, index), release[index]! + 1];
}
