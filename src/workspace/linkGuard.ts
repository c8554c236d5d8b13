import * as vscode from 'vscode';

/** Set by the build: true in the bundle for the web extension host. */
declare const __WEB__: boolean;

/**
 * False when a symbolic link on the way leads out of the folder (DESIGN: Trust), or leads nowhere. What is yet to be made is
 * where the nearest folder above it is that is there. Only the disk has links that can: virtual file systems stay inside their
 * root by themselves.
 */
export async function staysInside(folder: vscode.Uri, uri: vscode.Uri): Promise<boolean> {
  // Written as one condition so that the bundler drops the branch, and the import in it, from the web bundle.
  if (!__WEB__ && uri.scheme === 'file') {
    const [{ lstat, realpath }, path] = await Promise.all([import('node:fs/promises'), import('node:path')]);
    const real = (of: string): Promise<string | undefined> => realpath(of).catch(() => undefined);
    const root = await real(folder.fsPath);
    for (let at = uri.fsPath; root !== undefined; at = path.dirname(at)) {
      const there = await real(at);
      if (there !== undefined)
        return there === root || there.startsWith(root.endsWith(path.sep) ? root : root + path.sep);
      // There, but leading nowhere, as a link to what is yet to be made: who knows where that is.
      if (await lstat(at).catch(() => undefined)) return false;
      if (at === path.dirname(at)) return false;
    }
    return false;
  }
  return true;
}

/** As `staysInside`, of the workspace folder that the file is in; true for files of none, which nobody guards. */
export async function staysInWorkspace(uri: vscode.Uri): Promise<boolean> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return !folder || staysInside(folder.uri, uri);
}
