import fs from 'node:fs/promises';
import path from 'node:path';

/**
 * The absolute path of a program on the search path; undefined when there is none. Folders that are not absolute are left out, and so is
 * everything below `outside`: a workspace must not bring its own.
 */
export async function findProgram(
  name: string,
  outside: string,
  searchPath = process.env['PATH'] ?? '',
): Promise<string | undefined> {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  const inside = path.resolve(outside) + path.sep;
  for (const folder of searchPath.split(path.delimiter)) {
    if (!path.isAbsolute(folder)) continue;
    const candidate = path.join(folder, file);
    if (candidate.startsWith(inside)) continue;
    const usable = await fs.access(candidate, fs.constants.X_OK).then(
      () => true,
      () => false,
    );
    if (usable) return candidate;
  }
  return undefined;
}
