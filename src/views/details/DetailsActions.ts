import * as vscode from 'vscode';
import type { Mention } from '../../core/model/range.js';
import { workspacePath } from '../../core/files/workspacePath.js';
import { toRange, toUri } from '../../workspace/convert.js';
import type { LedgerStore } from '../../workspace/LedgerStore.js';
import type { LedgerWriter } from '../../workspace/LedgerWriter.js';
import { staysInside } from '../../workspace/linkGuard.js';
import { webAddress } from '../model/details/linkTarget.js';
import type { DetailsMessage, DetailsState } from '../model/details/detailsMessages.js';
import type { ToWebview } from '../model/details/DetailsView.js';
import { DetailsEdits } from './DetailsEdits.js';

type Wish = Exclude<DetailsMessage, { type: 'ready' }>;

/** Does what the webview asks for; what it says is not believed: places are inside the workspace, links are of the web. */
export class DetailsActions {
  private readonly edits: DetailsEdits;

  constructor(
    private readonly store: LedgerStore,
    writer: LedgerWriter,
  ) {
    this.edits = new DetailsEdits(store, writer);
  }

  /** @returns what the webview is to be told of it, if anything */
  async run({ key, id }: DetailsState, wish: Wish): Promise<ToWebview | undefined> {
    const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
      vscode.commands.executeCommand(`defectLedger.${command}`, ...args);
    switch (wish.type) {
      case 'openPlace':
        await this.open(key, wish);
        break;
      case 'openLink': {
        // VS Code asks before it opens an address that is not among the trusted ones.
        const address = webAddress(wish.href);
        if (address !== undefined) await vscode.env.openExternal(vscode.Uri.parse(address, true));
        break;
      }
      case 'showDefect':
        await run('openDetails', wish.id, key);
        break;
      case 'applyTemplate': {
        const node = { type: 'template', id: `details/${wish.template}`, key, defectId: id };
        await run('applyTemplate', { ...node, templateId: wish.template });
        break;
      }
      case 'fix':
        await run('explainFix', { key, defect: id, title: wish.title });
        break;
      case 'fixAll':
        await run(wish.mark ? 'fixAndMark' : 'fixDefect', { key, defect: id });
        break;
      case 'reveal':
        await run('openDefect', id, key);
        break;
      case 'copyId':
        await run('copyId', id);
        break;
      case 'setField':
      case 'setPhase':
      case 'check':
        return this.edits.write({ key, id }, wish);
    }
    return undefined;
  }

  private async open(key: string, place: Mention): Promise<void> {
    const folder = this.store.ledgerOf(key)?.folder;
    const now = this.store.placeNow(key, place) ?? place;
    const path = workspacePath(now.path);
    if (!folder || path === undefined) return;
    const uri = toUri(folder, path);
    if (!(await staysInside(folder.uri, uri))) return;
    await vscode.window.showTextDocument(uri, {
      selection: toRange(now.range),
      viewColumn: this.columnBeside(),
    });
  }

  /** Beside the view, so that it stays in sight. */
  private columnBeside(): vscode.ViewColumn {
    const others = vscode.window.tabGroups.all.filter((group) => !group.isActive);
    return others.at(0)?.viewColumn ?? vscode.ViewColumn.Beside;
  }
}
