import { folderOf } from '../../files/workspacePath.js';
import type { AnchorOf } from '../../model/anchor.js';
import type { CodeFile, CodeView } from '../CodeView.js';
import { isAtOrBelow, type Declaration } from './Declaration.js';
import { lockedFor } from './locks/lockedFor.js';
import type { LockedVersion } from './locks/LockedVersion.js';
import { isOnlyAList, lockGlob, settles } from './locks/lockKinds.js';
import { wantedKeys } from './nameKeys.js';
import { comparePin } from './versions/comparePin.js';
import type { PinRelation } from './versions/VersionSet.js';

/** A version in its lock file, compared with what is expected. */
export interface Locked {
  file: CodeFile;
  locked: LockedVersion;
  relation: PinRelation;
}

type DependencyAnchor = AnchorOf<'dependency'>;

/**
 * What the lock file of a manifest (beside it, or in the nearest folder above that has one) says where the manifest leaves it open. Undefined
 * where none says one thing: versions installed side by side, or a lock file that is older than the manifest.
 */
export async function settleByLock(
  { manifest, dependency }: Declaration,
  anchor: DependencyAnchor,
  code: CodeView,
): Promise<Locked | undefined> {
  // What a build takes is installed apart, and locked nowhere.
  if (dependency.group.startsWith('build-system')) return undefined;
  const { path } = manifest.file;
  const paths = (await code.find(lockGlob(anchor.ecosystem))).filter(
    (lock) => settles(lock, manifest.kind) && isAtOrBelow(path, folderOf(lock)),
  );
  const nearest = Math.max(...paths.map((lock) => folderOf(lock).length));
  for (const lock of paths.filter((each) => folderOf(each).length === nearest).sort()) {
    const file = await code.file(lock);
    if (!file) continue;
    const all = await inLock(file, anchor, code);
    const own = lockedFor(all, folderOf(lock), path, dependency, anchor.ecosystem);
    const compared = own.map((locked) => compare(file, locked, anchor));
    const [first] = compared;
    if (first && compared.every(({ relation }) => relation === first.relation)) return first;
  }
  return undefined;
}

/** Every locked version of a package that no manifest names: it came with another one. */
export async function lockedAnywhere(anchor: DependencyAnchor, code: CodeView): Promise<Locked[]> {
  const found: Locked[] = [];
  for (const lock of (await code.find(lockGlob(anchor.ecosystem))).sort()) {
    const file = await code.file(lock);
    if (!file) continue;
    for (const locked of await inLock(file, anchor, code)) {
      const compared = compare(file, locked, anchor);
      found.push(isOnlyAList(lock) ? { ...compared, relation: 'open' } : compared);
    }
  }
  return found;
}

async function inLock(
  file: CodeFile,
  { ecosystem, name, version }: DependencyAnchor,
  code: CodeView,
): Promise<LockedVersion[]> {
  const keys = wantedKeys(ecosystem, name, version);
  const files = await code.dependencyFiles();
  const locked = await Promise.all(keys.map((key) => files.locked(file, ecosystem, key)));
  return locked.flat();
}

/** A locked version is a version and no range, also where a manifest would mean `^` by it. */
function compare(file: CodeFile, locked: LockedVersion, { ecosystem, version }: DependencyAnchor): Locked {
  const pin = ecosystem === 'cargo' ? `=${locked.version}` : locked.version;
  return { file, locked, relation: comparePin(ecosystem, pin, version) };
}
