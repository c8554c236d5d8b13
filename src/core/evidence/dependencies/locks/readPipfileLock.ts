import type { Steps } from '../../../steps.js';
import { jsonStrings } from './jsonStrings.js';
import type { LockedVersion } from './LockedVersion.js';

/** Pipfile.lock: `default`, `develop` and categories; the place is that of the version after `==`. */
export function* readPipfileLock(text: string): Steps<LockedVersion[]> {
  const found: LockedVersion[] = [];
  yield* jsonStrings(text, (path, start, end) => {
    if (path.length !== 4 || path[3] !== 'version' || path[1] === '_meta') return;
    const from = start + (/^={2,3}\s*/u.exec(text.slice(start, end))?.[0].length ?? 0);
    found.push({ name: path[2]!, version: text.slice(from, end), start: from, end });
  });
  return found;
}
