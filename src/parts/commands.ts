/** What commands do: loaded when the first is called. */
import type * as vscode from 'vscode';
import { AddSourcesCommand } from '../commands/addSources.js';
import { ArrangeCommands } from '../commands/arrangeCommands.js';
import { BrowseTemplatesCommand } from '../commands/browseTemplates.js';
import type { CommandFamily } from '../commands/CommandFamily.js';
import { CopyCommands } from '../commands/copyCommands.js';
import { CreateInventoryCommand } from '../commands/createInventory.js';
import { CreateInventoryFromReportsCommand } from '../commands/createInventoryFromReports.js';
import { DetailsCommands } from '../commands/detailsCommands.js';
import { EditCommands } from '../commands/editCommands.js';
import { FindDefectCommand } from '../commands/findDefect.js';
import { FirstUseCommands } from '../commands/firstUseCommands.js';
import { FixCommands } from '../commands/fixCommands.js';
import { IdentityCommands } from '../commands/identityCommands.js';
import { LedgerCommands } from '../commands/ledgerCommands.js';
import { NavigationCommands } from '../commands/navigationCommands.js';
import { NewDefectCommand } from '../commands/newDefectCommand.js';
import { OccurrenceSteps } from '../commands/occurrenceSteps.js';
import { OpenSampleCommand } from '../commands/openSample.js';
import { PeekCommands } from '../commands/peekCommands.js';
import { ReanchorCommand } from '../commands/reanchorCommand.js';
import { RenameIdCommand } from '../commands/renameIdCommand.js';
import { RoadmapCommands } from '../commands/roadmapCommands.js';
import { UnreportedCommands } from '../commands/unreportedCommands.js';
import type { IdFeatures } from '../providers/ids/IdFeatures.js';
import type { DefectsView } from '../views/DefectsView.js';
import type { DetailsTabs } from '../views/details/DetailsTabs.js';
import type { RoadmapView } from '../views/RoadmapView.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import type { LedgerWriter } from '../workspace/LedgerWriter.js';
import type { PlannedTexts } from '../workspace/PlannedTexts.js';

export { config as configureMessages } from '@vscode/l10n';

/** What commands work with. */
export interface CommandParts {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly store: LedgerStore;
  readonly writer: LedgerWriter;
  readonly defectsView: DefectsView;
  readonly roadmapView: RoadmapView;
  readonly details: DetailsTabs;
  readonly ids: IdFeatures;
  readonly planned: PlannedTexts;
}

export function makeCommands(parts: CommandParts): CommandFamily[] {
  const { context, log, store, writer, defectsView, roadmapView, details, ids, planned } = parts;
  return [
    new LedgerCommands(store, log),
    new CopyCommands(defectsView),
    new ArrangeCommands(store, defectsView),
    new NavigationCommands(store, defectsView, roadmapView),
    new FindDefectCommand(store, defectsView),
    new OccurrenceSteps(store),
    new DetailsCommands(store, defectsView, details),
    new RoadmapCommands(roadmapView, defectsView),
    new PeekCommands(store),
    new FixCommands(store, defectsView),
    new BrowseTemplatesCommand(store, planned),
    new IdentityCommands(store, defectsView),
    new RenameIdCommand(store, ids),
    new UnreportedCommands(store),
    new ReanchorCommand(store, defectsView),
    new EditCommands(store, defectsView, writer),
    new NewDefectCommand(store, defectsView, writer),
    new AddSourcesCommand(store),
    new FirstUseCommands(context.extension.id),
    new OpenSampleCommand(context),
    new CreateInventoryCommand(),
    new CreateInventoryFromReportsCommand(store),
  ];
}
