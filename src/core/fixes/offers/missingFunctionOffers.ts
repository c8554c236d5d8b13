import * as l10n from '@vscode/l10n';
import type { Defect } from '../../model/ledger.js';
import { planMissingFunction } from '../planMissingFunction.js';
import type { FixOffer } from './FixOffer.js';

export interface MissingName {
  /** Absolute dotted name. */
  readonly module: string;
  readonly name: string;
}

/** Every name that the code imports and that its module does not define, as the anchors of the defect say now. */
export function missingNames({ anchors }: Defect): MissingName[] {
  const found = new Map<string, MissingName>();
  for (const anchor of anchors) {
    if (anchor.kind !== 'import' || anchor.state !== 'confirmed') continue;
    for (const name of anchor.names) found.set(`${anchor.module}.${name}`, { module: anchor.module, name });
  }
  return [...found.values()];
}

/** For each name the fix that adds it to its module, with parameters from the places that call it. */
export function missingFunctionOffers(defect: Defect, names = missingNames(defect)): FixOffer[] {
  const importers = [...new Set(defect.occurrences.map(({ path }) => path))];
  return names.map((missing) => missingFunctionOffer(missing, importers));
}

/** The fix that adds the name to its module. `importers`: the files that import it. */
export function missingFunctionOffer({ module, name }: MissingName, importers: readonly string[]): FixOffer {
  return {
    title: l10n.t("Add missing function '{0}' to {1}", name, module),
    kind: 'missing-function',
    plan: (files, options) =>
      planMissingFunction({ module, name }, files, { importers, integrity: options?.integrity }),
  };
}
