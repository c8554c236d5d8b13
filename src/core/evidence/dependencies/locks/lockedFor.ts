import { folderOf } from '../../../files/workspacePath.js';
import type { Ecosystem } from '../../../model/vocabulary.js';
import { specifierOf, type Dependency } from '../Dependency.js';
import { allows } from '../versions/comparePin.js';
import type { LockedVersion } from './LockedVersion.js';

/**
 * Those of `locked` (all of one name, of the lock file in `lockFolder`) that a manifest gets: by the way its package manager finds
 * them where the lock file tells, else those that its specifier allows.
 */
export function lockedFor(
  locked: readonly LockedVersion[],
  lockFolder: string,
  manifest: string,
  dependency: Dependency,
  ecosystem: Ecosystem,
): readonly LockedVersion[] {
  const specifier = specifierOf(dependency);
  const folder = relativeFolder(lockFolder, folderOf(manifest));
  const isAllowed = ({ version }: LockedVersion): boolean => allows(ecosystem, specifier, version);
  const installed = new Map(
    locked.flatMap((each) => (each.installedAt === undefined ? [] : [[each.installedAt, each]])),
  );
  if (installed.size > 0) {
    // As Node looks for it: beside the manifest, then further up.
    for (let at = folder; ; at = folderOf(at)) {
      const hit = installed.get(
        `${at === '' ? '' : `${at}/`}node_modules/${dependency.installedAs ?? dependency.name}`,
      );
      // What the manifest does not allow is of a lock file that is older, or of another project.
      if (hit) return isAllowed(hit) ? [hit] : [];
      if (at === '') break;
    }
  }
  const imported = locked.filter((each) => each.importer === (folder === '' ? '.' : folder));
  if (imported.length > 0) return imported.filter(isAllowed);
  // The lock file lists the projects that it is for, and this is none.
  if (locked.some((each) => each.importer !== undefined)) return [];
  const asked = locked.filter((each) => each.askedBy?.includes(specifier));
  if (asked.length > 0) return asked;
  return locked.filter(isAllowed);
}

/** `folder` as seen from the lock file's, which is the same or further up. */
function relativeFolder(lockFolder: string, folder: string): string {
  return lockFolder === '' ? folder : folder.slice(lockFolder.length + 1);
}
