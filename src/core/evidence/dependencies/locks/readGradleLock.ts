import type { LockedVersion } from './LockedVersion.js';

/** gradle.lockfile: `group:artifact:version=configurations`. */
export function readGradleLock(text: string): LockedVersion[] {
  return [...text.matchAll(/^([\w.-]+:[\w.-]+):([^\s=:]+)=/gmu)].map(({ 1: name, 2: version, index }) => {
    const start = index + name!.length + 1;
    return { name: name!, version: version!, start, end: start + version!.length };
  });
}
