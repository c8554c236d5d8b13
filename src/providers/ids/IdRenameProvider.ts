import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { isProse, syntaxOf } from './idDocuments.js';
import type { IdFinder } from './IdFinder.js';
import type { IdRenamer } from './IdRenamer.js';

/** F2 on an id, wherever it stands. */
export class IdRenameProvider implements vscode.RenameProvider {
  constructor(
    private readonly finder: IdFinder,
    private readonly renamer: IdRenamer,
  ) {}

  prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): { range: vscode.Range; placeholder: string } | undefined {
    const found = this.finder.at(document, position);
    if (!found) {
      // Where a language renames, it says itself what it cannot.
      if (document.languageId === 'markdown' || (syntaxOf(document) !== 'text' && !isProse(document)))
        return undefined;
      throw new Error(l10n.t('No id of a defect stands here.'));
    }
    const obstacle = this.renamer.obstacle(found);
    if (obstacle !== undefined) throw new Error(obstacle);
    return { range: found.range, placeholder: found.id };
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit | undefined> {
    const found = this.finder.at(document, position);
    if (!found) throw new Error(l10n.t('No id of a defect stands here.'));
    const answer = await this.renamer.rename(found, newName.trim(), token);
    if ('reason' in answer) throw new Error(answer.reason);
    return answer.edit;
  }
}
