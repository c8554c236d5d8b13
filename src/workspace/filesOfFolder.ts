import * as vscode from 'vscode';
import type { FileChange } from '../core/files/FileAccess.js';
import { baseName } from '../core/files/workspacePath.js';
import { toUri } from './convert.js';
import type { VscodeFiles } from './VscodeFiles.js';

/** Names with an ending are files, all but always; to look at each of the thousands of a branch switch would be a storm. */
export function mayBeFolder({ path, kind }: FileChange): boolean {
  return kind === 'created' && !/.\.[a-z]\w{0,9}$/iu.test(baseName(path));
}

/**
 * A folder that is moved into the workspace is one event; its files are what matters. None where the path is no folder.
 *
 * @param path relative to the workspace folder
 */
export async function filesOfFolder(
  folder: vscode.WorkspaceFolder,
  files: VscodeFiles,
  path: string,
): Promise<FileChange[]> {
  try {
    const { type } = await vscode.workspace.fs.stat(toUri(folder, path));
    if (!(type & vscode.FileType.Directory)) return [];
    const inside = await files.list([`${path}/**`]);
    return inside.map((file): FileChange => ({ path: file, kind: 'created' }));
  } catch {
    // Gone again: the event that says so is on its way.
    return [];
  }
}
