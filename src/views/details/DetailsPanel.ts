import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { plainWords } from '../../core/text/plainWords.js';
import type { Defect } from '../../core/model/ledger.js';
import { toPath } from '../../workspace/convert.js';
import { Disposable } from '../../workspace/Disposable.js';
import type { FolderLedger, LedgerStore } from '../../workspace/LedgerStore.js';
import { loadEngine, type EngineModule } from '../../workspace/loadEngine.js';
import { VscodeFiles } from '../../workspace/VscodeFiles.js';
import type { MentionText } from '../model/details/DetailsContext.js';
import type { DetailsMessage, DetailsState } from '../model/details/detailsMessages.js';
import type { ToWebview } from '../model/details/DetailsView.js';
import type { DetailsActions } from './DetailsActions.js';
import { detailsFolder, detailsHtml } from './detailsHtml.js';
import { detailsTexts } from './detailsTexts.js';

/** A defect that is mentioned in more places than this shows the text of the first. */
const mostTexts = 40;

/**
 * One editor tab with the details of one defect. It follows the ledger: what it shows is made anew with each change and posted when it is another.
 */
export class DetailsPanel extends Disposable {
  private readonly log: vscode.LogOutputChannel;
  /** What the webview was told to show last. */
  told: ToWebview | undefined;
  /** Only the newest of several is told. */
  private turn = 0;
  private isReady = false;
  private paths: ReadonlySet<string> = new Set();

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private state: DetailsState,
    private readonly store: LedgerStore,
    private readonly actions: DetailsActions,
    { extensionUri, log }: { extensionUri: vscode.Uri; log: vscode.LogOutputChannel },
  ) {
    super();
    this.log = log;
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [detailsFolder(extensionUri)] };
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');
    this._register(webview.onDidReceiveMessage((message: unknown) => void this.receive(message)));
    this._register(panel.onDidChangeViewState(() => void this.refresh()));
    this._register(
      store.onDidChange(({ folder }) => {
        if (folder.uri.toString() === this.state.key) void this.refresh();
      }),
    );
    // What stands around a defect in its report may change without the ledger.
    this._register(
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        const found = this.store.locate(uri);
        if (found?.folder.uri.toString() !== this.state.key) return;
        if (this.paths.has(toPath(found.folder, uri) ?? '')) void this.refresh();
      }),
    );
    this._register(panel);
    webview.html = detailsHtml(webview, extensionUri);
    this.setTitle(undefined);
  }

  get shows(): DetailsState {
    return this.state;
  }

  /** A pinned tab keeps what it shows. */
  get isPinned(): boolean {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    return tabs.some(
      ({ input, isPinned, label }) =>
        isPinned &&
        label === this.panel.title &&
        input instanceof vscode.TabInputWebview &&
        input.viewType.endsWith(this.panel.viewType),
    );
  }

  onDidDispose(listener: () => void): void {
    this._register(this.panel.onDidDispose(listener));
  }

  async show(state: DetailsState): Promise<void> {
    this.state = state;
    this.panel.reveal(undefined, false);
    await this.refresh();
  }

  /** Tells the webview what there is to show, when it is not what it was told last. */
  async refresh(): Promise<void> {
    const turn = ++this.turn;
    if (!this.isReady || !this.panel.visible || this.isDisposed) return;
    const message = await this.message();
    if (turn !== this.turn || this.isDisposed) return;
    if (JSON.stringify(message) === JSON.stringify(this.told)) return;
    this.told = message;
    await this.panel.webview.postMessage(message);
  }

  private async message(): Promise<ToWebview> {
    const { key, id } = this.state;
    const engine = await loadEngine();
    const entry = this.store.shownLedgerOf(key);
    const defect = entry?.ledger.defects.find((each) => each.id === id);
    this.setTitle(defect);
    if (!entry)
      return { type: 'missing', key, id, text: l10n.t('The ledger of its folder is not read yet.') };
    if (!defect)
      return { type: 'missing', key, id, text: l10n.t('There is no defect {0} in the ledger.', id) };
    const mentions = await this.texts(engine, entry, defect);
    const fixes = engine
      .defectFixes(entry.ledger, defect)
      .map(({ title, templateId }) => (templateId === undefined ? { title } : { title, templateId }));
    const context = { key, fixes, mentions, render: engine.renderMarkdown };
    return { type: 'show', texts: detailsTexts(), view: engine.detailsOf(entry.ledger, defect, context) };
  }

  /** What stands at each mention; a file is read once. */
  private async texts(
    engine: EngineModule,
    { folder }: FolderLedger,
    { mentions }: Defect,
  ): Promise<(MentionText | undefined)[]> {
    const files = new VscodeFiles(folder);
    const shown = mentions.slice(0, mostTexts);
    const paths = [...new Set(shown.map(({ path }) => path))];
    this.paths = new Set(paths);
    const read = await Promise.all(
      paths.map(async (path) => [path, (await files.read(path))?.text] as const),
    );
    const texts = new Map(read);
    return shown.map(({ path, range }) => {
      const text = texts.get(path);
      // The text is that of now, and may have been typed in since the ledger was told of.
      const now = this.store.placeNow(this.state.key, { path, range });
      return text === undefined || !now ? undefined : engine.renderMention(path, text, now.range);
    });
  }

  private setTitle(defect: Defect | undefined): void {
    const title = defect?.idFromTitle ? plainWords(defect.title) : this.state.id;
    const short = title.length > 40 ? `${title.slice(0, 39)}…` : title;
    // The same id may be in several folders.
    const folders = vscode.workspace.workspaceFolders ?? [];
    const folder = folders.find(({ uri }) => uri.toString() === this.state.key);
    this.panel.title = folder && folders.length > 1 ? `${short} · ${folder.name}` : short;
  }

  /** @returns what the webview was answered */
  async receive(received: unknown): Promise<ToWebview | undefined> {
    const { readDetailsMessage } = await loadEngine();
    const message = readDetailsMessage(received);
    if (!message) {
      this.log.warn('The details view sent a message that is none of its own; it is left alone.');
      return undefined;
    }
    if (message.type === 'ready') {
      this.isReady = true;
      this.told = undefined;
      await this.refresh();
      return undefined;
    }
    return this.act(message);
  }

  private async act(message: Exclude<DetailsMessage, { type: 'ready' }>): Promise<ToWebview | undefined> {
    try {
      const answer = await this.actions.run(this.state, message);
      if (answer && !this.isDisposed) await this.panel.webview.postMessage(answer);
      return answer;
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
      return undefined;
    }
  }
}
