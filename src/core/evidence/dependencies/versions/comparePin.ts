import type { Ecosystem } from '../../../model/vocabulary.js';
import { mavenSet } from './mavenSet.js';
import { pep440Set } from './pep440Set.js';
import { cargoSet, goSet, npmSet } from './semverSet.js';
import { relationOf, type PinRelation, type VersionSet } from './VersionSet.js';

/** More than any version or range in earnest. */
const maxLength = 300;

const specifierSets: Record<Ecosystem, (text: string) => VersionSet | undefined> = {
  pypi: pep440Set,
  npm: npmSet,
  cargo: cargoSet,
  go: goSet,
  maven: mavenSet,
};

/** What is expected is a version or a range; a bare version is that one, also where a manifest would mean `^` by it. */
const expectedSets: typeof specifierSets = {
  ...specifierSets,
  npm: (text) => npmSet(text.replaceAll(',', ' ')),
  cargo: (text) => npmSet(text.replaceAll(',', ' ')),
};

/**
 * What a specifier says of the version (or range) that is expected, by the ecosystem's own rules. What cannot be compared, such
 * as a tag or a URL, is `open`.
 */
export function comparePin(ecosystem: Ecosystem, specifier: string, expected: string): PinRelation {
  const written = specifier.trim();
  if (written === '') return 'open';
  if (written === expected.trim() && isPin(ecosystem, written)) return 'same';
  if (written.length > maxLength || expected.length > maxLength) return 'open';
  const allowed = specifierSets[ecosystem](written);
  const wanted = expectedSets[ecosystem](inSymbols(expected));
  return allowed && wanted ? relationOf(allowed, wanted) : 'open';
}

/** Whether a locked version is one that the specifier allows; true where that cannot be told. */
export function allows(ecosystem: Ecosystem, specifier: string, locked: string): boolean {
  if (specifier.trim() === '' || specifier.length > maxLength || locked.length > maxLength) return true;
  const allowed = specifierSets[ecosystem](specifier);
  const version = expectedSets[ecosystem](locked);
  return !allowed || !version || relationOf(allowed, version) !== 'different';
}

/** How one writes a name so that the same package is the same text. */
export function normalName(ecosystem: Ecosystem, name: string): string {
  // PEP 503; crates.io holds `-` and `_` to be one.
  if (ecosystem === 'pypi') return name.toLowerCase().replaceAll(/[-_.]+/gu, '-');
  return ecosystem === 'cargo' ? name.toLowerCase().replaceAll('_', '-') : name;
}

const orLater = String.raw`\(?(?:\+|(?:or|and)\s+(?:any\s+)?(?:later|newer|higher|above|greater|up)(?:\s+(?:release|version)s?)?)\)?`;
const least = new RegExp(
  String.raw`^\s*(?:(?:version|at\s+least|minimum|min\.?|from|≥)\s*:?\s*)*(v?\d[\w.]{0,60})\s*(${orLater})?\s*$`,
  'iu',
);

/** `1.2+`, `1.2 or later`, `at least 1.2` and `≥1.2`, as people write them. */
function inSymbols(expected: string): string {
  const match = least.exec(expected);
  if (!match) return expected.trim().replaceAll('≥', '>=').replaceAll('≤', '<=');
  const isLeast = match[2] !== undefined || /at\s+least|min|from|≥/iu.test(expected);
  return isLeast ? `>=${match[1]!}` : match[1]!;
}

/** A text that one would also expect word for word, not a range in which versions differ. */
function isPin(ecosystem: Ecosystem, written: string): boolean {
  return ecosystem !== 'cargo' && /^[=v]*\d/u.test(written);
}
