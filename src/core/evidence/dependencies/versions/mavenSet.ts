import { compareMaven } from './mavenVersion.js';
import { comparatorInterval, intersection, type Interval, type VersionSet } from './VersionSet.js';

const compare = compareMaven;
const plainVersion = /^[\w.-]+$/u;

/**
 * Maven's requirements (https://maven.apache.org/pom.html#dependency-version-requirement-specification): `[1.0,2.0)`, several joined
 * by commas, a bare version, which is what gets used; Gradle's `1.+` and `[1,2[`; and `>=1.2,<2`, as reports write it. Undefined for
 * `LATEST`, properties that are not known and anything else.
 */
export function mavenSet(text: string): VersionSet | undefined {
  const written = text.trim().replace(/!!$/u, '');
  if (written === '' || written === '+') return { intervals: [{}], compare };
  if (/^[[(\]]/u.test(written)) return ranges(written);
  if (/^[<>=]/u.test(written)) return comparators(written);
  const prefix = /^([\w.-]*\w)\.\+$/u.exec(written)?.[1];
  if (prefix !== undefined) return prefixSet(prefix);
  if (!plainVersion.test(written) || /^(?:latest|release)$/iu.test(written) || /^latest\./u.test(written))
    return undefined;
  return { intervals: [comparatorInterval('=', written)!], compare };
}

function ranges(text: string): VersionSet | undefined {
  const range = /\s*([[(\]])\s*([\w.-]*)\s*(?:(,)\s*([\w.-]*)\s*)?([\])[])\s*(?:,|$)/uy;
  const intervals: Interval[] = [];
  while (range.lastIndex < text.length) {
    const match = range.exec(text);
    if (!match) return undefined;
    const [, open, from = '', comma, to = '', close] = match;
    const low = { version: from, included: open === '[' };
    if (comma === undefined) {
      if (from === '' || open !== '[' || close !== ']') return undefined;
      intervals.push({ low, high: low });
      continue;
    }
    const high = { version: to, included: close === ']' };
    intervals.push({ ...(from === '' ? {} : { low }), ...(to === '' ? {} : { high }) });
  }
  return { intervals, compare };
}

function comparators(text: string): VersionSet | undefined {
  const clause = /\s*([<>]=?|={1,2})\s*([\w.-]+)\s*(?:,|$|(?=[<>=]))/uy;
  let set: VersionSet = { intervals: [{}], compare };
  while (clause.lastIndex < text.length) {
    const match = clause.exec(text);
    const interval = match ? comparatorInterval(match[1]!, match[2]!) : undefined;
    if (!interval) return undefined;
    set = intersection(set, { intervals: [interval], compare });
  }
  return set;
}

/** `1.2.+`: from the first 1.2 there can be to before the first 1.3. */
function prefixSet(prefix: string): VersionSet | undefined {
  const end = /^(.*?)(\d{1,15})$/u.exec(prefix);
  if (!end) return undefined;
  const low = { version: `${prefix}-alpha`, included: true };
  const high = { version: `${end[1]}${Number(end[2]) + 1}-alpha`, included: false };
  return { intervals: [{ low, high }], compare };
}
