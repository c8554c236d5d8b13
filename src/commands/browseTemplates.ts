import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { plainWords } from '../core/text/plainWords.js';
import { counted } from '../core/text/counted.js';
import type { FixPlan } from '../core/fixes/FixPlan.js';
import type { Defect, Template } from '../core/model/ledger.js';
import { isCurrent, setSnippets } from '../workspace/applyFix.js';
import { toPath, toRange } from '../workspace/convert.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import { loadEngine } from '../workspace/loadEngine.js';
import type { PlannedTexts } from '../workspace/PlannedTexts.js';
import { VscodeFiles } from '../workspace/VscodeFiles.js';
import { CommandFamily } from './CommandFamily.js';

interface Item extends vscode.QuickPickItem {
  readonly folder: vscode.WorkspaceFolder;
  readonly template: Template;
  readonly serving: readonly Defect[];
}

/** All templates in one list; what the active one would do is shown beside it while the focus stays in the list. */
export class BrowseTemplatesCommand extends CommandFamily {
  constructor(
    private readonly store: LedgerStore,
    private readonly planned: PlannedTexts,
  ) {
    super();
    this.register('defectLedger.browseTemplates', () => this.browse());
  }

  private browse(): void {
    const buttons = makeButtons();
    const items = this.items(Object.values(buttons));
    if (items.length === 0) {
      void vscode.window.showInformationMessage(l10n.t('There are no fix templates here.'));
      return;
    }
    const editor = vscode.window.activeTextEditor;
    const pick = vscode.window.createQuickPick<Item>();
    pick.title = l10n.t('Browse Templates');
    pick.placeholder = l10n.t('Enter applies the template');
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    pick.items = items;
    pick.onDidChangeActive(([item]) => {
      if (item) void this.show(item, pick);
    });
    pick.onDidTriggerItemButton(({ item, button }) => {
      pick.hide();
      if (button === buttons.open)
        void vscode.commands.executeCommand('defectLedger.openTemplate', nodeOf(item));
      else if (editor) void insert(item, editor);
      else
        void vscode.window.showInformationMessage(
          l10n.t('Open the file that the template is to be inserted in.'),
        );
    });
    pick.onDidAccept(() => {
      const [item] = pick.activeItems;
      pick.hide();
      if (item) void vscode.commands.executeCommand('defectLedger.applyTemplate', nodeOf(item));
    });
    pick.onDidHide(() => pick.dispose());
    pick.show();
  }

  private items(buttons: readonly vscode.QuickInputButton[]): Item[] {
    return this.store.ledgers.flatMap(({ folder, ledger }) =>
      ledger.templates.map((template): Item => {
        const serving = ledger.defects.filter(({ templates }) => templates.includes(template.id));
        return {
          label: plainWords(template.title),
          description: template.targetPath,
          detail:
            serving.length > 0
              ? l10n.t('Serves {0}', serving.map(({ id }) => id).join(', '))
              : l10n.t('Serves no defect'),
          buttons,
          folder,
          template,
          serving,
        };
      }),
    );
  }

  /** Says what the template would do, and shows it, unless another one is active by then. */
  private async show(item: Item, pick: vscode.QuickPick<Item>): Promise<void> {
    const { folder, template, serving } = item;
    const { changedLines, templateOffer } = await loadEngine();
    const plan = await templateOffer(template, serving[0]).plan(new VscodeFiles(folder), {
      syntax: this.store.parsers,
    });
    if (pick.activeItems[0] !== item) return;
    pick.title = l10n.t('Browse Templates: {0}', stateOf(plan, changedLines));
    if (plan.kind !== 'change' || !isCurrent(folder, plan)) return;
    const shown = plan.files.find(({ path }) => path === template.targetPath) ?? plan.files.at(-1);
    if (shown) await this.planned.show(folder, shown, l10n.t('{0} (preview)', template.title));
  }
}

/** In the order in which they are shown. */
function makeButtons(): Record<'insert' | 'open', vscode.QuickInputButton> {
  return {
    insert: { iconPath: new vscode.ThemeIcon('insert'), tooltip: l10n.t('Insert at Cursor') },
    open: { iconPath: new vscode.ThemeIcon('go-to-file'), tooltip: l10n.t('Open in Its Source') },
  };
}

function stateOf(
  plan: FixPlan,
  changedLines: (plan: Extract<FixPlan, { kind: 'change' }>) => number,
): string {
  if (plan.kind === 'nothing') return l10n.t('nothing to do');
  if (plan.kind === 'refused') return l10n.t('cannot be applied: {0}', plan.reason);
  const created = plan.files.filter(({ kind }) => kind === 'create').map(({ path }) => path);
  if (created.length > 0) return l10n.t('would create {0}', created.join(', '));
  const lines = changedLines(plan);
  return counted(lines, l10n.t('would change {0} line', lines), l10n.t('would change {0} lines', lines));
}

/** As the row of the Defects view that stands for it. */
function nodeOf({ folder, template, serving }: Item): object {
  const key = folder.uri.toString();
  return { type: 'template', id: template.id, key, defectId: serving[0]?.id ?? '', templateId: template.id };
}

/** The code where the cursor is, in any language, as one edit, with its placeholders to step through. */
async function insert({ folder, template, serving }: Item, editor: vscode.TextEditor): Promise<void> {
  const { document, selection } = editor;
  const { planTemplateInsertion } = await loadEngine();
  const path = toPath(folder, document.uri) ?? template.targetPath;
  const at = { path, text: document.getText(), offset: document.offsetAt(selection.active) };
  const context = { defect: serving[0] };
  const planned = await planTemplateInsertion(template, at, new VscodeFiles(folder), context);
  if ('missing' in planned) {
    void vscode.window.showWarningMessage(l10n.t('{0}: {1}', template.title, planned.missing));
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  if (planned.snippets) setSnippets(edit, document.uri, planned.snippets);
  else for (const { range, newText } of planned.edits) edit.replace(document.uri, toRange(range), newText);
  // Placeholders are stepped through in the active editor only.
  await vscode.window.showTextDocument(document, editor.viewColumn);
  await vscode.workspace.applyEdit(edit);
}
