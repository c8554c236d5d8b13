import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { CommandsOnFirstUse } from './commands/CommandsOnFirstUse.js';
import { keptPromise } from './core/keptPromise.js';
import type { Features } from './parts/features.js';
import type { FileBadges } from './providers/FileBadges.js';
import { DefectsView } from './views/DefectsView.js';
import { DetailsTabs } from './views/details/DetailsTabs.js';
import type { LedgerStatusBar } from './views/LedgerStatusBar.js';
import { RoadmapView } from './views/RoadmapView.js';
import { LedgerWriter } from './workspace/LedgerWriter.js';
import { LedgerStore, type FolderLedger } from './workspace/LedgerStore.js';
import { PlannedTexts } from './workspace/PlannedTexts.js';
import { withMessages } from './workspace/withMessages.js';

/** What other extensions and the tests get. */
export interface DefectLedgerApi {
  /** Resolves when every workspace folder has been read once. */
  whenReady(): Promise<void>;
  readonly ledgers: readonly FolderLedger[];
  readonly defectsView: DefectsView;
  readonly roadmapView: RoadmapView;
  readonly writer: LedgerWriter;
  readonly details: DetailsTabs;
  /** These two are there when it is ready, and throw before. */
  readonly statusBar: LedgerStatusBar;
  readonly fileBadges: FileBadges;
}

/** What package.json contributes, as far as it is looked at here. */
interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

/** Constructs, wires, registers what is to be there at once: views and commands. The rest, and all reading, begins after activation has returned. */
export function activate(context: vscode.ExtensionContext): DefectLedgerApi {
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });
  const register = <T extends vscode.Disposable>(part: T): T => {
    context.subscriptions.push(part);
    return part;
  };
  const log = register(vscode.window.createOutputChannel('Defect Ledger', { log: true }));
  const store = register(new LedgerStore(log, context.extensionUri));
  const writer = new LedgerWriter(store);
  const defectsView = register(new DefectsView(store, context.workspaceState));
  const roadmapView = register(new RoadmapView(store, writer));
  const details = register(new DetailsTabs(store, writer, context.extensionUri, log));
  const planned = register(new PlannedTexts());

  let features: Features | undefined;
  const featured = keptPromise(async () => {
    const { Features } = withMessages(await import('./parts/features.js'));
    return (features = register(new Features(store, defectsView, context.extensionUri)));
  });
  const known = (): Features => {
    if (!features) throw new Error('Defect Ledger is not ready yet.');
    return features;
  };
  const failed = (error: unknown): void => log.error(error instanceof Error ? error : String(error));
  const ready = afterThisTurn(context)
    .then(featured)
    .catch(failed)
    .then(() => store.start())
    .catch(failed)
    .finally(() => defectsView.decorate());

  const { contributes } = context.extension.packageJSON as Manifest;
  const ids = contributes.commands.map(({ command }) => command);
  const loadCommands = async () => {
    const { makeCommands } = withMessages(await import('./parts/commands.js'));
    const common = { context, log, store, writer, defectsView, roadmapView, details, planned };
    return makeCommands({ ...common, ids: (await featured()).ids });
  };
  register(new CommandsOnFirstUse(ids, loadCommands));

  return {
    whenReady: () => ready,
    get ledgers() {
      return store.ledgers;
    },
    defectsView,
    roadmapView,
    writer,
    details,
    get statusBar() {
      return known().statusBar;
    },
    get fileBadges() {
      return known().fileBadges;
    },
  };
}

/** Never, if the extension is deactivated before. */
function afterThisTurn(context: vscode.ExtensionContext): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve);
    context.subscriptions.push({ dispose: () => clearTimeout(timer) });
  });
}
