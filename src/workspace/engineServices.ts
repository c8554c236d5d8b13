import type * as vscode from 'vscode';
import type { EngineServices } from '../core/EngineServices.js';
import type { History } from '../core/history/History.js';
import type { SyntaxParsers } from '../core/syntax/SyntaxParsers.js';
import { BundledSearch } from './BundledSearch.js';
import { TrustedPython } from './TrustedPython.js';

/** What VS Code lends the engine of one workspace folder, beside its files. `syntax`: the parsers that all folders share. */
export function engineServices(
  folder: vscode.WorkspaceFolder,
  syntax: SyntaxParsers,
  history: History,
): EngineServices {
  return {
    syntax,
    history,
    python: new TrustedPython(folder),
    ...(folder.uri.scheme === 'file' ? { search: new BundledSearch(folder) } : {}),
  };
}
