import semver from 'semver';
import { comparatorInterval, intersection, type VersionSet } from './VersionSet.js';

const options = { loose: true };
/** One bound of a range, or a version; the library leaves out what is neither without a word. */
const comparator = /^(?:[<>]=?|[=~^]|~>)?[=v]*[\dxX*][\w.+*-]*$/u;

function compare(a: string, b: string): number {
  return semver.compare(a, b, true);
}

/** npm's ranges (https://github.com/npm/node-semver#ranges); undefined for tags, URLs and `workspace:`. */
export function npmSet(text: string): VersionSet | undefined {
  if (!isRange(text)) return undefined;
  let range: semver.Range;
  try {
    range = new semver.Range(text, options);
  } catch {
    return undefined;
  }
  const intervals = range.set.flatMap((comparators) => {
    let set: VersionSet = { intervals: [{}], compare };
    for (const { operator, semver: bound } of comparators) {
      // `*` has no version.
      if (!(bound instanceof semver.SemVer)) continue;
      const interval = comparatorInterval(operator, bound.version);
      if (interval) set = intersection(set, { intervals: [interval], compare });
    }
    return set.intervals;
  });
  return { intervals, compare };
}

function isRange(text: string): boolean {
  const tight = text.replaceAll(/\s+-\s+/gu, ' ').replaceAll(/([<>=~^])\s+/gu, '$1');
  return tight.split(/\s*\|\|\s*|\s+/u).every((part) => part === '' || comparator.test(part));
}

/** Cargo's requirements: npm's, where a bare version means `^` and commas join (https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html). */
export function cargoSet(text: string): VersionSet | undefined {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length > 1 && parts.at(-1) === '') parts.pop();
  // Cargo has no `||` and no blank between two comparators: such a text is none of its requirements.
  if (parts.some((part) => part === '' || /\|/u.test(part))) return undefined;
  return npmSet(
    parts.map((part) => (/^\d/u.test(part) && !/[*x]/iu.test(part) ? `^${part}` : part)).join(' '),
  );
}

/**
 * Go's versions: semver with a `v`, pseudo-versions and `+incompatible` (https://go.dev/ref/mod#versions). A `go.mod` names the
 * version that is built, as minimal version selection has settled it, so it counts as a pin.
 */
export function goSet(text: string): VersionSet | undefined {
  return npmSet(text.replaceAll(',', ' ').replaceAll(/(?<![\w.-])v(?=\d)/gu, ''));
}
