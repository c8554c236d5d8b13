import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { joinLabel } from '../views/model/joinLabel.js';
import { baseName } from '../core/files/workspacePath.js';
import { plainWords } from '../core/text/plainWords.js';
import type { Defect, DefectMention } from '../core/model/ledger.js';
import { severityIcon } from '../views/defectItem.js';
import type { DefectsView } from '../views/DefectsView.js';
import type { DefectNode } from '../views/model/DefectsModel.js';
import { defectName, placeLabel } from '../views/model/labels.js';
import { toUri } from '../workspace/convert.js';
import type { FolderLedger, LedgerStore } from '../workspace/LedgerStore.js';
import { loadEngine, type EngineModule } from '../workspace/loadEngine.js';
import { writeText } from '../workspace/writeText.js';
import { CommandFamily } from './CommandFamily.js';

/** The ledger follows the decisions file; a row that has not come by then is not waited for any longer. */
const patience = 10_000;

/** A person's word on which entries are one defect, written to the workspace's decisions file. */
export class IdentityCommands extends CommandFamily {
  constructor(
    private readonly store: LedgerStore,
    private readonly defects: DefectsView,
  ) {
    super();
    this.register('defectLedger.mergeDefect', (node?: DefectNode, other?: unknown) =>
      this.merge(node, other),
    );
    this.register('defectLedger.splitMention', (node?: DefectNode) => this.split(node));
    this.register('defectLedger.splitDefect', (node?: DefectNode) => this.split(node));
  }

  /** @param otherId the id of the other defect; it is asked for when it is not given. */
  private async merge(node: DefectNode | undefined, otherId: unknown): Promise<void> {
    const current = node && this.folderOf(node);
    const defect = node && this.defects.model.defect(node);
    if (!current || !defect) return;
    const { similarDefects } = await loadEngine();
    const candidates = similarDefects(defect, current.ledger.defects);
    const other =
      // From a menu VS Code passes the selected rows here.
      typeof otherId === 'string'
        ? candidates.find((candidate) => candidate.id === otherId)
        : await pickDefect(defect, candidates);
    if (!other) return;
    const entries = [defect, other].map((each) => each.mentions[0]!.entry);
    const written = await this.decide(current, (text, { addMerge }) => addMerge(text, entries));
    if (written === undefined) return;
    say(l10n.t('Merged {0} with {1}, written to {2}.', other.id, defect.id, written));
    await this.revealOnce(current, ({ mentions }) =>
      entries.every((entry) => mentions.some((mention) => mention.entry === entry)),
    );
  }

  /** A mention's own row says which one it is; of a defect it is asked for. */
  private async split(node: DefectNode | undefined): Promise<void> {
    const current = node && this.folderOf(node);
    const defect = node && this.defects.model.defect(node);
    if (!current || !defect || defect.mentions.length < 2) return;
    const mention = this.defects.model.mention(node) ?? (await pickMention(defect));
    if (!mention) return;
    const { entry } = mention;
    const written = await this.decide(current, (text, { addSplit }) => addSplit(text, entry));
    if (written === undefined) return;
    say(l10n.t('Split {0} from {1}, written to {2}.', mentionLabel(mention), defect.id, written));
    await this.revealOnce(
      current,
      ({ mentions }) => mentions.length < defect.mentions.length && mentions.some((m) => m.entry === entry),
    );
  }

  /** The name of the file that was written; undefined, and the reason is shown, when it was not. */
  private async decide(
    { folder }: FolderLedger,
    change: (text: string | undefined, engine: EngineModule) => string,
  ): Promise<string | undefined> {
    const engine = await loadEngine();
    const uri = toUri(folder, engine.decisionsPath);
    try {
      if (await writeText(uri, (text) => change(text, engine))) return engine.decisionsPath;
      void vscode.window.showErrorMessage(l10n.t('{0} could not be written.', engine.decisionsPath));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(l10n.t('{0} was not changed: {1}', engine.decisionsPath, reason));
    }
    return undefined;
  }

  /** Reveals the defect that fits as soon as the ledger has it. */
  private async revealOnce({ folder }: FolderLedger, fits: (defect: Defect) => boolean): Promise<void> {
    const key = folder.uri.toString();
    const find = (): Defect | undefined => this.store.ledgerOf(key)?.ledger.defects.find(fits);
    const found = find() ?? (await this.nextFound(find));
    if (found) await this.defects.reveal(found.id, key);
  }

  private nextFound(find: () => Defect | undefined): Promise<Defect | undefined> {
    return new Promise((resolve) => {
      const finish = (found: Defect | undefined): void => {
        clearTimeout(timer);
        listener.dispose();
        resolve(found);
      };
      const timer = setTimeout(() => finish(undefined), patience);
      const listener = this.store.onDidChange(() => {
        const found = find();
        if (found) finish(found);
      });
    });
  }

  private folderOf(node: DefectNode): FolderLedger | undefined {
    if (!('key' in node)) return undefined;
    return this.store.ledgerOf(node.key);
  }
}

async function pickDefect(defect: Defect, candidates: readonly Defect[]): Promise<Defect | undefined> {
  if (candidates.length === 0) {
    void vscode.window.showInformationMessage(l10n.t('There is no other defect to merge with.'));
    return undefined;
  }
  const picks = candidates.map((other) => ({
    label: defectName(other),
    description: placeLabel(other.mentions[0]!.path, other.mentions[0]!.range.start.line),
    iconPath: severityIcon(other),
    other,
  }));
  const pick = await vscode.window.showQuickPick(picks, {
    title: l10n.t('Merge {0} With', defect.id),
    placeHolder: l10n.t('The same defect as: {0}', plainWords(defect.title)),
    matchOnDescription: true,
  });
  return pick?.other;
}

async function pickMention(defect: Defect): Promise<DefectMention | undefined> {
  const picks = defect.mentions.map((mention) => ({
    label: mentionLabel(mention),
    description: mention.joinedBy === undefined ? l10n.t('reported here') : joinLabel(mention.joinedBy),
    detail: mention.path,
    iconPath: new vscode.ThemeIcon('book'),
    mention,
  }));
  const pick = await vscode.window.showQuickPick(picks, {
    title: l10n.t('Split {0}', defect.id),
    placeHolder: l10n.t('The mention that is a defect of its own'),
    matchOnDetail: true,
  });
  return pick?.mention;
}

function mentionLabel({ path, range }: DefectMention): string {
  return placeLabel(baseName(path), range.start.line);
}

function say(message: string): void {
  vscode.window.setStatusBarMessage(message, 5000);
}
