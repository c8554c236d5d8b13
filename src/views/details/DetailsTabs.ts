import * as vscode from 'vscode';
import { Disposable } from '../../workspace/Disposable.js';
import type { LedgerStore } from '../../workspace/LedgerStore.js';
import type { LedgerWriter } from '../../workspace/LedgerWriter.js';
import { loadEngine } from '../../workspace/loadEngine.js';
import type { DetailsState } from '../model/details/detailsMessages.js';
import type { ToWebview } from '../model/details/DetailsView.js';
import { DetailsActions } from './DetailsActions.js';
import { DetailsPanel } from './DetailsPanel.js';

const viewType = 'defectLedger.details';

/**
 * The tabs with details of defects: one a window, which shows the defect that was asked for last. A tab that is pinned keeps its
 * defect, and the next one opens another tab. They come back when the window is loaded again.
 */
export class DetailsTabs extends Disposable implements vscode.WebviewPanelSerializer {
  /** The latest used last. */
  private readonly panels: DetailsPanel[] = [];

  constructor(
    private readonly store: LedgerStore,
    private readonly writer: LedgerWriter,
    private readonly extensionUri: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
  ) {
    super();
    this._register(vscode.window.registerWebviewPanelSerializer(viewType, this));
  }

  /** What the tabs show, the latest last. */
  get shown(): readonly DetailsState[] {
    return this.panels.map(({ shows }) => shows);
  }

  /** As if the newest tab's page had sent it: for tests, which cannot reach into a page. */
  receive(message: unknown): Promise<ToWebview | undefined> | undefined {
    return this.panels.at(-1)?.receive(message);
  }

  /** What the newest tab's page was told last. */
  get told(): ToWebview | undefined {
    return this.panels.at(-1)?.told;
  }

  async open(state: DetailsState): Promise<void> {
    const same = this.panels.find(({ shows }) => shows.key === state.key && shows.id === state.id);
    const free = same ?? this.panels.findLast(({ isPinned }) => !isPinned);
    if (!free) {
      const panel = vscode.window.createWebviewPanel(viewType, state.id, columnFor());
      this.add(panel, state);
      return;
    }
    this.panels.push(...this.panels.splice(this.panels.indexOf(free), 1));
    await free.show(state);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, kept: unknown): Promise<void> {
    const state = (await loadEngine()).readDetailsState(kept);
    if (state) this.add(panel, state);
    else panel.dispose();
  }

  private add(webviewPanel: vscode.WebviewPanel, state: DetailsState): void {
    const panel = this._register(
      new DetailsPanel(webviewPanel, state, this.store, new DetailsActions(this.store, this.writer), {
        extensionUri: this.extensionUri,
        log: this.log,
      }),
    );
    this.panels.push(panel);
    panel.onDidDispose(() => {
      this.panels.splice(this.panels.indexOf(panel), 1);
      panel.dispose();
    });
  }
}

/** Beside the text that is being looked at; where there is none, nothing has to be kept in sight. */
function columnFor(): vscode.ViewColumn {
  return vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
}
