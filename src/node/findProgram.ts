import fs from 'node:fs';
import path from 'node:path';

/**
 * The absolute path of a program on the search path; undefined when there is none. Folders that are not absolute are left out, and so is
 * whatever is below `root` or leads there: a workspace must not bring its own.
 */
export function findProgram(
  name: string,
  root: string,
  searchPath = process.env['PATH'] ?? '',
): string | undefined {
  const file = programFile(name);
  const folders = searchPath.split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return firstProgram(
    folders.map((folder) => path.join(folder, file)),
    root,
  );
}

export function programFile(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

/** The first of the files that can be run and is not of the workspace at `root`. As it is named: some programs go by the name of a link. */
export function firstProgram(candidates: readonly string[], root: string): string | undefined {
  for (const candidate of candidates) {
    try {
      const real = fs.realpathSync(candidate);
      fs.accessSync(real, fs.constants.X_OK);
      const outside = [candidate, real].every(
        (file) => isOutside(file, root) && isOutside(file, fs.realpathSync(root)),
      );
      if (outside && fs.statSync(real).isFile()) return candidate;
    } catch {
      // Not there, or not ours to run.
    }
  }
  return undefined;
}

/** Whether an absolute path is not below the folder. */
export function isOutside(file: string, root: string): boolean {
  const way = path.relative(root, file);
  return way.startsWith('..') || path.isAbsolute(way);
}
