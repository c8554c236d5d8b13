import * as vscode from 'vscode';
import { CommandFamily } from './CommandFamily.js';

/** As package.json names it, after the extension's own id. */
const walkthrough = 'start';

/** *Open Walkthrough*: what there is to do, step by step. */
export class FirstUseCommands extends CommandFamily {
  constructor(extensionId: string) {
    super();
    this.register('defectLedger.openWalkthrough', () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extensionId}#${walkthrough}`),
    );
  }
}
