import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { compileGlob } from '../core/files/glob.js';
import type { AnchorOf } from '../core/model/anchor.js';
import { PRIORITIES, SEVERITIES, type Priority, type Severity } from '../core/model/vocabulary.js';
import { quotedWords } from '../core/text/plainWords.js';
import type { NewDefect } from '../core/writeback/newDefectPlan.js';
import type { NewDefectTargets } from '../core/writeback/newDefectTargets.js';
import type { DefectsView } from '../views/DefectsView.js';
import { fromRange } from '../workspace/convert.js';
import type { FolderLedger, LedgerStore } from '../workspace/LedgerStore.js';
import { reportWritten, type LedgerWriter } from '../workspace/LedgerWriter.js';
import { loadEngine } from '../workspace/loadEngine.js';
import { addToSources, sourceGlobs } from '../workspace/settings.js';
import { VscodeFiles } from '../workspace/VscodeFiles.js';
import { CommandFamily } from './CommandFamily.js';
import { askId } from './editCommands.js';
import { pickNewDefectTarget, withoutTarget } from './pickNewDefectTarget.js';
import { revealWhenThere } from './revealWhenThere.js';

/** What was asked for, and where else it could go. */
type Asked = NewDefect & { readonly targets?: NewDefectTargets | undefined };

/**
 * *New Defect...*: written to the inventory, or, where there is none of our own format, to the source that is chosen; from selected code with an
 * anchor that follows it.
 */
export class NewDefectCommand extends CommandFamily {
  constructor(
    private readonly store: LedgerStore,
    private readonly defects: DefectsView,
    private readonly writer: LedgerWriter,
  ) {
    super();
    this.register('defectLedger.newDefect', (...args: unknown[]) => this.run(args[1]));
  }

  /** `answers`, second as menus pass the file first: what would be asked for, or the title of it, as tests and keybindings pass it. */
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
    const asked = isAnswered(answers)
      ? { ...answers, place }
      : await this.ask(target, place, titleOf(answers));
    if (asked) await this.write(target, asked);
  }

  /** What one source refuses another may take: that is asked, with the reason. */
  private async write({ folder }: FolderLedger, { targets, ...asked }: Asked): Promise<void> {
    const { newDefectPlan } = await loadEngine();
    for (let [wanted, left]: [NewDefect, NewDefectTargets | undefined] = [asked, targets]; ;) {
      let notes: readonly string[] = [];
      const written = await this.writer.edit(folder, async (ledger, files) => {
        const plan = await newDefectPlan(ledger, files, wanted);
        notes = plan.kind === 'change' ? plan.notes : [];
        return plan;
      });
      if (written.written) {
        if (notes.length > 0) void vscode.window.showInformationMessage(quotedWords(notes.join(' ')));
        tellUnread(folder, written.paths);
        return revealWhenThere(this.store, this.defects, folder, wanted.id, wanted.title);
      }
      left = left && wanted.into !== undefined ? withoutTarget(left, wanted.into) : undefined;
      if (!left) return reportWritten(written);
      const into = await pickNewDefectTarget(left, quotedWords(written.reason));
      if (into === undefined) return;
      wanted = { ...wanted, into };
    }
  }

  private async ask(
    { folder, ledger }: FolderLedger,
    place: AnchorOf<'range'> | undefined,
    given: string | undefined,
  ): Promise<Asked | undefined> {
    const name = l10n.t('New Defect');
    const title = given ?? (await askTitle(name, place?.symbol));
    if (title === undefined) return undefined;
    const priority = await pickWord<Priority>(PRIORITIES, name, l10n.t('Priority'));
    const severity = priority && (await pickWord<Severity>(SEVERITIES, name, l10n.t('Severity')));
    if (!severity) return undefined;
    const { newDefectTargets, nextId } = await loadEngine();
    const targets = await newDefectTargets(ledger, new VscodeFiles(folder));
    const isChosen = targets.natives.length === 0 && targets.others.length > 0;
    const into = isChosen ? await pickNewDefectTarget(targets) : undefined;
    if (isChosen && into === undefined) return undefined;
    const taken = new Set(ledger.defects.map((defect) => defect.id));
    const paths = into === undefined ? targets.natives : [into];
    const own = ledger.defects.filter(({ mentions }) => mentions.some(({ path }) => paths.includes(path)));
    const style = (own.length > 0 ? own : ledger.defects).map((defect) => defect.id);
    const id = await askId(nextId(style, taken), taken, name);
    if (id === undefined) return undefined;
    const said = { id, title: title.trim(), priority: priority.word, severity: severity.word, place };
    return isChosen ? { ...said, into, targets } : said;
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

function askTitle(title: string, symbol: string | undefined): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title,
    prompt: symbol
      ? l10n.t('What is wrong in {0}, in one line', symbol)
      : l10n.t('What is wrong, in one line'),
    validateInput: (text) => (text.trim() === '' ? l10n.t('A defect has a title.') : undefined),
  });
}

function titleOf(answers: unknown): string | undefined {
  const title = typeof answers === 'object' && answers !== null && 'title' in answers ? answers.title : '';
  return typeof title === 'string' && title.trim() !== '' ? title : undefined;
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
