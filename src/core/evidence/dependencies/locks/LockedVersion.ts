/** A version that a lock file holds. Offsets are of the version's own text: zero-based UTF-16 code units, `end` exclusive. */
export interface LockedVersion {
  name: string;
  version: string;
  start: number;
  end: number;
  /** npm: where it is installed, `node_modules/a/node_modules/b`. */
  installedAt?: string;
  /** Yarn: the ranges that it was chosen for. */
  askedBy?: readonly string[];
  /** pnpm: the folder, relative to the lock file, whose package.json asked for it. `.` is the lock file's own. */
  importer?: string;
}
