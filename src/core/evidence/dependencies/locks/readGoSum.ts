import type { Steps } from '../../../steps.js';
import { linesPerStep } from './linesPerStep.js';
import type { LockedVersion } from './LockedVersion.js';

/** go.sum: the modules whose code was fetched. That a version is here does not say that it is built. */
export function* readGoSum(text: string): Steps<LockedVersion[]> {
  const found: LockedVersion[] = [];
  for (const { 1: name, 2: version, index } of text.matchAll(/^(\S+) (v[^\s/]+) h1:/gmu)) {
    const start = index + name!.length + 1;
    found.push({ name: name!, version: version!, start, end: start + version!.length });
    if (found.length % linesPerStep === 0) yield;
  }
  return found;
}
