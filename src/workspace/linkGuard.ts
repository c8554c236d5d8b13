import type * as vscode from 'vscode';

/** Set by the build: true in the bundle for the web extension host. */
declare const __WEB__: boolean;

/**
 * False when a symbolic link on the way leads out of the folder (DESIGN: Trust). Only the disk has links that
 * can: virtual file systems stay inside their root by themselves.
 */
export async function staysInside(folder: vscode.Uri, uri: vscode.Uri): Promise<boolean> {
  // Written as one condition so that the bundler drops the branch, and the import in it, from the web bundle.
  if (!__WEB__ && uri.scheme === 'file') {
    const [{ realpath }, path] = await Promise.all([import('node:fs/promises'), import('node:path')]);
    try {
      const [root, real] = await Promise.all([realpath(folder.fsPath), realpath(uri.fsPath)]);
      return real === root || real.startsWith(root.endsWith(path.sep) ? root : root + path.sep);
    } catch {
      // Not there: nothing to be led to.
      return true;
    }
  }
  return true;
}
