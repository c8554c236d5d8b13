import * as vscode from 'vscode';
import { Disposable } from '../workspace/Disposable.js';

/** As package.json names it, after the extension's own id. */
const walkthrough = 'start';

/** *Open Walkthrough*: what there is to do, step by step. */
export class FirstUseCommands extends Disposable {
  constructor(extensionId: string) {
    super();
    this._register(
      vscode.commands.registerCommand('defectLedger.openWalkthrough', () =>
        vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extensionId}#${walkthrough}`),
      ),
    );
  }
}
