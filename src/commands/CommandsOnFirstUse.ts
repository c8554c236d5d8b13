import * as vscode from 'vscode';
import { keptPromise } from '../core/keptPromise.js';
import { Disposable } from '../workspace/Disposable.js';
import type { CommandFamily, Run } from './CommandFamily.js';

/** Registers all commands at once, and loads what they do when the first of them is called. */
export class CommandsOnFirstUse extends Disposable {
  private readonly runs: () => Promise<ReadonlyMap<string, Run>>;

  /** @param ids of all commands that the families have */
  constructor(ids: readonly string[], load: () => Promise<readonly CommandFamily[]>) {
    super();
    this.runs = keptPromise(async () => new Map((await load()).flatMap(({ runs }) => [...runs])));
    for (const id of ids)
      this._register(vscode.commands.registerCommand(id, (...args: never[]) => this.run(id, args)));
  }

  private async run(id: string, args: never[]): Promise<unknown> {
    const run = (await this.runs()).get(id);
    if (!run) throw new Error(`Nothing runs ${id}.`);
    return run(...args);
  }
}
