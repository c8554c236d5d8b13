import type * as vscode from 'vscode';

/** VS Code looks at no more than 250 at a time; it asks for what is in sight when it is told of everything. */
const manyChanges = 200;

/** What a provider of file decorations tells that they have changed of: all (undefined) when they are many. */
export function changedDecorations<T>(
  changed: readonly T[],
  uriOf: (item: T) => vscode.Uri,
): vscode.Uri[] | undefined {
  return changed.length > manyChanges ? undefined : changed.map(uriOf);
}
