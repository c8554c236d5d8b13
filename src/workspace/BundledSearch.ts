import * as vscode from 'vscode';
import type { FoundLiterals, TextSearch, TextSearchOptions } from '../core/files/TextSearch.js';
import { toPath } from './convert.js';

/** Set by the build: true in the bundle for the web extension host. */
declare const __WEB__: boolean;

/**
 * The ripgrep that VS Code itself searches with, over a folder on disk. It runs in trusted workspaces only: elsewhere the
 * files are read, which finds the same.
 */
export class BundledSearch implements TextSearch {
  constructor(private readonly folder: vscode.WorkspaceFolder) {}

  async find(literals: readonly string[], options?: TextSearchOptions): Promise<FoundLiterals | undefined> {
    // Written as one condition so that the bundler drops the branch, and the import in it, from the web bundle.
    if (!__WEB__ && vscode.workspace.isTrusted)
      return this.search(await import('../lazy/search.js'), literals, options);
    return undefined;
  }

  private async search(
    { bundledRipgrep, RipgrepSearch }: typeof import('../lazy/search.js'),
    literals: readonly string[],
    options: TextSearchOptions | undefined,
  ): Promise<FoundLiterals | undefined> {
    const root = this.folder.uri.fsPath;
    const program = bundledRipgrep(vscode.env.appRoot, root);
    if (program === undefined) return undefined;
    // What is typed while the search runs is in no file yet, or was not when it was searched.
    const before = this.editedPaths();
    let after: ReadonlySet<string> = before;
    const isEdited = (path: string): boolean => before.has(path) || after.has(path);
    const found = await new RipgrepSearch(program, root, isEdited).find(literals, options);
    after = this.editedPaths();
    return found;
  }

  private editedPaths(): Set<string> {
    const paths = vscode.workspace.textDocuments
      .filter((document) => document.isDirty)
      .map((document) => toPath(this.folder, document.uri));
    return new Set(paths.filter((path) => path !== undefined));
  }
}
