import * as l10n from '@vscode/l10n';
import type { LedgerStore } from '../../workspace/LedgerStore.js';
import type { LedgerWriter, WriteRequest } from '../../workspace/LedgerWriter.js';
import type { DetailsMessage, DetailsState } from '../model/details/detailsMessages.js';
import type { ToWebview } from '../model/details/DetailsView.js';

export type DetailsEdit = Extract<DetailsMessage, { type: 'setField' | 'setPhase' | 'check' }>;

/** Writes what was changed in the view into its source, and says what became of it. */
export class DetailsEdits {
  constructor(
    private readonly store: LedgerStore,
    private readonly writer: LedgerWriter,
  ) {}

  async write({ key, id }: DetailsState, edit: DetailsEdit): Promise<ToWebview> {
    const control = controlOf(edit);
    const refused = (reason: string): ToWebview => ({ type: 'refused', control, reason });
    const entry = this.store.ledgerOf(key);
    const defect = entry?.ledger.defects.find((each) => each.id === id);
    if (!entry || !defect) return refused(l10n.t('There is no defect {0} in the ledger.', id));
    const request = requestFor(edit, id, defect.checklist);
    if (!request) return refused(l10n.t('The checklist has changed meanwhile; nothing was written.'));
    const written = await this.writer.write(entry.folder, [request]);
    return written.written ? { type: 'written', control } : refused(written.reason);
  }
}

/** As the webview's script names its controls. */
function controlOf(edit: DetailsEdit): string {
  switch (edit.type) {
    case 'setField':
      return edit.field;
    case 'setPhase':
      return 'phase';
    case 'check':
      return `check/${edit.index}`;
  }
}

function requestFor(
  edit: DetailsEdit,
  defectId: string,
  checklist: readonly { text: string; source: Extract<WriteRequest, { kind: 'check' }>['source'] }[],
): WriteRequest | undefined {
  switch (edit.type) {
    case 'setField': {
      const value = edit.value.trim();
      return { kind: 'field', defectId, field: edit.field, value: value === '' ? undefined : value };
    }
    case 'setPhase':
      return { kind: 'phase', defectId, phaseId: edit.phase === '' ? undefined : edit.phase };
    case 'check': {
      const check = checklist[edit.index];
      return check?.text === edit.text ? { kind: 'check', source: check.source, done: edit.done } : undefined;
    }
  }
}
