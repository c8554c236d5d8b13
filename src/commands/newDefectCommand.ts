import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { compileGlob } from '../core/files/glob.js';
import type { AnchorOf } from '../core/model/anchor.js';
import { PRIORITIES, SEVERITIES, type Priority, type Severity } from '../core/model/vocabulary.js';
import type { NewDefect } from '../core/writeback/newDefectPlan.js';
import type { DefectsView } from '../views/DefectsView.js';
import { fromRange } from '../workspace/convert.js';
import type { FolderLedger, LedgerStore } from '../workspace/LedgerStore.js';
import { reportWritten, type LedgerWriter } from '../workspace/LedgerWriter.js';
import { loadEngine } from '../workspace/loadEngine.js';
import { addToSources, sourceGlobs } from '../workspace/settings.js';
import { VscodeFiles } from '../workspace/VscodeFiles.js';
import { CommandFamily } from './CommandFamily.js';
import { askId } from './editCommands.js';
import { revealWhenThere } from './revealWhenThere.js';

/** *New Defect...*: written to the inventory; from selected code with an anchor that follows it. */
export class NewDefectCommand extends CommandFamily {
  constructor(
    private readonly store: LedgerStore,
    private readonly defects: DefectsView,
    private readonly writer: LedgerWriter,
  ) {
    super();
    this.register('defectLedger.newDefect', (...args: unknown[]) => this.run(args[1]));
  }

  /** `answers`, second as menus pass the file first: what would be asked for, as tests and keybindings pass it. */
  private async run(answers: unknown): Promise<void> {
    const { placeAt } = await loadEngine();
    const editor = vscode.window.activeTextEditor;
    const here = editor && this.store.locate(editor.document.uri);
    const isCode =
      here && !editor.selection.isEmpty && !here.ledger.sources.some(({ path }) => path === here.path);
    const text = editor?.document.getText() ?? '';
    const place = isCode
      ? await placeAt(here.path, text, fromRange(editor.selection), this.store.parsers)
      : undefined;
    const target = here ?? (await this.pickFolder());
    if (!target) return;
    const wanted = isAnswered(answers) ? { ...answers, place } : await this.ask(target, place);
    if (!wanted) return;
    const { newDefectPlan } = await loadEngine();
    const written = await this.writer.edit(target.folder, (ledger, files) =>
      newDefectPlan(ledger, files, wanted),
    );
    reportWritten(written);
    if (!written.written) return;
    tellUnread(target.folder, written.paths);
    await revealWhenThere(this.store, this.defects, target.folder, wanted.id);
  }

  private async ask(
    { folder, ledger }: FolderLedger,
    place: AnchorOf<'range'> | undefined,
  ): Promise<NewDefect | undefined> {
    const name = l10n.t('New Defect');
    const title = await vscode.window.showInputBox({
      title: name,
      prompt: place?.symbol
        ? l10n.t('What is wrong in {0}, in one line', place.symbol)
        : l10n.t('What is wrong, in one line'),
      validateInput: (text) => (text.trim() === '' ? l10n.t('A defect has a title.') : undefined),
    });
    if (title === undefined) return undefined;
    const priority = await pickWord<Priority>(PRIORITIES, name, l10n.t('Priority'));
    const severity = priority && (await pickWord<Severity>(SEVERITIES, name, l10n.t('Severity')));
    if (!severity) return undefined;
    const { findInventory, nextId } = await loadEngine();
    const { natives } = await findInventory(ledger, new VscodeFiles(folder));
    const taken = new Set(ledger.defects.map((defect) => defect.id));
    const own = ledger.defects.filter(({ mentions }) => mentions.some(({ path }) => natives.includes(path)));
    const style = (own.length > 0 ? own : ledger.defects).map((defect) => defect.id);
    const id = await askId(nextId(style, taken), taken, name);
    return id === undefined
      ? undefined
      : { id, title: title.trim(), priority: priority.word, severity: severity.word, place };
  }

  /** Where nothing is open. */
  private async pickFolder(): Promise<FolderLedger | undefined> {
    const { ledgers } = this.store;
    if (ledgers.length <= 1) {
      if (ledgers.length === 0)
        void vscode.window.showInformationMessage(
          l10n.t('Open a folder first: the inventory is a file in it.'),
        );
      return ledgers[0];
    }
    const picked = await vscode.window.showWorkspaceFolderPick();
    return ledgers.find(({ folder }) => folder.uri.toString() === picked?.uri.toString());
  }
}

function isAnswered(answers: unknown): answers is NewDefect {
  return typeof answers === 'object' && answers !== null && 'id' in answers && 'title' in answers;
}

/** `word` undefined: none. */
async function pickWord<T extends string>(
  values: readonly T[],
  title: string,
  placeHolder: string,
): Promise<{ word: T | undefined } | undefined> {
  const picks: (vscode.QuickPickItem & { word: T | undefined })[] = values.map((word) => ({
    label: word,
    word,
  }));
  picks.push({ label: l10n.t('None'), word: undefined });
  return vscode.window.showQuickPick(picks, { title, placeHolder });
}

/** An inventory that the settings leave out would not be seen in the views. */
function tellUnread(folder: vscode.WorkspaceFolder, paths: readonly string[]): void {
  const globs = sourceGlobs(folder).map(compileGlob);
  const unread = paths.filter((path) => !globs.some((matches) => matches(path)));
  if (unread.length === 0) return;
  const add = l10n.t('Add to Sources');
  const message = l10n.t('{0} is not among the sources yet.', unread.join(', '));
  const answer = vscode.window.showWarningMessage(message, add);
  void answer.then((chosen) => (chosen === add ? addToSources(folder, unread) : undefined));
}
