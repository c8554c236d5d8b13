import * as vscode from 'vscode';
import { ContextKey } from '../workspace/ContextKey.js';
import { CommandFamily } from './CommandFamily.js';

/** As package.json names it, after the extension's own id. */
const walkthrough = 'start';

/** *Open Walkthrough*: what there is to do, step by step. */
export class FirstUseCommands extends CommandFamily {
  private readonly opened = new ContextKey<boolean>('defectLedger.walkthrough');

  constructor(extensionId: string) {
    super();
    this.register('defectLedger.openWalkthrough', async () => {
      await vscode.commands.executeCommand(
        'workbench.action.openWalkthrough',
        `${extensionId}#${walkthrough}`,
      );
      // VS Code loads its walkthroughs now, and ticks no step for what was the case before: this makes it the news that it waits for.
      this.opened.set(true);
    });
  }
}
