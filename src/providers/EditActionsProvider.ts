import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Ledger } from '../core/model/ledger.js';
import { isOpen } from '../core/model/vocabulary.js';
import { ledgerChecks } from '../core/writeback/CheckKey.js';
import { Disposable } from '../workspace/Disposable.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { entryAt } from './model/entryAt.js';
import { isSource, sourceEntries } from './model/sourceEntries.js';
import { sourceSelector } from './sourceSelector.js';

const longest = 50;

/**
 * In the sources: mark the defect of an entry, set its severity, tick what can be ticked. Only where a person asks for actions, so that no light bulb
 * stands beside every entry.
 */
export class EditActionsProvider extends Disposable implements vscode.CodeActionProvider {
  constructor(private readonly store: LedgerStore) {
    super();
    this._register(
      vscode.languages.registerCodeActionsProvider(sourceSelector, this, {
        providedCodeActionKinds: [vscode.CodeActionKind.Refactor],
      }),
    );
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { only, triggerKind }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    if (
      only
        ? !only.intersects(vscode.CodeActionKind.Refactor)
        : triggerKind !== vscode.CodeActionTriggerKind.Invoke
    )
      return [];
    const here = this.store.locate(document.uri);
    if (!here || !isSource(here.ledger, here.path)) return [];
    const key = here.folder.uri.toString();
    const entry = entryAt(sourceEntries(here.ledger, here.path), range.start, document);
    return [
      ...tickActions(here.ledger, here.path, range.start.line, key),
      ...(entry ? entryActions(entry.defect.id, isOpen(entry.defect.status), key) : []),
    ];
  }
}

function tickActions(ledger: Ledger, path: string, line: number, key: string): vscode.CodeAction[] {
  const check = ledgerChecks(ledger, path).find(({ source }) => source.range.start.line === line);
  if (!check) return [];
  const { text, done, source } = check;
  const short = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  const title = done ? l10n.t('Untick: {0}', short) : l10n.t('Tick: {0}', short);
  return [action({ title, command: 'defectLedger.setCheck', arguments: [{ key, source, done: !done }] })];
}

function entryActions(defectId: string, isOpenDefect: boolean, key: string): vscode.CodeAction[] {
  const handles = [{ key, defectId }];
  const mark = l10n.t('Mark {0} resolved', defectId);
  const set = l10n.t('Set severity of {0}...', defectId);
  return [
    ...(isOpenDefect
      ? [action({ title: mark, command: 'defectLedger.markResolved', arguments: handles })]
      : []),
    action({ title: set, command: 'defectLedger.setSeverity', arguments: handles }),
  ];
}

function action(command: vscode.Command): vscode.CodeAction {
  const made = new vscode.CodeAction(command.title, vscode.CodeActionKind.Refactor);
  made.command = command;
  return made;
}
