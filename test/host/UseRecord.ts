import * as vscode from 'vscode';
import type { DefectLedgerApi } from '../../src/extension';

/** What of the manifest a session has used; test/vscode-host/used-manifest.mjs compares it with what the manifest has. */
export interface Used {
  /** Commands that came to their end. */
  readonly commands: readonly string[];
  /** Rows that commands were run from, as menus pass them: `[command, view, viewItem]`. */
  readonly rows: readonly (readonly string[])[];
  /** Values that context keys had: `[key, value]`. */
  readonly contexts: readonly (readonly string[])[];
}

const own = 'defectLedger.';

/**
 * Writes down which commands are executed through the API that the tests and the extension have in common: by name, from a
 * code action, a row or a link, or by one another.
 */
export class UseRecord {
  private readonly commands = new Set<string>();
  private readonly rows = new Set<string>();
  private readonly contexts = new Set<string>();

  /** From now on. */
  begin(): void {
    const api = vscode.commands;
    const execute = api.executeCommand.bind(api);
    api.executeCommand = async <T>(command: string, ...args: unknown[]): Promise<T> => {
      if (command === 'setContext') this.contexts.add(JSON.stringify([args[0], String(args[1])]));
      if (!command.startsWith(own)) return execute<T>(command, ...args);
      const rows = rowsOf(args[0]).map(([view, context]) => JSON.stringify([command, view, context]));
      const result = await execute<T>(command, ...args);
      this.commands.add(command);
      for (const row of rows) this.rows.add(row);
      return result;
    };
  }

  get used(): Used {
    const parsed = (lines: ReadonlySet<string>) =>
      [...lines].sort().map((line) => JSON.parse(line) as string[]);
    return { commands: [...this.commands].sort(), rows: parsed(this.rows), contexts: parsed(this.contexts) };
  }
}

/** The view and the `viewItem` of a row, as it is drawn now. */
function rowsOf(given: unknown): [view: string, context: string][] {
  const isRow = typeof given === 'object' && given !== null && 'type' in given && 'id' in given;
  const api = vscode.extensions.getExtension<DefectLedgerApi>('defect-ledger.defect-ledger')?.exports;
  if (!isRow || !api) return [];
  return (['defectsView', 'roadmapView'] as const).flatMap((view): [string, string][] => {
    const context = contextOf(() => api[view].itemOf(given as never));
    return context === undefined
      ? []
      : [[view === 'defectsView' ? `${own}defects` : `${own}roadmap`, context]];
  });
}

/** A view knows only its own rows. */
function contextOf(draw: () => vscode.TreeItem): string | undefined {
  try {
    return draw().contextValue;
  } catch {
    return undefined;
  }
}
