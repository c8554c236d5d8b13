import type * as vscode from 'vscode';

/** Set by the build: true in the bundle for the web extension host. */
declare const __WEB__: boolean;

/**
 * The first bytes of a file on disk; undefined elsewhere, as `workspace.fs` gives whole files only.
 *
 * @throws when it cannot be read
 */
export async function readHead(uri: vscode.Uri, bytes: number): Promise<Uint8Array | undefined> {
  // Written as one condition so that the bundler drops the branch, and the import in it, from the web bundle.
  if (!__WEB__ && uri.scheme === 'file') {
    const { open } = await import('node:fs/promises');
    const file = await open(uri.fsPath);
    try {
      const { buffer, bytesRead } = await file.read(new Uint8Array(bytes), 0, bytes, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }
  return undefined;
}
