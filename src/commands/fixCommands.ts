import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FixOffer, FixOptions } from '../core/fixes/offers/FixOffer.js';
import type { FileFix, FixPlan } from '../core/fixes/FixPlan.js';
import type { Defect } from '../core/model/ledger.js';
import type { DefectsView } from '../views/DefectsView.js';
import type { DefectNode } from '../views/model/DefectsModel.js';
import { applyPlan, type FixChange } from '../workspace/applyFix.js';
import { toUri } from '../workspace/convert.js';
import type { FolderLedger, LedgerStore } from '../workspace/LedgerStore.js';
import { loadEngine } from '../workspace/loadEngine.js';
import { alwaysPreviewsFixes } from '../workspace/settings.js';
import { VscodeFiles } from '../workspace/VscodeFiles.js';
import { CommandFamily } from './CommandFamily.js';
import { chooseOffers } from './chooseOffers.js';

/** Which fix is meant: `key` is the folder's Uri; without a title all fixes of the defect. */
export interface FixTarget {
  readonly key: string;
  readonly defect: string;
  readonly title?: string;
}

interface Found extends FolderLedger {
  readonly defect: Defect;
}

/** Fixes that start from the tree, or that are more than one edit of one file. */
export class FixCommands extends CommandFamily {
  constructor(
    private readonly store: LedgerStore,
    private readonly defects: DefectsView,
  ) {
    super();
    this.register('defectLedger.applyTemplate', (node) => this.applyTemplate(node, false));
    this.register('defectLedger.replaceExisting', (node) => this.applyTemplate(node, true));
    this.register('defectLedger.explainFix', (target) => this.explain(target));
    this.register('defectLedger.fixDefect', (target) => this.fixDefect(target, false));
    this.register('defectLedger.fixAndMark', (target) => this.fixDefect(target, true));
  }

  /** Applies the template of a row and shows the file; a refusal says why and changes nothing. */
  private async applyTemplate(node: DefectNode | FixTarget | undefined, replace: boolean): Promise<void> {
    const template = node && 'type' in node ? this.defects.model.template(node) : undefined;
    if (!template || !node || !('type' in node) || node.type !== 'template') return;
    const entry = this.entryOf(node.key);
    if (!entry) return;
    const { templateOffer } = await loadEngine();
    const defect = entry.ledger.defects.find(({ id }) => id === node.defectId);
    await this.run(entry.folder, template.title, [templateOffer(template, defect)], replace);
  }

  /** Tells why the fix cannot be made, and offers what else there is. */
  private async explain(target: DefectNode | FixTarget | undefined): Promise<void> {
    const found = this.defectOf(target);
    if (!found || !target || !('title' in target)) return;
    const { defectFixes } = await loadEngine();
    const offer = defectFixes(found.ledger, found.defect).find(({ title }) => title === target.title);
    if (offer) await this.run(found.folder, offer.title, [offer], false);
  }

  /** All fixes of the defect, over all files, as one edit; `mark`: with the tests that it names, and its status. */
  private async fixDefect(target: DefectNode | FixTarget | undefined, mark: boolean): Promise<void> {
    const found = this.defectOf(target);
    if (!found) return;
    const { bundleOffers, defectFixes } = await loadEngine();
    const { id } = found.defect;
    const fixes = await chooseOffers(defectFixes(found.ledger, found.defect), id);
    if (!fixes) return;
    const offers = mark ? [...fixes, ...bundleOffers(found.defect, 'in-progress')] : fixes;
    if (offers.length === 0) {
      void vscode.window.showInformationMessage(l10n.t('There is no fix for {0} here.', id));
      return;
    }
    await this.run(
      found.folder,
      mark ? l10n.t('Fix {0} and mark in progress', id) : l10n.t('Fix {0}', id),
      offers,
      false,
    );
  }

  private async run(
    folder: vscode.WorkspaceFolder,
    title: string,
    offers: readonly FixOffer[],
    replace: boolean,
  ): Promise<void> {
    const { needsPreview, planInTurn } = await loadEngine();
    const options = { replace, syntax: this.store.parsers, tabStops: offers.length === 1 };
    const plan = await planInTurn(offers, new VscodeFiles(folder), options);
    if (plan.kind === 'nothing') {
      void vscode.window.showInformationMessage(l10n.t('{0}: {1}', title, plan.reason));
      return;
    }
    if (plan.kind === 'refused') {
      await this.sayRefused(folder, title, offers, plan, replace);
      return;
    }
    const confirm = alwaysPreviewsFixes(folder) || needsPreview(plan);
    await write(folder, title, plan, confirm);
  }

  /** Why, and the sensible other way: the file that the code belongs to, or the code itself to put where it fits. */
  private async sayRefused(
    folder: vscode.WorkspaceFolder,
    title: string,
    offers: readonly FixOffer[],
    { reason, definedIn }: Extract<FixPlan, { kind: 'refused' }>,
    replace: boolean,
  ): Promise<void> {
    const target = definedIn ?? (offers.length === 1 ? offers[0]!.targetPath : undefined);
    const open =
      target === undefined ? undefined : l10n.t('Open {0}', target.slice(target.lastIndexOf('/') + 1));
    const replaceable = !replace && (await wouldReplace(folder, offers, this.store.parsers));
    const ways = [
      ...(open === undefined ? [] : [open]),
      ...(replaceable ? [l10n.t('Replace Existing…')] : []),
    ];
    const chosen = await vscode.window.showWarningMessage(l10n.t('{0}: {1}', title, reason), ...ways);
    if (chosen === undefined) return;
    if (chosen === open) await vscode.window.showTextDocument(toUri(folder, target!));
    else await this.run(folder, title, offers, true);
  }

  private defectOf(target: DefectNode | FixTarget | undefined): Found | undefined {
    if (!target || !('key' in target)) return undefined;
    const id = 'type' in target ? this.defects.model.defect(target)?.id : target.defect;
    const entry = this.entryOf(target.key);
    const defect = entry?.ledger.defects.find((each) => each.id === id);
    return entry && defect ? { ...entry, defect } : undefined;
  }

  private entryOf(key: string): FolderLedger | undefined {
    return this.store.ledgerOf(key);
  }
}

async function wouldReplace(
  folder: vscode.WorkspaceFolder,
  offers: readonly FixOffer[],
  syntax: FixOptions['syntax'],
): Promise<boolean> {
  const { planInTurn } = await loadEngine();
  const plan = await planInTurn(offers, new VscodeFiles(folder), { replace: true, syntax });
  return plan.kind === 'change';
}

async function write(
  folder: vscode.WorkspaceFolder,
  title: string,
  plan: FixChange,
  confirm: boolean,
): Promise<void> {
  const applied = await applyPlan(folder, plan, { confirm, label: title });
  if (!applied.written) {
    const { reason } = applied;
    if (reason !== undefined) void vscode.window.showWarningMessage(l10n.t('{0}: {1}', title, reason));
    return;
  }
  const [first] = plan.files.filter(({ after }) => after !== '');
  if (first && !applied.stepping) await showChange(folder, first);
  if (plan.notes.length > 0 && !confirm) void vscode.window.showInformationMessage(plan.notes.join(' '));
}

/** Opens the file with the cursor at the most that was written. */
async function showChange(folder: vscode.WorkspaceFolder, fix: FileFix): Promise<void> {
  const { mainPlace } = await loadEngine();
  const { line } = mainPlace(fix);
  const selection = new vscode.Range(line, 0, line, 0);
  await vscode.window.showTextDocument(toUri(folder, fix.path), { selection });
}
