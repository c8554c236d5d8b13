import fs from 'node:fs';
import path from 'node:path';
import { isFolder, namesIn } from './folders.js';

/** Larger ones are none. */
const maxPathFileBytes = 65536;

/** What the `.pth` files of a folder of libraries name: https://docs.python.org/3/library/site.html */
export interface PathFiles {
  /** Further folders with libraries, one a line, as far as they are there. */
  readonly folders: readonly string[];
  /** Lines that Python runs when it starts. */
  readonly code: readonly string[];
}

/** Nothing of it is run. */
export function readPathFiles(packages: string): PathFiles {
  const folders: string[] = [];
  const code: string[] = [];
  for (const name of namesIn(packages).filter((each) => each.endsWith('.pth'))) {
    const file = path.join(packages, name);
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (!stat?.isFile() || stat.size >= maxPathFileBytes) continue;
    for (const line of fs.readFileSync(file, 'utf8').split(/\r?\n/u)) {
      const written = line.trim();
      if (written === '' || written.startsWith('#')) continue;
      if (/^import\s/u.test(written)) {
        code.push(written);
        continue;
      }
      const folder = path.resolve(packages, written);
      if (isFolder(folder)) folders.push(fs.realpathSync(folder));
    }
  }
  return { folders, code };
}
