import { baseName } from '../../../files/workspacePath.js';
import type { Ecosystem } from '../../../model/vocabulary.js';
import type { Steps } from '../../../steps.js';
import type { ManifestKind } from '../Dependency.js';
import type { LockedVersion } from './LockedVersion.js';
import { readBunLock } from './readBunLock.js';
import { readGoSum } from './readGoSum.js';
import { readGradleLock } from './readGradleLock.js';
import { readPackageLock } from './readPackageLock.js';
import { readPackageTables } from './readPackageTables.js';
import { readPipfileLock } from './readPipfileLock.js';
import { readPnpmLock } from './readPnpmLock.js';
import { readYarnLock } from './readYarnLock.js';

interface LockKind {
  ecosystem: Ecosystem;
  read: (text: string) => Steps<LockedVersion[]>;
  /** The manifests whose ranges it settles. */
  settles: readonly ManifestKind[];
}

const python: ManifestKind[] = ['pyproject', 'setup.cfg', 'setup.py'];

const kinds: Record<string, LockKind> = {
  'package-lock.json': { ecosystem: 'npm', read: readPackageLock, settles: ['package.json'] },
  'npm-shrinkwrap.json': { ecosystem: 'npm', read: readPackageLock, settles: ['package.json'] },
  'yarn.lock': { ecosystem: 'npm', read: readYarnLock, settles: ['package.json'] },
  'bun.lock': { ecosystem: 'npm', read: readBunLock, settles: ['package.json'] },
  'pnpm-lock.yaml': { ecosystem: 'npm', read: readPnpmLock, settles: ['package.json'] },
  'poetry.lock': { ecosystem: 'pypi', read: readPackageTables, settles: python },
  'uv.lock': { ecosystem: 'pypi', read: readPackageTables, settles: python },
  'pdm.lock': { ecosystem: 'pypi', read: readPackageTables, settles: python },
  'pylock.toml': { ecosystem: 'pypi', read: readPackageTables, settles: python },
  'Pipfile.lock': { ecosystem: 'pypi', read: readPipfileLock, settles: ['pipfile'] },
  'Cargo.lock': { ecosystem: 'cargo', read: readPackageTables, settles: ['cargo'] },
  'go.sum': { ecosystem: 'go', read: readGoSum, settles: [] },
  'gradle.lockfile': { ecosystem: 'maven', read: readGradleLock, settles: ['gradle', 'version-catalog'] },
};

/** The glob of an ecosystem's lock files, anywhere in the workspace. */
export function lockGlob(ecosystem: Ecosystem): string {
  const names = Object.keys(kinds).filter((name) => kinds[name]!.ecosystem === ecosystem);
  return `**/{${names.join(',')}}`;
}

export function settles(lockPath: string, manifest: ManifestKind): boolean {
  return kinds[baseName(lockPath)]?.settles.includes(manifest) ?? false;
}

/** go.sum holds versions that were looked at as well as those that are built. */
export function isOnlyAList(lockPath: string): boolean {
  return kinds[baseName(lockPath)]?.settles.length === 0;
}

/** What a lock file holds, by its name. Never throws. In steps, since lock files reach many megabytes. */
export function* readLock(path: string, text: string): Steps<LockedVersion[]> {
  const kind = kinds[baseName(path)];
  return kind ? yield* kind.read(text) : [];
}
