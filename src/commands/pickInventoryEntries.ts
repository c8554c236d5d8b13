import * as vscode from 'vscode';
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
    title: 'Create Inventory from Reports',
    placeHolder: `What is written to ${path}, where it can be edited and rules over the reports`,
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
      picks.push(separator(defect.priority ?? 'No priority'));
    picks.push(defectPick(defect));
  }
  const rest = { phases: phases.length, criteria: criteria.length };
  if (rest.phases + rest.criteria > 0) picks.push(separator('Roadmap'));
  for (const kind of ['phases', 'criteria'] as const) {
    if (rest[kind] > 0) picks.push({ label: counted(kind, rest[kind]), picked: true, rest: kind });
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

const singular: Record<keyof AddedCounts, string> = {
  defects: 'defect',
  phases: 'phase',
  criteria: 'criterion',
  templates: 'template',
};

function counted(kind: keyof AddedCounts, count: number): string {
  return `${count} ${count === 1 ? singular[kind] : kind}`;
}

/** `12 defects, 6 phases and 1 criterion`: what there is none of is left out. */
export function countLabel(counts: AddedCounts): string {
  const parts = (Object.keys(singular) as (keyof AddedCounts)[])
    .filter((kind) => counts[kind] > 0)
    .map((kind) => counted(kind, counts[kind]));
  const last = parts.pop() ?? 'nothing';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}
