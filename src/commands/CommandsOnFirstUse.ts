import * as vscode from 'vscode';
import { Disposable } from '../workspace/Disposable.js';
import type { CommandFamily, Run } from './CommandFamily.js';

/** Registers all commands at once, and loads what they do when the first of them is called. */
export class CommandsOnFirstUse extends Disposable {
  private loading: Promise<ReadonlyMap<string, Run>> | undefined;

  /** @param ids of all commands that the families have */
  constructor(
    ids: readonly string[],
    private readonly load: () => Promise<readonly CommandFamily[]>,
  ) {
    super();
    for (const id of ids)
      this._register(vscode.commands.registerCommand(id, (...args: never[]) => this.run(id, args)));
  }

  private async run(id: string, args: never[]): Promise<unknown> {
    this.loading ??= this.load().then((families) => new Map(families.flatMap(({ runs }) => [...runs])));
    const run = (await this.loading).get(id);
    if (!run) throw new Error(`Nothing runs ${id}.`);
    return run(...args);
  }
}
