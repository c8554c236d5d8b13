import * as vscode from 'vscode';

/** Text of a source as it is: no Markdown, no links. */
export function plainTooltip(text: string): vscode.MarkdownString {
  return new vscode.MarkdownString().appendText(text);
}
