import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../core/text/counted.js';
import type { MissingEntries } from '../core/export/inventory/missingEntries.js';
import type { AddedCounts, ChosenEntries } from '../core/export/inventory/planInventory.js';
import type { Defect } from '../core/model/ledger.js';
import { severityIcon } from '../views/defectItem.js';
import { defectName, evidenceLabel } from '../views/model/labels.js';

interface EntryPick extends vscode.QuickPickItem {
  defect?: string;
  rest?: 'phases' | 'criteria';
}

/** Asks which entries go into the inventory; all are picked at first. Undefined when the person leaves. */
export async function pickInventoryEntries(
  missing: MissingEntries,
  path: string,
): Promise<ChosenEntries | undefined> {
  const picks = await vscode.window.showQuickPick(entryPicks(missing), {
    canPickMany: true,
    matchOnDescription: true,
    title: l10n.t('Create Inventory from Reports'),
    placeHolder: l10n.t('What is written to {0}, where it can be edited and rules over the reports', path),
  });
  return picks && chosenOf(picks);
}

export function allEntries(missing: MissingEntries): ChosenEntries {
  return chosenOf(entryPicks(missing));
}

function chosenOf(picks: readonly EntryPick[]): ChosenEntries {
  return {
    defects: picks.flatMap(({ defect }) => defect ?? []),
    phases: picks.some(({ rest }) => rest === 'phases'),
    criteria: picks.some(({ rest }) => rest === 'criteria'),
  };
}

/** The defects under their priorities, then the roadmap as one item each for phases and criteria. */
function entryPicks({ defects, phases, criteria }: MissingEntries): EntryPick[] {
  const picks: EntryPick[] = [];
  for (const [i, defect] of defects.entries()) {
    if (i === 0 || defect.priority !== defects[i - 1]!.priority)
      picks.push(separator(defect.priority ?? l10n.t('No priority')));
    picks.push(defectPick(defect));
  }
  if (phases.length + criteria.length > 0) picks.push(separator(l10n.t('Roadmap')));
  const none = { defects: 0, phases: 0, criteria: 0, templates: 0 };
  for (const [rest, count] of [
    ['phases', phases.length],
    ['criteria', criteria.length],
  ] as const) {
    if (count > 0) picks.push({ label: countLabel({ ...none, [rest]: count }), picked: true, rest });
  }
  return picks;
}

function separator(label: string): EntryPick {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function defectPick(defect: Defect): EntryPick {
  return {
    label: defectName(defect),
    description: evidenceLabel(defect),
    iconPath: severityIcon(defect),
    picked: true,
    defect: defect.id,
  };
}

/** `12 defects, 6 phases and 1 criterion`: what there is none of is left out. */
export function countLabel({ defects, phases, criteria, templates }: AddedCounts): string {
  const parts = [
    [defects, counted(defects, l10n.t('{0} defect', defects), l10n.t('{0} defects', defects))],
    [phases, counted(phases, l10n.t('{0} phase', phases), l10n.t('{0} phases', phases))],
    [criteria, counted(criteria, l10n.t('{0} criterion', criteria), l10n.t('{0} criteria', criteria))],
    [templates, counted(templates, l10n.t('{0} template', templates), l10n.t('{0} templates', templates))],
  ] as const;
  const shown = parts.filter(([count]) => count > 0).map(([, label]) => label);
  const last = shown.pop() ?? l10n.t('nothing');
  return shown.length === 0 ? last : l10n.t('{0} and {1}', shown.join(', '), last);
}
