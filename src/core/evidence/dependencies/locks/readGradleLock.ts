import type { Steps } from '../../../steps.js';
import { linesPerStep } from './linesPerStep.js';
import type { LockedVersion } from './LockedVersion.js';

/** gradle.lockfile: `group:artifact:version=configurations`. */
export function* readGradleLock(text: string): Steps<LockedVersion[]> {
  const found: LockedVersion[] = [];
  for (const { 1: name, 2: version, index } of text.matchAll(/^([\w.-]+:[\w.-]+):([^\s=:]+)=/gmu)) {
    const start = index + name!.length + 1;
    found.push({ name: name!, version: version!, start, end: start + version!.length });
    if (found.length % linesPerStep === 0) yield;
  }
  return found;
}
