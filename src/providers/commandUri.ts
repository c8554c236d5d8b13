import * as vscode from 'vscode';

/** A link that runs a command. In Markdown it does so only where `isTrusted` names the command. */
export function commandUri(command: string, ...args: readonly unknown[]): vscode.Uri {
  // Encoded once more than a Uri is, as it is decoded twice on the way: once as a Uri, once as the arguments of a command.
  const query = encodeURIComponent(JSON.stringify(args));
  return vscode.Uri.from({ scheme: 'command', path: command, query });
}

/** Shows the defect in the Defects view. */
export function openDefectUri(id: string, folder: vscode.WorkspaceFolder): vscode.Uri {
  return commandUri('defectLedger.openDefect', id, folder.uri.toString());
}

/** Shows all that is known of the defect. */
export function openDetailsUri(id: string, folder: vscode.WorkspaceFolder): vscode.Uri {
  return commandUri('defectLedger.openDetails', id, folder.uri.toString());
}
