import * as vscode from 'vscode';
import { Disposable } from './Disposable.js';

/** The first ledger waits so long for that extension to start; where it takes longer, the folder is read anew once it has. */
const patience = 2000;

/** What is used of the API of VS Code's Python extension (as its package `@vscode/python-extension` describes it). */
interface PythonApi {
  readonly environments: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { readonly path: string };
    resolveEnvironment(
      environment: string,
    ): Promise<{ readonly executable?: { readonly uri?: vscode.Uri } } | undefined>;
    readonly onDidChangeActiveEnvironmentPath: vscode.Event<unknown>;
  };
}

/** The Python that a person has chosen for a folder in VS Code's Python extension, where that is installed. */
export class SelectedPython extends Disposable {
  private api: Promise<PythonApi | undefined> | undefined;

  /** `onChanged`: called when another one is chosen, once somebody has asked. */
  constructor(
    private readonly folder: vscode.WorkspaceFolder,
    private readonly onChanged: () => void,
  ) {
    super();
  }

  /** Its absolute path, or that of its environment; undefined where nothing is known. */
  async path(): Promise<string | undefined> {
    try {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<undefined>(
        (resolve) => (timer = setTimeout(() => resolve(undefined), patience)),
      );
      const opening = (this.api ??= this.open());
      const api = await Promise.race([opening, late]);
      clearTimeout(timer);
      if (!api) {
        // Where it comes late after all, the answer is another one.
        void opening.then(
          (found) => found && this.onChanged(),
          () => undefined,
        );
        return undefined;
      }
      const { path } = api.environments.getActiveEnvironmentPath(this.folder.uri);
      if (typeof path !== 'string' || path === '') return undefined;
      return (await api.environments.resolveEnvironment(path))?.executable?.uri?.fsPath ?? path;
    } catch {
      // What another extension does wrong costs only its word.
      return undefined;
    }
  }

  private async open(): Promise<PythonApi | undefined> {
    const extension = vscode.extensions.getExtension('ms-python.python');
    const api: unknown = await extension?.activate();
    if (!isPythonApi(api)) return undefined;
    this._register(api.environments.onDidChangeActiveEnvironmentPath(() => this.onChanged()));
    return api;
  }
}

function isPythonApi(api: unknown): api is PythonApi {
  const { environments } = (api ?? {}) as { environments?: Record<string, unknown> };
  const needed = ['getActiveEnvironmentPath', 'resolveEnvironment', 'onDidChangeActiveEnvironmentPath'];
  return needed.every((name) => typeof environments?.[name] === 'function');
}
