import * as l10n from '@vscode/l10n';
import { workspacePath } from '../files/workspacePath.js';
import type { Defect, Ledger, Template } from '../model/ledger.js';

export type TemplateChoice =
  | { kind: 'chosen'; templates: Template[] }
  /** `candidates`: what there is to choose from. */
  | { kind: 'refused'; reason: string; candidates: Template[] };

/**
 * The templates to fix a defect with (FIXES: Command line).
 * @param wanted the id or the target path of one of them. Default: all that serve the defect, when their targets differ
 */
export function chooseTemplates(ledger: Ledger, defect: Defect, wanted?: string): TemplateChoice {
  const serving = defect.templates.flatMap((id) => ledger.templates.find((each) => each.id === id) ?? []);
  if (wanted === undefined) return oneATarget(defect, serving);
  const target = workspacePath(wanted);
  const found = serving.filter((each) => each.id === wanted);
  const named = found.length > 0 ? found : serving.filter((each) => sameTarget(each, target));
  if (named.length === 0) {
    const reason = ledger.templates.some((each) => each.id === wanted || sameTarget(each, target))
      ? l10n.t('{0} does not serve {1}.', wanted, defect.id)
      : l10n.t('There is no template {0}.', wanted);
    return { kind: 'refused', reason, candidates: serving };
  }
  return oneATarget(defect, named);
}

function oneATarget(defect: Defect, templates: readonly Template[]): TemplateChoice {
  for (const { targetPath } of templates) {
    const candidates = templates.filter((each) => each.targetPath === targetPath);
    if (candidates.length > 1) {
      const reason = l10n.t(
        'Several templates for {0} serve {1}: choose one by its id.',
        targetPath,
        defect.id,
      );
      return { kind: 'refused', reason, candidates };
    }
  }
  return { kind: 'chosen', templates: [...templates] };
}

function sameTarget({ targetPath }: Template, path: string | undefined): boolean {
  return path !== undefined && workspacePath(targetPath) === path;
}
