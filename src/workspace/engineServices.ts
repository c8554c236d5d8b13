import type * as vscode from 'vscode';
import type { EngineServices } from '../core/EngineServices.js';
import { BundledSearch } from './BundledSearch.js';

/** What VS Code lends the engine of one workspace folder, beside its files. `made`: what has been made for it. */
export function engineServices(
  folder: vscode.WorkspaceFolder,
  made: Required<Pick<EngineServices, 'syntax' | 'history' | 'summaries' | 'python'>>,
): EngineServices {
  return {
    ...made,
    ...(folder.uri.scheme === 'file' ? { search: new BundledSearch(folder) } : {}),
  };
}
