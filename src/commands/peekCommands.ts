import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Mention } from '../core/model/range.js';
import type { Defect } from '../core/model/ledger.js';
import { severityIcon } from '../views/defectItem.js';
import { defectName, evidenceLabel } from '../views/model/labels.js';
import { toPath, toRange, toUri } from '../workspace/convert.js';
import type { FolderLedger, LedgerStore } from '../workspace/LedgerStore.js';
import { CommandFamily } from './CommandFamily.js';

/** What a click on a CodeLens shows without leaving the source: occurrences, other reports, the defects of a table. */
export class PeekCommands extends CommandFamily {
  constructor(private readonly store: LedgerStore) {
    super();
    this.register('defectLedger.peekOccurrences', (ids: string[], key: string, uri: string, line: number) =>
      this.peek(ids, key, uri, line, (defect) => defect.occurrences),
    );
    this.register('defectLedger.peekReports', (ids: string[], key: string, uri: string, line: number) =>
      this.peek(ids, key, uri, line, (defect, path) =>
        defect.mentions
          .filter((mention) => mention.path !== path)
          // Where the entry begins: a whole section would be selected.
          .map(({ path: other, range }) => ({
            path: other,
            range: { start: range.start, end: range.start },
          })),
      ),
    );
    this.register('defectLedger.pickDefect', (ids: string[], key: string) => this.pick(ids, key));
  }

  private async peek(
    ids: readonly string[],
    key: string,
    source: string,
    line: number,
    placesOf: (defect: Defect, path: string | undefined) => readonly Mention[],
  ): Promise<void> {
    const current = this.ledgerOf(key);
    if (!current) return;
    const uri = vscode.Uri.parse(source, true);
    const path = toPath(current.folder, uri);
    const locations = defectsOf(current, ids)
      .flatMap((defect) => placesOf(defect, path))
      .map((place) => new vscode.Location(toUri(current.folder, place.path), toRange(place.range)));
    const position = new vscode.Position(line, 0);
    await vscode.commands.executeCommand('editor.action.showReferences', uri, position, locations);
  }

  private async pick(ids: readonly string[], key: string): Promise<void> {
    const current = this.ledgerOf(key);
    if (!current) return;
    const picks = defectsOf(current, ids).map((defect) => ({
      label: defectName(defect),
      description: evidenceLabel(defect),
      iconPath: severityIcon(defect),
      id: defect.id,
    }));
    const pick = await vscode.window.showQuickPick(picks, {
      title: l10n.t('Show Defect'),
      matchOnDescription: true,
    });
    if (pick) await vscode.commands.executeCommand('defectLedger.openDefect', pick.id, key);
  }

  private ledgerOf(key: string): FolderLedger | undefined {
    return this.store.ledgerOf(key);
  }
}

/** Those that there still are, in the order of the ids. */
function defectsOf({ ledger }: FolderLedger, ids: readonly string[]): Defect[] {
  const byId = new Map(ledger.defects.map((defect) => [defect.id, defect]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
