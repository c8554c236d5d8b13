import * as vscode from 'vscode';
import type {
  InstalledModules,
  NamedEnvironment,
  PythonEnvironment,
} from '../core/python/InstalledModules.js';

/** Set by the build: true in the bundle for the web extension host. */
declare const __WEB__: boolean;

/** What is installed for a folder on disk, by Python, which runs for trusted workspaces only: elsewhere nobody can know. */
export class TrustedPython implements PythonEnvironment {
  constructor(private readonly folder: vscode.WorkspaceFolder) {}

  async open(named: NamedEnvironment | undefined): Promise<InstalledModules | undefined> {
    // Written as one condition so that the bundler drops the branch, and the import in it, from the web bundle.
    if (!__WEB__ && vscode.workspace.isTrusted && this.folder.uri.scheme === 'file') {
      const { fsPath } = this.folder.uri;
      return import('../lazy/python.js').then(({ NodePython }) => new NodePython(fsPath).open(named));
    }
    return undefined;
  }
}
