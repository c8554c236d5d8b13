/** What has something to say only of a ledger: loaded once activation has returned, before sources are read. */
import type * as vscode from 'vscode';
import { CodeHoverProvider } from '../providers/CodeHoverProvider.js';
import { CodeReferenceLinks } from '../providers/CodeReferenceLinks.js';
import { ContradictionActionsProvider } from '../providers/ContradictionActionsProvider.js';
import { DiagnosticsProvider } from '../providers/DiagnosticsProvider.js';
import { EditActionsProvider } from '../providers/EditActionsProvider.js';
import { FileBadges } from '../providers/FileBadges.js';
import { FixActionsProvider } from '../providers/FixActionsProvider.js';
import { FixAllProvider } from '../providers/FixAllProvider.js';
import { IdFeatures } from '../providers/ids/IdFeatures.js';
import { OccurrenceMarks } from '../providers/OccurrenceMarks.js';
import { ReanchorActionsProvider } from '../providers/ReanchorActionsProvider.js';
import { SourceCodeLensProvider } from '../providers/SourceCodeLensProvider.js';
import { SourceHoverProvider } from '../providers/SourceHoverProvider.js';
import { SuggestionActionsProvider } from '../providers/SuggestionActionsProvider.js';
import { SymbolLensProvider } from '../providers/SymbolLensProvider.js';
import { UnreportedActionsProvider } from '../providers/UnreportedActionsProvider.js';
import type { DefectsView } from '../views/DefectsView.js';
import { EvidenceDecorations } from '../views/EvidenceDecorations.js';
import { LedgerStatusBar } from '../views/LedgerStatusBar.js';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';

export { config as configureMessages } from '@vscode/l10n';

export class Features extends Disposable {
  readonly fileBadges: FileBadges;
  readonly ids: IdFeatures;
  readonly statusBar: LedgerStatusBar;

  constructor(store: LedgerStore, defectsView: DefectsView, extensionUri: vscode.Uri) {
    super();
    this._register(new EvidenceDecorations(store, defectsView.model));
    this.statusBar = this._register(new LedgerStatusBar(store));
    this._register(new DiagnosticsProvider(store));
    this._register(new CodeHoverProvider(store));
    this._register(new SymbolLensProvider(store));
    this._register(new OccurrenceMarks(store, extensionUri));
    this.fileBadges = this._register(new FileBadges(store));
    this._register(new FixActionsProvider(store));
    this._register(new FixAllProvider(store));
    this._register(new SourceHoverProvider(store));
    this._register(new SourceCodeLensProvider(store));
    this._register(new CodeReferenceLinks(store));
    this.ids = this._register(new IdFeatures(store));
    this._register(new ContradictionActionsProvider(store));
    this._register(new SuggestionActionsProvider(store));
    this._register(new UnreportedActionsProvider(store));
    this._register(new ReanchorActionsProvider(store));
    this._register(new EditActionsProvider(store));
  }
}
