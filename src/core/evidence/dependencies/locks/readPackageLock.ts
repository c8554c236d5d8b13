import type { Steps } from '../../../steps.js';
import { jsonStrings } from './jsonStrings.js';
import type { LockedVersion } from './LockedVersion.js';

/** package-lock.json and npm-shrinkwrap.json, versions 1 to 3. Where both forms are there, `packages` is the one npm reads. */
export function* readPackageLock(text: string): Steps<LockedVersion[]> {
  const packages: LockedVersion[] = [];
  const dependencies: LockedVersion[] = [];
  /** What is installed under another name. */
  const realNames = new Map<string, string>();
  // The path begins with the root object's own, nameless place.
  yield* jsonStrings(text, (path, start, end) => {
    const member = path.at(-1);
    if (member !== 'version' && member !== 'name') return;
    if (path[1] === 'packages' && path.length === 4) {
      const installedAt = path[2]!;
      const slash = installedAt.lastIndexOf('node_modules/');
      if (slash < 0) return;
      if (member === 'name') realNames.set(installedAt, text.slice(start, end));
      else packages.push(locked(text, installedAt.slice(slash + 13), installedAt, start, end));
    } else if (path[1] === 'dependencies' && member === 'version' && path.length % 2 === 0) {
      const names = path.slice(1, -1);
      if (names.some((name, i) => i % 2 === 0 && name !== 'dependencies')) return;
      const installed = names.filter((_, i) => i % 2 === 1);
      const installedAt = installed.map((name) => `node_modules/${name}`).join('/');
      dependencies.push(locked(text, installed.at(-1)!, installedAt, start, end));
    }
  });
  const found = packages.length > 0 ? packages : dependencies;
  return found.map((each) => {
    const name = realNames.get(each.installedAt!);
    return name === undefined ? each : { ...each, name };
  });
}

function locked(text: string, name: string, installedAt: string, start: number, end: number): LockedVersion {
  return { name, version: text.slice(start, end), start, end, installedAt };
}
