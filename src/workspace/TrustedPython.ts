import * as vscode from 'vscode';
import type {
  InstalledModules,
  NamedEnvironment,
  PythonEnvironment,
} from '../core/python/InstalledModules.js';
import { Disposable } from './Disposable.js';
import { SelectedPython } from './SelectedPython.js';

/** Set by the build: true in the bundle for the web extension host. */
declare const __WEB__: boolean;

/** What is installed for a folder on disk, by the Python that is chosen in VS Code or on the PATH. It runs for trusted workspaces only: elsewhere nobody can know. */
export class TrustedPython extends Disposable implements PythonEnvironment {
  private readonly selected: SelectedPython;

  /** `onChanged`: called when another Python is chosen in VS Code, once something has been asked. */
  constructor(
    private readonly folder: vscode.WorkspaceFolder,
    onChanged: () => void,
  ) {
    super();
    this.selected = this._register(new SelectedPython(folder, onChanged));
  }

  async open(named: NamedEnvironment | undefined): Promise<InstalledModules | undefined> {
    // Written as one condition so that the bundler drops the branch, and the import in it, from the web bundle.
    if (!__WEB__ && vscode.workspace.isTrusted && this.folder.uri.scheme === 'file') {
      const { fsPath } = this.folder.uri;
      const [{ NodePython }, selected] = await Promise.all([
        import('../lazy/python.js'),
        this.selected.path(),
      ]);
      return new NodePython(fsPath, { selected }).open(named);
    }
    return undefined;
  }
}
