import type * as vscode from 'vscode';
import type { EngineServices } from '../core/EngineServices.js';

/** What VS Code lends the engine of one workspace folder, beside its files. `extensionUri`: where this extension is installed. */
export function engineServices(_folder: vscode.WorkspaceFolder, _extensionUri: vscode.Uri): EngineServices {
  return {};
}
