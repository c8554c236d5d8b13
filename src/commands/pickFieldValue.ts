import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Defect } from '../core/model/ledger.js';
import { closedValues, type WritableField } from '../core/writeback/FieldTask.js';
import { fieldName } from '../views/model/fieldNames.js';
import { presentValue, presentWords, valueWord } from '../views/model/fieldValues.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import type { LedgerWriter } from '../workspace/LedgerWriter.js';
import type { EditTarget } from './editTargets.js';

/** What a person chose; undefined: to clear the field. */
export interface ChosenValue {
  readonly value: string | undefined;
}

export interface ValuePick extends vscode.QuickPickItem, ChosenValue {
  /** To be typed in. */
  readonly isNew?: boolean;
}

/** Milliseconds that the list of values waits for the words of the source. */
const wordingPatience = 250;

/** Asks for the value of a field, in the way that fits the field. Undefined when the person leaves. */
export async function pickFieldValue(
  targets: readonly EditTarget[],
  field: WritableField,
  title: string,
  store: LedgerStore,
  writer: LedgerWriter,
): Promise<ChosenValue | undefined> {
  const values = closedValues[field];
  if (values) return pickWord(targets, field, values, title, writer);
  if (field === 'owner') return pickOwner(targets, title, store);
  return askText(presentValue(defectsOf(targets), field), field, title);
}

async function pickWord(
  targets: readonly EditTarget[],
  field: WritableField,
  values: readonly string[],
  title: string,
  writer: LedgerWriter,
): Promise<ChosenValue | undefined> {
  const present = presentValue(defectsOf(targets), field);
  const picks = values.map((value): ValuePick => ({
    label: valueWord(field, value),
    value,
    ...(value === present ? { description: l10n.t('present value'), picked: true } : {}),
  }));
  if (field !== 'status' && present !== undefined) picks.push(clearing());
  const offered = await worded(picks, targets, field, writer);
  return showPicks(offered, title, present, present && valueWord(field, present));
}

async function pickOwner(
  targets: readonly EditTarget[],
  title: string,
  store: LedgerStore,
): Promise<ChosenValue | undefined> {
  const present = presentValue(defectsOf(targets), 'owner');
  const keys = new Set(targets.map(({ folder }) => folder.uri.toString()));
  const ledgers = store.ledgers.filter(({ folder }) => keys.has(folder.uri.toString()));
  const owners = new Set(ledgers.flatMap(({ ledger }) => ledger.defects.flatMap(({ owner }) => owner ?? [])));
  const picks = [...owners].sort().map((value): ValuePick => ({
    label: value,
    value,
    iconPath: new vscode.ThemeIcon('person'),
    ...(value === present ? { description: l10n.t('present value') } : {}),
  }));
  picks.push({
    label: l10n.t('New Owner...'),
    value: undefined,
    isNew: true,
    alwaysShow: true,
    iconPath: new vscode.ThemeIcon('add'),
  });
  if (present !== undefined) picks.push(clearing());
  const pick = await showPicks(picks, title, present);
  return pick && 'isNew' in pick ? askText(undefined, 'owner', title) : pick;
}

async function askText(
  present: string | undefined,
  field: WritableField,
  title: string,
): Promise<ChosenValue | undefined> {
  const value = await vscode.window.showInputBox({
    title,
    ...(present === undefined ? {} : { value: present }),
    prompt:
      field === 'title' ? l10n.t('What is wrong, in one line') : l10n.t('Leave it empty to clear the field'),
    validateInput: (text) =>
      field === 'title' && text.trim() === '' ? l10n.t('A defect has a title.') : undefined,
  });
  return value === undefined ? undefined : { value: value.trim() === '' ? undefined : value.trim() };
}

export function clearing(): ValuePick {
  return {
    label: l10n.t('None'),
    value: undefined,
    alwaysShow: true,
    iconPath: new vscode.ThemeIcon('circle-slash'),
  };
}

/**
 * With the present value in focus.
 *
 * @param name of the present value. Default: the value itself
 */
export async function showPicks(
  picks: readonly ValuePick[],
  title: string,
  present: string | undefined,
  name = present,
): Promise<ChosenValue | undefined> {
  const quickPick = vscode.window.createQuickPick<ValuePick>();
  quickPick.title = title;
  quickPick.placeholder =
    name === undefined ? l10n.t('The new value') : l10n.t('The new value; now: {0}', name);
  quickPick.items = picks;
  const active = picks.filter(({ value }) => value !== undefined && value === present);
  if (active.length > 0) quickPick.activeItems = active;
  return new Promise((resolve) => {
    let chosen: ChosenValue | undefined;
    quickPick.onDidAccept(() => {
      [chosen] = quickPick.selectedItems;
      quickPick.hide();
    });
    quickPick.onDidHide(() => {
      quickPick.dispose();
      resolve(chosen);
    });
    quickPick.show();
  });
}

/**
 * In the words of the source, where those are others (`RESOLVED in audit.md`), of one defect only; or all of them as they are where that takes
 * longer than a person should wait for a list. They are never told to a list that is open: that takes the focus away from what is typed
 * meanwhile.
 */
async function worded(
  picks: readonly ValuePick[],
  targets: readonly EditTarget[],
  field: WritableField,
  writer: LedgerWriter,
): Promise<readonly ValuePick[]> {
  const [target, ...others] = targets;
  const [defect, ...more] = target?.defects ?? [];
  if (!target || !defect || others.length + more.length > 0) return picks;
  const end = performance.now() + wordingPatience;
  const goesOn = (): boolean => performance.now() <= end;
  const found = await Promise.race([
    writer.wordings(target.folder, defect.id, field, goesOn),
    delay(wordingPatience),
  ]);
  if (!found || !goesOn()) return picks;
  return picks.map((pick) => {
    const wording = pick.value === undefined ? undefined : found.get(pick.value);
    if (!wording) return pick;
    const words = l10n.t('written as {0} in {1}', wording.text, wording.path);
    return {
      ...pick,
      description: pick.description === undefined ? words : `${pick.description} · ${words}`,
    };
  });
}

function delay(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms));
}

/** Which field to edit, each with what the defects say of it now. */
export async function pickField(
  fields: readonly WritableField[],
  targets: readonly EditTarget[],
  title: string,
): Promise<WritableField | undefined> {
  const picks = fields.map((field) => ({
    label: fieldName(field),
    description: presentWords(defectsOf(targets), field),
    field,
  }));
  const placeHolder = l10n.t('The field to edit');
  return (await vscode.window.showQuickPick(picks, { title, placeHolder }))?.field;
}

function defectsOf(targets: readonly EditTarget[]): Defect[] {
  return targets.flatMap(({ defects }) => defects);
}
