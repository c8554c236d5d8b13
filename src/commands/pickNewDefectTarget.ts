import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../core/text/counted.js';
import type { NewDefectTargets } from '../core/writeback/newDefectTargets.js';

/**
 * Which source a new defect is written to, where there is no inventory of our own format: one that has defects already, or a new inventory.
 * @param refused why the source that was chosen before cannot take it
 */
export async function pickNewDefectTarget(
  { others, fresh }: NewDefectTargets,
  refused?: string,
): Promise<string | undefined> {
  const picks: (vscode.QuickPickItem & { path: string })[] = others.map(({ path, kind, count }) => ({
    label: path,
    description: counted(count, l10n.t('{0} defect', count), l10n.t('{0} defects', count)),
    iconPath: new vscode.ThemeIcon(kind === 'report' ? 'markdown' : 'json'),
    path,
  }));
  if (fresh !== undefined)
    picks.push({
      label: l10n.t('New inventory: {0}', fresh),
      description: l10n.t('can hold places in the code'),
      iconPath: new vscode.ThemeIcon('new-file'),
      path: fresh,
    });
  const picked = await vscode.window.showQuickPick(picks, {
    title: l10n.t('New Defect'),
    placeHolder: refused ?? l10n.t('Where is it written?'),
    ignoreFocusOut: refused !== undefined,
  });
  return picked?.path;
}

/** Those that are left after one has refused; undefined when there is none. */
export function withoutTarget(
  { natives, others, fresh }: NewDefectTargets,
  path: string,
): NewDefectTargets | undefined {
  const left = { natives, others: others.filter((other) => other.path !== path), fresh };
  if (fresh === path) left.fresh = undefined;
  return left.others.length > 0 || left.fresh !== undefined ? left : undefined;
}
