import type { Ecosystem } from '../../model/vocabulary.js';
import { normalName } from './versions/comparePin.js';

/** The texts under which a declared package is found: its name in one spelling; of `group:artifact` also the artifact alone. */
export function nameKeys(ecosystem: Ecosystem, name: string): string[] {
  const key = normalName(ecosystem, name);
  if (ecosystem !== 'maven') return [key];
  const colon = key.indexOf(':');
  return colon < 0 ? [key] : [key, key.slice(colon + 1)];
}

/**
 * The keys to look for when an anchor names a package. A Go module of a major version above 1 has it in its path
 * (https://go.dev/ref/mod#major-version-suffixes), which people leave out.
 */
export function wantedKeys(ecosystem: Ecosystem, name: string, expected: string): string[] {
  const key = normalName(ecosystem, name);
  const major = /v?(\d+)/u.exec(expected)?.[1];
  if (ecosystem !== 'go' || major === undefined || Number(major) < 2 || /\/v\d+$/u.test(key)) return [key];
  return [key, `${key}/v${major}`];
}
