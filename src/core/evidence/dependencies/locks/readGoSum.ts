import type { LockedVersion } from './LockedVersion.js';

/** go.sum: the modules whose code was fetched. That a version is here does not say that it is built. */
export function readGoSum(text: string): LockedVersion[] {
  return [...text.matchAll(/^(\S+) (v[^\s/]+) h1:/gmu)].map(({ 1: name, 2: version, index }) => {
    const start = index + name!.length + 1;
    return { name: name!, version: version!, start, end: start + version!.length };
  });
}
