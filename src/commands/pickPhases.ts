import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Phase } from '../core/model/ledger.js';
import { plainWords } from '../core/text/plainWords.js';
import type { LedgerStore } from '../workspace/LedgerStore.js';
import type { EditTarget } from './editTargets.js';
import { clearing, showPicks, type ChosenValue, type ValuePick } from './pickFieldValue.js';

/**
 * A phase for each target: phases are those of a folder, so with rows of several folders it is asked for each, and whoever writes has all
 * answers first. Undefined when the person leaves; nothing in the place of a folder without phases, which the person is told.
 */
export async function pickPhases(
  targets: readonly EditTarget[],
  store: LedgerStore,
  titleFor: (targets: readonly EditTarget[]) => string,
): Promise<(ChosenValue | undefined)[] | undefined> {
  const several = targets.length > 1;
  const chosen: (ChosenValue | undefined)[] = [];
  for (const target of targets) {
    const { folder } = target;
    const phases = store.ledgerOf(folder.uri.toString())?.ledger.phases ?? [];
    if (phases.length === 0) {
      const none = several
        ? l10n.t('No source of the folder {0} has a roadmap with phases.', folder.name)
        : l10n.t('No source has a roadmap with phases.');
      void vscode.window.showInformationMessage(none);
      chosen.push(undefined);
      continue;
    }
    const title = titleFor([target]);
    const phase = await pickPhase(target, phases, several ? l10n.t('{0} ({1})', title, folder.name) : title);
    if (!phase) return undefined;
    chosen.push(phase);
  }
  return chosen;
}

async function pickPhase(
  { defects }: EditTarget,
  phases: readonly Phase[],
  title: string,
): Promise<ChosenValue | undefined> {
  const sets = new Set(defects.map((each) => each.phases.join(' ')));
  const present = sets.size === 1 ? defects[0]?.phases[0] : undefined;
  const picks = phases.map(({ id, title: name }): ValuePick => ({
    label: plainWords(name),
    value: id,
    ...(id === present ? { description: l10n.t('present value') } : {}),
  }));
  if (defects.some((each) => each.phases.length > 0))
    picks.push({ ...clearing(), label: l10n.t('No Phase') });
  return showPicks(picks, title, present, picks.find(({ value }) => value === present)?.label);
}
