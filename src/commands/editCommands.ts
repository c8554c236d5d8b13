import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../core/text/counted.js';
import type { Mention } from '../core/model/range.js';
import { WRITABLE_FIELDS, type WritableField } from '../core/writeback/FieldTask.js';
import type { DefectsView } from '../views/DefectsView.js';
import { fieldName } from '../views/model/fieldNames.js';
import { placeLabel } from '../views/model/labels.js';
import { toRange, toUri } from '../workspace/convert.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { reportWritten, type LedgerWriter, type WriteRequest } from '../workspace/LedgerWriter.js';
import { loadEngine } from '../workspace/loadEngine.js';
import { CommandFamily } from './CommandFamily.js';
import { editTargets, type EditTarget } from './editTargets.js';
import { pickField, pickFieldValue } from './pickFieldValue.js';
import { pickPhases } from './pickPhases.js';
import { revealWhenThere } from './revealWhenThere.js';

/**
 * What changes a defect in its sources. Each is called with a row (and all that are selected with it), with nothing for the defect at the cursor or
 * one to be picked, and, from links, code actions and tests, with the value.
 */
export class EditCommands extends CommandFamily {
  constructor(
    private readonly store: LedgerStore,
    private readonly defects: DefectsView,
    private readonly writer: LedgerWriter,
  ) {
    super();
    const set =
      (field: WritableField, title: () => string) =>
      (given?: unknown, all?: unknown, value?: unknown): Promise<void> =>
        this.set(field, title(), given, all, value);
    this.register(
      'defectLedger.setStatus',
      set('status', () => l10n.t('Set Status')),
    );
    this.register(
      'defectLedger.setPriority',
      set('priority', () => l10n.t('Set Priority')),
    );
    this.register(
      'defectLedger.setSeverity',
      set('severity', () => l10n.t('Set Severity')),
    );
    this.register(
      'defectLedger.setOwner',
      set('owner', () => l10n.t('Set Owner')),
    );
    this.register(
      'defectLedger.editTitle',
      set('title', () => l10n.t('Edit Title')),
    );
    this.register('defectLedger.setPhase', (given, all, value) => this.setPhase(given, all, value));
    this.register('defectLedger.editField', (given, all) => this.editField(given, all));
    this.register('defectLedger.markResolved', (given, all) =>
      this.set('status', l10n.t('Mark Resolved'), given, all, 'resolved'),
    );
    this.register('defectLedger.setCheck', (given) => this.setCheck(given));
    this.register('defectLedger.deleteDefect', (given, all, sure) => this.delete(given, all, sure === true));
    this.register('defectLedger.duplicateDefect', (given, _all, id) => this.duplicate(given, id));
  }

  /** @param value is asked for when it is not given */
  private async set(
    field: WritableField,
    name: string,
    given: unknown,
    all: unknown,
    value: unknown,
  ): Promise<void> {
    const targets = await this.targets(name, given, all);
    if (!targets) return;
    const title = titleFor(name, targets);
    const chosen =
      typeof value === 'string'
        ? { value }
        : await pickFieldValue(targets, field, title, this.store, this.writer);
    if (!chosen) return;
    await this.write(targets, (defectId) => ({ kind: 'field', defectId, field, value: chosen.value }));
  }

  private async setPhase(given: unknown, all: unknown, value: unknown): Promise<void> {
    const name = l10n.t('Set Phase');
    const targets = await this.targets(name, given, all);
    if (!targets) return;
    const chosen =
      typeof value === 'string'
        ? targets.map(() => ({ value }))
        : await pickPhases(targets, this.store, (some) => titleFor(name, some));
    for (const [i, target] of targets.entries()) {
      const phase = chosen?.[i];
      if (phase)
        await this.write([target], (defectId) => ({ kind: 'phase', defectId, phaseId: phase.value }));
    }
  }

  private async editField(given: unknown, all: unknown): Promise<void> {
    const name = l10n.t('Edit Field');
    const targets = await this.targets(name, given, all);
    const [first] = targets?.[0]?.defects ?? [];
    if (!targets || !first) return;
    const field = await pickField(WRITABLE_FIELDS, targets, titleFor(name, targets));
    if (!field) return;
    const [mention] = first.mentions;
    // An input box has one line: what has several is edited where it stands.
    if (String(first[field] ?? '').includes('\n') && mention) await this.open(targets[0]!.folder, mention);
    else
      await this.set(
        field,
        l10n.t('Edit {0}', fieldName(field)),
        given ?? targets,
        handlesOf(targets),
        undefined,
      );
  }

  private async open(folder: vscode.WorkspaceFolder, { path, range }: Mention): Promise<void> {
    const selection = toRange({ start: range.start, end: range.start });
    await vscode.window.showTextDocument(toUri(folder, path), { selection });
  }

  /** Of a code action: `{ key, source, done }`. */
  private async setCheck(given: unknown): Promise<void> {
    const { key, source, done } = given as { key: string; source: Mention; done: boolean };
    const place = this.store.ledgerOf(key);
    if (place) reportWritten(await this.writer.write(place.folder, [{ kind: 'check', source, done }]));
  }

  private async delete(given: unknown, all: unknown, sure: boolean): Promise<void> {
    const targets = await this.targets(l10n.t('Delete Defect'), given, all);
    if (!targets || !(sure || (await isSure(targets)))) return;
    await this.write(targets, (defectId) => ({ kind: 'delete', defectId }));
  }

  private async duplicate(given: unknown, id: unknown): Promise<void> {
    const name = l10n.t('Duplicate Defect');
    const targets = await this.targets(name, given, undefined);
    const [target] = targets ?? [];
    const [defect] = target?.defects ?? [];
    if (!targets || !target || !defect) return;
    const { copyId } = await loadEngine();
    const taken = new Set(this.idsOf(target.folder));
    const copy =
      typeof id === 'string' ? id : await askId(copyId(defect.id, taken), taken, titleFor(name, targets));
    if (copy === undefined) return;
    const written = await this.writer.write(target.folder, [
      { kind: 'duplicate', defectId: defect.id, id: copy },
    ]);
    reportWritten(written);
    if (written.written) await revealWhenThere(this.store, this.defects, target.folder, copy);
  }

  private async targets(
    title: string,
    given: unknown,
    all: unknown,
  ): Promise<readonly EditTarget[] | undefined> {
    const targets = await editTargets(this.store, this.defects, title, given, all);
    return targets && targets.length > 0 ? targets : undefined;
  }

  /** One call of the writer a folder, so that one undo takes it back there. */
  private async write(
    targets: readonly EditTarget[],
    requestOf: (defectId: string) => WriteRequest,
  ): Promise<void> {
    for (const { folder, defects } of targets)
      reportWritten(
        await this.writer.write(
          folder,
          defects.map(({ id }) => requestOf(id)),
        ),
      );
  }

  private idsOf(folder: vscode.WorkspaceFolder): string[] {
    const key = folder.uri.toString();
    const found = this.store.ledgerOf(key);
    return found?.ledger.defects.map(({ id }) => id) ?? [];
  }
}

function handlesOf(targets: readonly EditTarget[]): { key: string; defectId: string }[] {
  return targets.flatMap(({ folder, defects }) =>
    defects.map(({ id }) => ({ key: folder.uri.toString(), defectId: id })),
  );
}

function titleFor(name: string, targets: readonly EditTarget[]): string {
  const ids = targets.flatMap(({ defects }) => defects.map(({ id }) => id));
  return counted(ids.length, `${name}: ${ids[0]!}`, l10n.t('{0}: {1} defects', name, ids.length));
}

/** An id that no defect has. */
export function askId(
  proposed: string,
  taken: ReadonlySet<string>,
  title: string,
): Promise<string | undefined> {
  const box = vscode.window.showInputBox({
    title,
    value: proposed,
    prompt: l10n.t('The id of the new defect'),
    validateInput: (id) => {
      if (!/^\S+$/u.test(id)) return l10n.t('An id has no spaces.');
      return taken.has(id) ? l10n.t('There is a defect {0} already.', id) : undefined;
    },
  });
  return Promise.resolve(box);
}

async function isSure(targets: readonly EditTarget[]): Promise<boolean> {
  const defects = targets.flatMap((target) => target.defects);
  const places = defects.flatMap(({ mentions }) =>
    mentions.map(({ path, range }) => placeLabel(path, range.start.line)),
  );
  const remove = l10n.t('Delete');
  const question = counted(
    defects.length,
    l10n.t('Delete {0} from its sources?', defects[0]!.id),
    l10n.t('Delete {0} defects from their sources?', defects.length),
  );
  const detail = l10n.t('It is taken out of {0}. One undo brings it back.', places.join(', '));
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, remove)) === remove;
}
