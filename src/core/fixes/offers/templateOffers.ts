import * as l10n from '@vscode/l10n';
import type { Defect, Ledger, Template } from '../../model/ledger.js';
import { planTemplate } from '../planTemplate.js';
import type { FixOffer } from './FixOffer.js';

/** The templates that serve a defect, in the order of the ledger. */
export function templateOffers(ledger: Pick<Ledger, 'templates'>, defect: Defect): FixOffer[] {
  return defect.templates.flatMap((id) => {
    const template = ledger.templates.find((each) => each.id === id);
    return template ? [templateOffer(template, defect)] : [];
  });
}

/** `defect`: what the variables of the template are filled in for. */
export function templateOffer(template: Template, defect?: Defect): FixOffer {
  return {
    title: l10n.t('Apply fix: {0}', template.title),
    kind: 'template',
    targetPath: template.targetPath,
    templateId: template.id,
    templateTitle: template.title,
    plan: (files, options) => planTemplate(template, files, { ...options, defect }),
  };
}
