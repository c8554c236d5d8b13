import type * as vscode from 'vscode';
import type { EngineServices } from '../core/EngineServices.js';
import { BundledSearch } from './BundledSearch.js';
import { TrustedPython } from './TrustedPython.js';

/** What VS Code lends the engine of one workspace folder, beside its files. `made`: what has been made for it. */
export function engineServices(
  folder: vscode.WorkspaceFolder,
  made: Required<Pick<EngineServices, 'syntax' | 'history' | 'summaries'>>,
): EngineServices {
  return {
    ...made,
    python: new TrustedPython(folder),
    ...(folder.uri.scheme === 'file' ? { search: new BundledSearch(folder) } : {}),
  };
}
