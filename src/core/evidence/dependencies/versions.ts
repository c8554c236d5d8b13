import { satisfies as pep440Satisfies, eq as pep440Equal, valid as pep440Valid } from '@renovatebot/pep440';
import semver from 'semver';
import type { Ecosystem } from '../../model/vocabulary.js';

/** `same`: pinned to the expected version. `different`: the expected one is not allowed. `open`: it is one of several. */
export type PinRelation = 'same' | 'different' | 'open';

/** By the ecosystem's own rules: PEP 440 and Poetry's carets, or semver ranges. */
export function comparePin(ecosystem: Ecosystem, specifier: string, expected: string): PinRelation {
  return ecosystem === 'pypi' ? comparePython(specifier, expected) : compareNpm(specifier, expected);
}

/** PEP 503: case, `-`, `_` and `.` make no difference. */
export function normalName(ecosystem: Ecosystem, name: string): string {
  return ecosystem === 'pypi' ? name.toLowerCase().replaceAll(/[-_.]+/gu, '-') : name;
}

function comparePython(specifier: string, expected: string): PinRelation {
  const written = specifier.trim();
  if (written === '' || written === '*') return 'open';
  // Poetry writes a bare version for an exact pin and npm-like carets and tildes for ranges.
  if (/^[\^~](?!=)/u.test(written)) return compareNpm(written, expected);
  const pin = /^(?:={2,3}\s*)?([\w.!+-]+)$/u.exec(written)?.[1];
  if (pin !== undefined) {
    if (pin === expected) return 'same';
    return pep440Valid(pin) && pep440Valid(expected) && pep440Equal(pin, expected) ? 'same' : 'different';
  }
  try {
    if (!pep440Valid(expected)) return 'open';
    return pep440Satisfies(expected, written, { prereleases: true }) ? 'open' : 'different';
  } catch {
    return 'open';
  }
}

function compareNpm(specifier: string, expected: string): PinRelation {
  const written = specifier.trim();
  if (written === expected) return 'same';
  const pinned = semver.valid(written.replace(/^=/u, ''), { loose: true });
  const wanted = semver.valid(expected, { loose: true }) ?? semver.coerce(expected)?.version;
  if (pinned !== null) return wanted !== undefined && semver.eq(pinned, wanted) ? 'same' : 'different';
  // Tags, git URLs and `workspace:` say nothing that could be compared.
  if (wanted === undefined || semver.validRange(written) === null) return 'open';
  return semver.satisfies(wanted, written, { includePrerelease: true }) ? 'open' : 'different';
}
