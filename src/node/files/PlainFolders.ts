import fs from 'node:fs';
import path from 'node:path';

/** Which files are in no linked folder, for who does not list them. Whether a file itself is a link is left to those who open it without following any. */
export class PlainFolders {
  private readonly known = new Map<string, boolean>();
  private realRoot: string | undefined;

  constructor(private readonly root: string) {}

  has(file: string): boolean {
    // Where a file cannot be opened without its link being followed, each has to be looked up.
    if (fs.constants.O_NOFOLLOW === undefined) return false;
    const folder = path.posix.dirname(file);
    let plain = this.known.get(folder);
    if (plain === undefined) this.known.set(folder, (plain = this.isPlain(folder)));
    return plain;
  }

  private isPlain(folder: string): boolean {
    try {
      const root = (this.realRoot ??= fs.realpathSync.native(this.root));
      return fs.realpathSync.native(path.join(this.root, folder)) === path.join(root, folder);
    } catch {
      return false;
    }
  }
}
