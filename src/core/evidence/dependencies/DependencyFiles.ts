import type { Breather } from '../../Breather.js';
import { atOnce, inSteps, shared, withBreath, type Steps } from '../../steps.js';
import type { LineIndex } from '../../text/LineIndex.js';
import type { Ecosystem } from '../../model/vocabulary.js';
import type { Dependency, ManifestKind } from './Dependency.js';
import type { LockedVersion } from './locks/LockedVersion.js';
import { readLock } from './locks/lockKinds.js';
import { nameKeys } from './nameKeys.js';
import { readDependencies } from './readDependencies.js';

/** A text of the workspace; another object as soon as it has changed. */
interface TextFile {
  path: string;
  text: string;
  lines: LineIndex;
}

type ByName<T> = ReadonlyMap<string, readonly T[]>;

/** Manifests and lock files, each read once however many anchors ask, and by name. What is known of a text goes with its object. */
export class DependencyFiles {
  private readonly manifests = new WeakMap<TextFile, Map<ManifestKind, ByName<Dependency>>>();
  private readonly locks = new WeakMap<TextFile, () => Steps<ByName<LockedVersion>>>();

  /** `breather`: lets others have their turn while a large lock file is read. Default: it is read at a stretch. */
  constructor(private readonly breather?: Breather) {}

  /** What a manifest says of a package; `key` is one of `nameKeys`. */
  declared(file: TextFile, kind: ManifestKind, ecosystem: Ecosystem, key: string): readonly Dependency[] {
    let kinds = this.manifests.get(file);
    if (!kinds) this.manifests.set(file, (kinds = new Map<ManifestKind, ByName<Dependency>>()));
    let byName = kinds.get(kind);
    if (!byName)
      kinds.set(kind, (byName = atOnce(index(readDependencies(file.path, file.text, kind), ecosystem))));
    return byName.get(key) ?? [];
  }

  /** What a lock file holds of a package. It is read only where it has the name at all. */
  async locked(file: TextFile, ecosystem: Ecosystem, key: string): Promise<readonly LockedVersion[]> {
    // npm's and Maven's names have one spelling; those of the others are looked for once all are read.
    const word = key.slice(key.lastIndexOf(':') + 1);
    if ((ecosystem === 'npm' || ecosystem === 'maven') && !file.text.includes(word)) return [];
    let reading = this.locks.get(file);
    if (!reading) this.locks.set(file, (reading = shared(lockedByName(file, ecosystem))));
    const byName = await withBreath(reading(), this.breather);
    return byName.get(key) ?? [];
  }
}

function* lockedByName({ path, text }: TextFile, ecosystem: Ecosystem): Steps<ByName<LockedVersion>> {
  return yield* index(yield* readLock(path, text), ecosystem);
}

function* index<T extends { name: string }>(
  items: readonly T[],
  ecosystem: Ecosystem,
): Steps<Map<string, T[]>> {
  const byName = new Map<string, T[]>();
  yield* inSteps(items, (item) => {
    for (const key of nameKeys(ecosystem, item.name)) {
      const known = byName.get(key);
      if (known) known.push(item);
      else byName.set(key, [item]);
    }
  });
  return byName;
}
