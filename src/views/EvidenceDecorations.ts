import * as vscode from 'vscode';
import { disagreement } from '../core/ledger/liveness.js';
import { changedDecorations } from '../workspace/changedDecorations.js';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import type { DefectsModel } from './model/DefectsModel.js';
import { evidenceLabel } from './model/labels.js';

const scheme = 'defect-ledger';

/** The uri by which a defect's row asks for its badge. */
export function defectUri(key: string, defectId: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${defectId}`, query: key });
}

/**
 * The evidence at the right edge of a defect's row, where it is seen however narrow the sidebar is: how many places
 * confirm it, `✓` when it looks fixed, `!` when it is resolved and still in the code.
 */
export class EvidenceDecorations extends Disposable implements vscode.FileDecorationProvider {
  private readonly changed = this._register(new vscode.EventEmitter<vscode.Uri[] | undefined>());
  readonly onDidChangeFileDecorations = this.changed.event;

  constructor(
    store: LedgerStore,
    private readonly model: DefectsModel,
  ) {
    super();
    this._register(vscode.window.registerFileDecorationProvider(this));
    this._register(
      store.onDidChange(({ folder, diff }) => {
        const key = folder.uri.toString();
        this.changed.fire(changedDecorations([...diff.defects], (id) => defectUri(key, id)));
      }),
    );
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    if (uri.scheme !== scheme) return undefined;
    const defect = this.model.defectOf(uri.query, uri.path.slice(1));
    if (!defect) return undefined;
    const marks = { 'looks-fixed': '✓', regression: '!' } as const;
    const difference = disagreement(defect);
    const proofs = defect.occurrences.filter((occurrence) => occurrence.proves).length;
    const badge = difference
      ? marks[difference]
      : defect.evidence === 'confirmed'
        ? String(Math.min(proofs, 99))
        : undefined;
    return badge === undefined ? undefined : new vscode.FileDecoration(badge, evidenceLabel(defect));
  }
}
