import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { AddSourcesCommand } from './commands/addSources.js';
import { ArrangeCommands } from './commands/arrangeCommands.js';
import { BrowseTemplatesCommand } from './commands/browseTemplates.js';
import { CreateInventoryCommand } from './commands/createInventory.js';
import { CreateInventoryFromReportsCommand } from './commands/createInventoryFromReports.js';
import { FindDefectCommand } from './commands/findDefect.js';
import { DetailsCommands } from './commands/detailsCommands.js';
import { FirstUseCommands } from './commands/firstUseCommands.js';
import { EditCommands } from './commands/editCommands.js';
import { FixCommands } from './commands/fixCommands.js';
import { IdentityCommands } from './commands/identityCommands.js';
import { LedgerCommands } from './commands/ledgerCommands.js';
import { MarkInProgressCommand } from './commands/markInProgress.js';
import { NavigationCommands } from './commands/navigationCommands.js';
import { OccurrenceSteps } from './commands/occurrenceSteps.js';
import { NewDefectCommand } from './commands/newDefectCommand.js';
import { PeekCommands } from './commands/peekCommands.js';
import { RenameIdCommand } from './commands/renameIdCommand.js';
import { RoadmapCommands } from './commands/roadmapCommands.js';
import { UnreportedCommands } from './commands/unreportedCommands.js';
import { ReanchorCommand } from './commands/reanchorCommand.js';
import { CodeHoverProvider } from './providers/CodeHoverProvider.js';
import { ContradictionActionsProvider } from './providers/ContradictionActionsProvider.js';
import { CodeReferenceLinks } from './providers/CodeReferenceLinks.js';
import { DiagnosticsProvider } from './providers/DiagnosticsProvider.js';
import { FileBadges } from './providers/FileBadges.js';
import { EditActionsProvider } from './providers/EditActionsProvider.js';
import { FixActionsProvider } from './providers/FixActionsProvider.js';
import { FixAllProvider } from './providers/FixAllProvider.js';
import { OccurrenceMarks } from './providers/OccurrenceMarks.js';
import { IdFeatures } from './providers/ids/IdFeatures.js';
import { ReanchorActionsProvider } from './providers/ReanchorActionsProvider.js';
import { SourceCodeLensProvider } from './providers/SourceCodeLensProvider.js';
import { SourceHoverProvider } from './providers/SourceHoverProvider.js';
import { SuggestionActionsProvider } from './providers/SuggestionActionsProvider.js';
import { SymbolLensProvider } from './providers/SymbolLensProvider.js';
import { UnreportedActionsProvider } from './providers/UnreportedActionsProvider.js';
import { DefectsView } from './views/DefectsView.js';
import { DetailsTabs } from './views/details/DetailsTabs.js';
import { EvidenceDecorations } from './views/EvidenceDecorations.js';
import { LedgerStatusBar } from './views/LedgerStatusBar.js';
import { RoadmapView } from './views/RoadmapView.js';
import { LedgerWriter } from './workspace/LedgerWriter.js';
import { LedgerStore, type FolderLedger } from './workspace/LedgerStore.js';
import { PlannedTexts } from './workspace/PlannedTexts.js';

/** What other extensions and the tests get. */
export interface DefectLedgerApi {
  /** Resolves when every workspace folder has been read once. */
  whenReady(): Promise<void>;
  readonly ledgers: readonly FolderLedger[];
  readonly defectsView: DefectsView;
  readonly roadmapView: RoadmapView;
  readonly writer: LedgerWriter;
  readonly statusBar: LedgerStatusBar;
  readonly fileBadges: FileBadges;
  readonly details: DetailsTabs;
}

/** Constructs, wires, registers. Reading begins after activation has returned. */
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
  register(new EvidenceDecorations(store, defectsView.model));
  const roadmapView = register(new RoadmapView(store, writer));
  const statusBar = register(new LedgerStatusBar(store));
  const details = register(new DetailsTabs(store, writer, context.extensionUri, log));
  register(new DiagnosticsProvider(store));
  register(new CodeHoverProvider(store));
  register(new SymbolLensProvider(store));
  register(new OccurrenceMarks(store, context.extensionUri));
  const fileBadges = register(new FileBadges(store));
  register(new FixActionsProvider(store));
  register(new FixAllProvider(store));
  register(new SourceHoverProvider(store));
  register(new SourceCodeLensProvider(store));
  register(new CodeReferenceLinks(store));
  const ids = register(new IdFeatures(store));
  register(new ContradictionActionsProvider(store));
  register(new SuggestionActionsProvider(store));
  register(new LedgerCommands(store, defectsView, log));
  register(new ArrangeCommands(store, defectsView));
  register(new NavigationCommands(store, defectsView, roadmapView));
  register(new FindDefectCommand(store, defectsView));
  register(new MarkInProgressCommand(store, writer));
  register(new OccurrenceSteps(store));
  register(new DetailsCommands(store, defectsView, details));
  register(new RoadmapCommands(roadmapView, defectsView));
  register(new PeekCommands(store));
  register(new FixCommands(store, defectsView));
  register(new BrowseTemplatesCommand(store, register(new PlannedTexts())));
  register(new IdentityCommands(store, defectsView));
  register(new RenameIdCommand(store, ids));
  register(new UnreportedCommands(store));
  register(new UnreportedActionsProvider(store));
  register(new ReanchorCommand(store, defectsView));
  register(new ReanchorActionsProvider(store));
  register(new EditCommands(store, defectsView, writer));
  register(new NewDefectCommand(store, defectsView, writer));
  register(new EditActionsProvider(store));
  register(new AddSourcesCommand(store));
  register(new FirstUseCommands(context.extension.id));
  register(new CreateInventoryCommand());
  register(new CreateInventoryFromReportsCommand(store));

  const ready = new Promise<void>((resolve) => {
    const timer = setTimeout(() => {
      void store
        .start()
        .catch((error: unknown) => log.error(error instanceof Error ? error : String(error)))
        .finally(() => {
          defectsView.decorate();
          resolve();
        });
    });
    context.subscriptions.push({ dispose: () => clearTimeout(timer) });
  });
  return {
    whenReady: () => ready,
    get ledgers() {
      return store.ledgers;
    },
    defectsView,
    roadmapView,
    writer,
    statusBar,
    fileBadges,
    details,
  };
}
