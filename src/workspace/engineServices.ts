import type * as vscode from 'vscode';
import type { EngineServices } from '../core/EngineServices.js';
import type { SyntaxParsers } from '../core/syntax/SyntaxParsers.js';

/**
 * What VS Code lends the engine of one workspace folder, beside its files. `extensionUri`: where this extension is installed;
 * `syntax`: the parsers that all folders share.
 */
export function engineServices(
  _folder: vscode.WorkspaceFolder,
  _extensionUri: vscode.Uri,
  syntax: SyntaxParsers,
): EngineServices {
  return { syntax };
}
